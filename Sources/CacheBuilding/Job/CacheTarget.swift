import CacheOpening
import CoordinateSystems
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// A cache directory that gets tiles: its scheme, and where its bundles are.
struct CacheTarget: Sendable {
  /// The path for messages.
  let path: FilePath
  /// The folder that contains the documents.
  let folder: FilePath
  /// The folder that contains the folders of the levels.
  let tiles: FilePath
  let store: CompactV2Store
  let scheme: TilingScheme
  let image: TileImageInfo
  /// The bundles that exist.
  let packets: [TilePacket]
  /// The coordinate system, as GDAL reads it.
  let system: String
  let reference: SpatialReference
  /// The extent that the documents state, in the coordinate system of the scheme; `nil` if they state none there.
  let fullExtent: Envelope?

  /// - Parameters:
  ///   - description: the values of its documents.
  ///   - packets: the bundles that exist.
  init(
    _ path: FilePath, folder: FilePath, tiles: FilePath, as store: CompactV2Store, _ description: CacheDescription,
    packets: [TilePacket]
  ) throws(BuildError) {
    guard let scheme = description.scheme, !scheme.levels.isEmpty else { throw .cache(path, .noScheme) }
    guard !scheme.variesByLevel, scheme.tileWidth == scheme.tileHeight else { throw .cache(path, .unevenTiles) }
    guard let reference = scheme.spatialReference ?? description.spatialReference,
      let system = reference.gdalDefinition
    else { throw .cache(path, .noSystem) }
    switch description.image?.format {
    case .png, .png8, .png24, .png32, .jpeg, .mixed, .lerc("LERC"): break
    case let other: throw .cache(path, .imageFormat(other?.name))
    }
    self.path = path
    self.folder = folder
    self.tiles = tiles
    self.store = store
    self.scheme = scheme
    self.packets = packets
    self.system = system
    self.reference = reference
    image = description.image ?? TileImageInfo()
    fullExtent = Self.fullExtent(description, reference)
  }

  private static func fullExtent(_ description: CacheDescription, _ reference: SpatialReference) -> Envelope? {
    guard let extent = description.fullExtent, extent.width > 0, extent.height > 0 else { return nil }
    if let own = extent.spatialReference, own.isSameSystem(as: reference) == .different { return nil }
    return extent
  }

  /// Opens an existing cache.
  static func open(_ path: FilePath) throws(BuildError) -> CacheTarget {
    let cache: OpenedCache
    do throws(OpeningError) {
      cache = try CacheOpener.open(path)
    } catch {
      throw .opening(error)
    }
    guard case .layout(let layout) = cache.tiles, layout.archive == nil, let document = cache.scheme.documents.first
    else { throw .cache(path, .notADirectory) }
    let model = cache.scheme.model
    // The files themselves say more than the configuration.
    guard layout.storage ?? model.storage?.format == .compactV2 else {
      if layout.packets.isEmpty, let stated = model.storage?.format {
        throw .cache(path, .statesOtherStorage(stated.name))
      }
      throw .cache(path, .notCompactV2)
    }
    for problem in layout.problems {
      if case .samePlace(let other) = problem.kind { throw .cache(path, .samePlace(other, problem.path)) }
    }
    let folder = FilePath(document.file).removingLastComponent()
    return try CacheTarget(
      path, folder: folder.isEmpty ? "." : folder, tiles: FilePath(layout.tileFolder),
      as: document.document.format.form == .legacy ? .legacy : .readyToServe, model, packets: layout.packets)
  }

  /// Whether the tiles contain values, such as elevations, and not colours.
  var isElevation: Bool { if case .lerc? = image.format { true } else { false } }

  /// The quality of JPEG tiles, from 1 to 100, if the documents state none.
  static let usualQuality = 75

  /// The quality that the documents state; `nil` if they state none, or 0 as for PNG.
  var statedQuality: Int? {
    image.compressionQuality.flatMap { Int(exactly: $0.rounded()) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The quality of JPEG tiles.
  var quality: Int { statedQuality ?? Self.usualQuality }

  /// The width of the world, if x-coordinates repeat after it.
  var world: Double? { Self.world(of: reference) }

  /// The levels with some numbers or scales.
  ///
  /// - Parameters:
  ///   - numbers: `nil` for all.
  ///   - scales: `nil` for all; compared to seven digits, as people copy them.
  func levels(_ numbers: Set<Int>?, scales: [Double]?) throws(BuildError) -> [LevelOfDetail] {
    var levels = scheme.levels
    if let numbers {
      let missing = numbers.subtracting(levels.map(\.number))
      guard missing.isEmpty else {
        throw .noLevel(
          "level \(missing.sorted().map(String.init).joined(separator: ", "))",
          existing: "levels \(scheme.levels.map { String($0.number) }.joined(separator: ", "))")
      }
      levels.removeAll { !numbers.contains($0.number) }
    }
    guard let scales else { return levels }
    for scale in scales where !levels.contains(where: { ($0.scale / scale - 1).magnitude < 1e-6 }) {
      throw .noLevel(
        "scale 1:\(scale)", existing: "scales \(scheme.levels.map { "1:\($0.scale)" }.joined(separator: ", "))")
    }
    return levels.filter { level in scales.contains { (level.scale / $0 - 1).magnitude < 1e-6 } }
  }
}
