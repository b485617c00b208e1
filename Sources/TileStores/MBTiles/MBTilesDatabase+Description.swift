import CoordinateSystems
import SystemPackage
import TilingSchemes

extension MBTilesDatabase {
  /// The description of these tiles as an ArcGIS cache. MBTiles has no scheme of its own. The scheme of ArcGIS Online
  /// has the same tiles, and base maps use it, so the result overlays them.
  ///
  /// - Throws: `TileStoreError` if there are no tiles, or they have a format, size or zoom that a cache cannot have.
  func description() throws(TileStoreError) -> CacheDescription {
    guard !packets.isEmpty else { throw obstacle(.noTiles) }
    let format = metadata["format"]
    // Other formats are WebP and vector tiles (`pbf`), which no ArcGIS raster cache uses.
    if let format, !["png", "jpg", "jpeg"].contains(format) { throw obstacle(.format(format)) }
    let scheme = try scheme()
    let zooms = Set(packets.map(\.level))
    if let zoom = zooms.max(), scheme.level(zoom) == nil { throw obstacle(.zoom(zoom)) }
    // The metadata contain no quality; 75 is ArcGIS's default for JPEG.
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
      // At the same zoom, a tile of 512 pixels covers the same area as one of 256, so its resolution is that of the
      // next finer level.
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

  /// The extent in metres of Web Mercator from `bounds`: west, south, east and north in degrees. `nil` if `bounds` is
  /// missing or invalid.
  private static func extent(_ bounds: String?) -> Envelope? {
    let numbers = (bounds ?? "").split(separator: ",").compactMap { part in
      Double(String(part.filter { $0 != " " }))
    }
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[2], numbers[1] < numbers[3] else {
      return nil
    }
    let limit = WebMercator.halfWidth
    // In Web Mercator a pole is at infinity; the square ends at a latitude of about 85.05.
    func within(_ value: Double) -> Double { max(-limit, min(limit, value)) }
    return Envelope(
      xMin: within(WebMercator.x(longitude: numbers[0])), yMin: within(WebMercator.y(latitude: numbers[1])),
      xMax: within(WebMercator.x(longitude: numbers[2])), yMax: within(WebMercator.y(latitude: numbers[3])))
  }
}
