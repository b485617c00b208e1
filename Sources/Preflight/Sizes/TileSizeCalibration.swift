package import CacheOpening
import CoordinateSystems
import FileAccess
package import SchemeFormats
public import SystemPackage
import TileStores
import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// What the tiles of a cache that exists weigh, level by level.
///
/// Between two levels that were looked at, the weight is between theirs (in logarithms, by the resolution). Beyond them
/// that of PNG falls by 15 % at each halving of the resolution, for three halvings, and grows by as much the other way: maps
/// grow emptier as one comes nearer, by 20 to 45 % a level in real caches, imagery does not, and nobody knows which it is.
/// JPEG and LERC hold their weight.
public struct TileSizeCalibration: Sendable {
  /// What was seen of a level.
  public struct SampledLevel: Sendable {
    /// Its number.
    public let number: Int
    let metersPerPixel: Double
    let bytesPerPixel: Double
    /// How many were looked at.
    public let tiles: Int
    /// How many were looked at.
    public let bundles: Int
    /// How many there are.
    public let bundlesInAll: Int
  }

  /// The most bundles of a level that are looked at, spread over all of them.
  private static let bundleLimit = 32
  /// How many levels away from one that was looked at the range stays as narrow as it is among them.
  private static let reach = 3.0
  /// Half of the range as a factor: from low to high it is threefold.
  private static let spread = 1.732
  private static let finerFactorOfMaps = 0.85
  /// How much the range widens with each level beyond the reach, up to twice its width.
  private static let widening = 1.25
  private static let widest = 2.0

  /// Its path, as the user wrote it.
  public let cacheName: String
  /// From the coarsest.
  public let levels: [SampledLevel]
  /// All tiles that were looked at.
  private let sizes: TileSizes
  /// What a tile weighs of one of half the resolution.
  private let finerFactor: Double

  /// Looks at a cache directory or a package.
  ///
  /// - Throws: `CalibrationError` where it cannot be opened, or has no tiles that can be read.
  public init(_ path: FilePath) throws(CalibrationError) {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(path)
    } catch {
      throw .opening(error)
    }
    let layout: CacheLayout
    do throws(FileAccessError) {
      layout = try CacheLayout(of: opened, at: path)
    } catch {
      throw .file(error)
    }
    try self.init(opened, layout, named: path.string)
  }

  /// Looks at the indexes of some bundles of each level.
  ///
  /// - Throws: `CalibrationError` where the cache has no tiles, or none that can be read.
  package init(_ opened: OpenedScheme, _ layout: CacheLayout, named name: String) throws(CalibrationError) {
    guard let scheme = opened.model.scheme else { throw .noScheme(name) }
    guard !layout.packets.isEmpty else { throw .noTiles(name) }
    let metersPerUnit = GroundResolution.metersPerUnit(
      of: scheme.spatialReference ?? opened.model.spatialReference)
    let pixels = Double(scheme.tileWidth * scheme.tileHeight)
    var all = TileSizes()
    var levels: [SampledLevel] = []
    var failure: FileAccessError?
    for (number, packets) in Dictionary(grouping: layout.packets, by: \.level) {
      guard let level = scheme.level(number) else { continue }
      var sizes = TileSizes()
      let sample = Self.sample(packets)
      for packet in sample {
        do throws(FileAccessError) {
          for tile in try packet.open().index().tiles { sizes.add(Int(tile.size)) }
        } catch {
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
    switch opened.model.image?.format {
    case .jpeg, .lerc: finerFactor = 1
    default: finerFactor = Self.finerFactorOfMaps
    }
  }

  private static func sample(_ packets: [TilePacket]) -> [TilePacket] {
    guard packets.count > bundleLimit else { return packets }
    return (0..<bundleLimit).map { packets[$0 * packets.count / bundleLimit] }
  }

  /// How many tiles were looked at.
  public var tiles: Int { sizes.count }

  /// The bytes that a part of the tiles, from 0 to 1, do not exceed.
  public func quantile(_ part: Double) -> Int { sizes.quantile(part) ?? 0 }

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

  /// One sentence for the user, without a full stop.
  var summary: String {
    let bundles = levels.map(\.bundles).reduce(0, +)
    let bundlesInAll = levels.map(\.bundlesInAll).reduce(0, +)
    let numbers = levels.map(\.number)
    func weight(_ part: Double) -> String { ByteText.text(Double(quantile(part))) }
    return
      "calibrated on \(tiles) tiles in \(bundles) of \(bundlesInAll) bundles of \(cacheName), levels "
      + "\(numbers.min() ?? 0) to \(numbers.max() ?? 0): a tenth weigh at most \(weight(0.1)), half \(weight(0.5)), "
      + "nine tenths \(weight(0.9)); levels more than 3 away from these have a wider range"
  }
}
