package import CacheOpening
import CoordinateSystems
import SchemeFormats
import SourceText
import TileStores
package import TilingSchemes

/// What the documents of a service state about a cache: its description in ArcGIS's spelling, with the levels that clients
/// may ask for.
package struct ServedGrid: Sendable {
  /// All levels of the scheme, and the values as the cache states them.
  package let stated: CacheDescription
  /// The levels down to the finest one with tiles: QGIS, GDAL and Cesium show nothing at levels without tiles, and do not
  /// read `maxLOD` (`Reference/serving.md#levels`).
  package let model: CacheDescription
  /// The levels with packets, in ascending order.
  package let levels: [Int]

  /// The grid of a cache that is open.
  ///
  /// - Parameters:
  ///   - cache: the open cache.
  ///   - title: the name for people, for a cache that states none.
  package init(_ cache: OpenedCache, title: String) {
    let packets = cache.packets
    let scheme = cache.scheme.model.scheme
    let levels = Set(packets.map(\.level)).sorted()
    self.init(cache.scheme.model, title: title, levels: levels, filled: Self.filledLevels(packets, levels, scheme)) {
      // This reads the index of every bundle of a level, so it is only done where nothing states an extent.
      scheme.flatMap { TileExtent(of: packets, in: $0)?.envelope }
    }
  }

  /// The grid of a cache that is being written.
  ///
  /// - Parameters:
  ///   - model: the description with the levels of the result.
  ///   - title: the name for people, for a cache that states none.
  ///   - reaches: the tiles of each level.
  package init(_ model: CacheDescription, title: String, reaches: TileReaches) {
    let levels = reaches.levels
    let filled = levels.compactMap { model.scheme?.level($0) }.sorted { $0.resolution > $1.resolution }
    self.init(
      model, title: title, levels: levels, filled: FilledLevels(coarsest: filled.first, finest: filled.last)
    ) { model.scheme.flatMap(reaches.extent) }
  }

  private init(
    _ model: CacheDescription, title: String, levels: [Int], filled: FilledLevels, tileExtent: () -> Envelope?
  ) {
    var model = model
    model.name = model.name ?? model.item?.title ?? model.mapName ?? title
    stated = model
    self.levels = levels
    var spelled = PackageSpelling(model).model
    // Domains and tolerances are for editing, and the clients of a cache read none.
    spelled.scheme?.spatialReference?.domain = CoordinateDomain()
    spelled.spatialReference?.domain = CoordinateDomain()
    if spelled.fullExtent == nil { spelled.fullExtent = tileExtent() }
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
  package var isElevation: Bool { if case .lerc = stated.image?.format { true } else { false } }

  /// The system of the tiles.
  package var reference: SpatialReference? { model.scheme?.spatialReference ?? model.spatialReference }

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
