import CacheOpening
import CoordinateSystems
import FileAccess
import SchemeComparison
package import SchemeFormats
import SourceText
public import SystemPackage
package import TileStores
public import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The sizes of the tiles of an existing cache, level by level.
///
/// Between two sampled levels, the size is interpolated in logarithms, by the resolution. Beyond the sampled levels,
/// the size of PNG tiles falls by 15 % at each halving of the resolution, for three halvings. It grows by as much
/// towards coarser levels. Maps become emptier as they are enlarged, by 20 to 45 % per level in real caches. Imagery
/// does not, and PNG may contain either, so 15 % is a compromise. The sizes of JPEG and LERC tiles do not change.
public struct TileSizeCalibration: Sendable {
  /// The sample of a level.
  public struct SampledLevel: Sendable {
    /// The number of the level.
    public let number: Int
    let metersPerPixel: Double
    let bytesPerPixel: Double
    /// The number of tiles that were measured.
    public let tiles: Int
    /// The number of bundles that were read.
    public let bundles: Int
    /// The number of bundles that the level has.
    public let bundlesInAll: Int
  }

  /// The most bundles of a level that are read, spread evenly over all of them.
  ///
  /// A bundle holds up to 16,384 tiles, so 32 bundles are a large sample. Only their indexes are read, not the tiles.
  private static let bundleLimit = 32
  /// The number of levels beyond the sampled ones for which the range does not widen.
  private static let reach = 3.0
  /// The factor from the expected size to the low or the high one, √3: the high estimate is three times the low one.
  private static let spread = 1.732
  /// The ratio of the tile sizes of two levels, the finer to the coarser one, at half the resolution; see above.
  private static let finerFactorOfMaps = 0.85
  /// The factor by which the range widens with each level beyond `reach`.
  private static let widening = 1.25
  /// The largest factor by which the range widens.
  private static let widest = 2.0

  /// The path of the cache, as the user wrote it.
  public let cacheName: String
  /// The image format that the cache declares; `nil` if it declares none.
  public let format: TileImageFormat?
  /// The sampled levels, from the coarsest.
  public let levels: [SampledLevel]
  /// The sizes of all measured tiles.
  private let sizes: TileSizes
  /// The size of a tile at half the resolution, as a fraction of its size; 1 if the size does not change.
  private let finerFactor: Double

  /// Measures a cache directory or a package.
  ///
  /// - Throws: `CalibrationError` if the cache cannot be opened, or has no tiles that can be read.
  public init(_ path: FilePath) throws(CalibrationError) {
    let opened: OpenedScheme
    var packets: [TilePacket]?
    do throws(OpeningError) {
      // A database has no documents, and both its scheme and its tiles are found by one reading of its rows.
      if let store = try? TileStoreRegistry.store(of: SetName.file(of: path)), store.documents == .ownEntries {
        let cache = try CacheOpener.open(path, reporting: .harmless)
        opened = cache.scheme
        packets = cache.packets
      } else {
        opened = try SchemeOpener.open(path)
      }
    } catch {
      throw .opening(error)
    }
    do throws(FileAccessError) {
      if packets == nil { packets = try OpenedCache.Tiles(of: opened, at: path).packets }
    } catch {
      throw .file(error)
    }
    try self.init(opened, packets ?? [], named: path.string)
  }

