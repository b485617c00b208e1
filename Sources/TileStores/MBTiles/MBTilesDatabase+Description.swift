import CoordinateSystems
import SystemPackage
import TilingSchemes

extension MBTilesDatabase {
  /// What a cache of ArcGIS would say of these tiles. A database has no scheme of its own: it is that of ArcGIS Online,
  /// whose tiles lie alike.
  ///
  /// - Throws: `TileStoreError` where there are no tiles, or none that a cache can have.
  func description() throws(TileStoreError) -> CacheDescription {
    guard !packets.isEmpty else { throw obstacle(.noTiles) }
    let format = metadata["format"]
    if let format, !["png", "jpg", "jpeg"].contains(format) { throw obstacle(.format(format)) }
    let scheme = try scheme()
    let zooms = Set(packets.map(\.level))
    if let zoom = zooms.max(), scheme.level(zoom) == nil { throw obstacle(.zoom(zoom)) }
    let isJPEG = format?.hasPrefix("jp") == true
    var model = CacheDescription()
    model.scheme = scheme
    model.image = TileImageInfo(format: isJPEG ? .jpeg : .png, compressionQuality: isJPEG ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width)
    model.spatialReference = scheme.spatialReference
    model.fullExtent = Self.extent(metadata["bounds"]) ?? Self.world
    model.fullExtent?.spatialReference = scheme.spatialReference
    model.initialExtent = model.fullExtent
    model.minLOD = zooms.min()
    model.maxLOD = zooms.max()
    model.minScale = zooms.min().flatMap(scheme.level)?.scale
    model.maxScale = zooms.max().flatMap(scheme.level)?.scale
    model.name = metadata["name"] ?? path.stem
    model.serviceDescription = metadata["description"]
    return model
  }

  private func scheme() throws(TileStoreError) -> TilingScheme {
    guard var scheme = BuiltInScheme.named("arcgis-online")?.scheme else {
      throw .grid(store: MBTilesStore.title, .noScheme)
    }
    switch tileSize ?? 256 {
    case 256: break
    case 512:
      // A tile of twice the pixels covers what one of 256 does at the same zoom.
      let finer = scheme.levels.dropFirst()
      scheme.levels = finer.map { LevelOfDetail(number: $0.number - 1, resolution: $0.resolution, scale: $0.scale) }
      scheme.tileWidth = 512
      scheme.tileHeight = 512
    case let size: throw obstacle(.tileSize(size))
    }
    return scheme
  }

  private func obstacle(_ obstacle: TileStoreError.ContentObstacle) -> TileStoreError {
    .content(path: path.string, obstacle)
  }

  private static var world: Envelope {
    let limit = WebMercator.halfWidth
    return Envelope(xMin: -limit, yMin: -limit, xMax: limit, yMax: limit)
  }

  /// West, south, east and north in degrees, in metres of Web Mercator.
  private static func extent(_ bounds: String?) -> Envelope? {
    let numbers = (bounds ?? "").split(separator: ",").compactMap { part in
      Double(String(part.filter { $0 != " " }))
    }
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[2], numbers[1] < numbers[3] else {
      return nil
    }
    let limit = WebMercator.halfWidth
    func within(_ value: Double) -> Double { max(-limit, min(limit, value)) }
    return Envelope(
      xMin: within(WebMercator.x(longitude: numbers[0])), yMin: within(WebMercator.y(latitude: numbers[1])),
      xMax: within(WebMercator.x(longitude: numbers[2])), yMax: within(WebMercator.y(latitude: numbers[3])))
  }
}
