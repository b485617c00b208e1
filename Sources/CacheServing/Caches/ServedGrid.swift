import CacheOpening
import CoordinateSystems
import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// What the documents of a service state about a cache: its description in ArcGIS's spelling, with the levels that clients
/// may ask for.
struct ServedGrid: Sendable {
  /// All levels of the scheme, and the values as the cache states them.
  let stated: CacheDescription
  /// The levels down to the finest one with tiles: QGIS, GDAL and Cesium show nothing at levels without tiles, and do not
  /// read `maxLOD` (`Reference/serving.md#levels`).
  let model: CacheDescription
  /// The levels with packets, in ascending order.
  let levels: [Int]

  /// - Parameters:
  ///   - cache: the open cache.
  ///   - title: the name for people, for a cache that states none.
  init(_ cache: OpenedCache, title: String) {
    var model = cache.scheme.model
    model.name = model.name ?? model.item?.title ?? model.mapName ?? title
    stated = model
    let packets = cache.packets
    levels = Set(packets.map(\.level)).sorted()
    let filled = Self.filledLevels(packets, levels, model.scheme)
    var spelled = PackageSpelling(model).model
    // Domains and tolerances are for editing, and the clients of a cache read none.
    spelled.scheme?.spatialReference?.domain = CoordinateDomain()
    spelled.spatialReference?.domain = CoordinateDomain()
    if spelled.fullExtent == nil {
      // This reads the index of every bundle of a level, so it is only done where nothing states an extent.
      spelled.fullExtent = model.scheme.flatMap { TileExtent(of: packets, in: $0)?.envelope }
    }
    spelled.initialExtent = spelled.initialExtent ?? spelled.fullExtent
    let reference = spelled.scheme?.spatialReference ?? spelled.spatialReference
    spelled.fullExtent?.spatialReference = reference
    spelled.initialExtent?.spatialReference = reference
    if let scheme = spelled.scheme, let finest = filled.finest {
      spelled.scheme?.levels = scheme.levels.filter { $0.resolution >= finest.resolution }
        .sorted { $0.resolution > $1.resolution }
      spelled.maxLOD = finest.number
      spelled.maxScale = finest.scale
      spelled.minLOD = filled.coarsest?.number
      spelled.minScale = filled.coarsest?.scale
    }
    spelled.allowsTileExport = false
    for index in spelled.layers?.indices ?? 0..<0 { spelled.layers?[index].legend = nil }
    self.model = spelled
  }

  /// Whether the tiles are elevations and not pictures.
  var isElevation: Bool { if case .lerc = stated.image?.format { true } else { false } }

  /// The system of the tiles.
  var reference: SpatialReference? { model.scheme?.spatialReference ?? model.spatialReference }

  /// The coarsest and the finest level that have tiles.
  private struct FilledLevels {
    var coarsest: LevelOfDetail?
    var finest: LevelOfDetail?
  }

  /// Reads indexes from both ends until one has a tile: a level can have bundles without tiles.
  private static func filledLevels(
    _ packets: [TilePacket], _ numbers: [Int], _ scheme: TilingScheme?
  ) -> FilledLevels {
    guard let scheme else { return FilledLevels() }
    let levels = numbers.compactMap(scheme.level).sorted { $0.resolution > $1.resolution }
    func hasTiles(_ level: LevelOfDetail) -> Bool {
      packets.contains { packet in
        // A packet that cannot be read may have tiles.
        packet.level == level.number && (try? packet.open().index().tiles.isEmpty) != true
      }
    }
    return FilledLevels(coarsest: levels.first(where: hasTiles), finest: levels.last(where: hasTiles))
  }
}