  /// Reads the indexes of some bundles of each level.
  ///
  /// - Throws: `CalibrationError` if the cache has no tiles, or none that can be read.
  package init(_ opened: OpenedScheme, _ packets: [TilePacket], named name: String) throws(CalibrationError) {
    guard let scheme = opened.model.scheme else { throw .noScheme(name) }
    guard !packets.isEmpty else { throw .noTiles(name) }
    let metersPerUnit = GroundResolution.metersPerUnit(
      of: scheme.spatialReference ?? opened.model.spatialReference)
    let pixels = Double(scheme.tileWidth * scheme.tileHeight)
    var all = TileSizes()
    var levels: [SampledLevel] = []
    var failure: FileAccessError?
    for (number, packets) in Dictionary(grouping: packets, by: \.level) {
      // Tiles of a level that the scheme does not define have no resolution, so they cannot be compared with others.
      guard let level = scheme.level(number) else { continue }
      var sizes = TileSizes()
      let sample = Self.sample(packets)
      for packet in sample {
        do throws(FileAccessError) {
          // An empty file holds no image, and a mean of 0 has no logarithm.
          for tile in try packet.open().index().tiles where tile.size > 0 { sizes.add(Int(tile.size)) }
        } catch {
          // One unreadable bundle does not spoil the sample; the error is reported only if no tile could be measured.
          failure = error
        }
      }
      guard sizes.count > 0 else { continue }
      all.add(sizes)
      levels.append(
        SampledLevel(
          number: number, metersPerPixel: level.resolution * metersPerUnit,
          bytesPerPixel: Double(sizes.total) / Double(sizes.count) / pixels, tiles: sizes.count,
          bundles: sample.count, bundlesInAll: packets.count))
    }
    guard !levels.isEmpty else { throw failure.map { .file($0) } ?? .noTiles(name) }
    cacheName = name
    self.levels = levels.sorted { $0.metersPerPixel > $1.metersPerPixel }
    sizes = all
    format = opened.model.image?.format
    switch format {
    case .jpeg, .lerc: finerFactor = 1
    default: finerFactor = Self.finerFactorOfMaps
    }
  }

  private static func sample(_ packets: [TilePacket]) -> [TilePacket] {
    guard packets.count > bundleLimit else { return packets }
    return (0..<bundleLimit).map { packets[$0 * packets.count / bundleLimit] }
  }

  /// The number of measured tiles of all levels.
  public var tiles: Int { sizes.count }

  /// The size in bytes that a fraction of the tiles, from 0 to 1, does not exceed.
  public func quantile(_ part: Double) -> Int { sizes.quantile(part) ?? 0 }

  /// The estimated bytes per pixel of a tile at a resolution in metres on the ground.
  ///
  /// Pixels instead of tiles, and metres instead of map units: the measured cache may have another tile size and
  /// another coordinate system than the planned one.
  func bytesPerPixel(metersPerPixel: Double) -> Estimate {
    let finer = levels.firstIndex { $0.metersPerPixel <= metersPerPixel }
    let expected: Double
    let distance: Double
    switch finer {
    case nil:
      let last = levels[levels.count - 1]
      distance = log2(last.metersPerPixel / metersPerPixel)
      expected = last.bytesPerPixel * pow(finerFactor, min(distance, Self.reach))
    case 0:
      distance = log2(metersPerPixel / levels[0].metersPerPixel)
      expected = levels[0].bytesPerPixel / pow(finerFactor, min(distance, Self.reach))
    case let index?:
      let coarse = levels[index - 1]
      let fine = levels[index]
      let span = log2(coarse.metersPerPixel / fine.metersPerPixel)
      let part = log2(coarse.metersPerPixel / metersPerPixel) / span
      distance = min(part, 1 - part) * span
      expected = exp2(log2(coarse.bytesPerPixel) * (1 - part) + log2(fine.bytesPerPixel) * part)
    }
    let spread = Self.spread * min(Self.widest, pow(Self.widening, max(0, distance - Self.reach)))
    return Estimate(low: expected / spread, expected: expected, high: expected * spread)
  }

  /// The sample and its sizes for people, one sentence without a full stop.
  var summary: String {
    let bundles = levels.map(\.bundles).reduce(0, +)
    let bundlesInAll = levels.map(\.bundlesInAll).reduce(0, +)
    let numbers = levels.map(\.number)
    func weight(_ part: Double) -> String { ByteText.text(Double(quantile(part))) }
    return
      "calibrated on \(counted(tiles, "tile")) in \(bundles) of \(counted(bundlesInAll, "bundle")) of \(cacheName), "
      + "\(LevelNumbers(numbers).text): 10 % of the tiles have at most \(weight(0.1)), 50 % at most \(weight(0.5)), "
      + "90 % at most \(weight(0.9)); the range is wider for levels more than 3 away from these"
  }
}
