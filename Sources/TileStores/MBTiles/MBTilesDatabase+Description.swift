import CoordinateSystems
import SystemPackage
import TilingSchemes

extension MBTilesDatabase {
  /// The content as that of an ArcGIS cache. MBTiles has no scheme of its own. The scheme of ArcGIS Online has the same
  /// tiles, and base maps use it, so the result overlays them.
  ///
  /// - Throws: `TileStoreError` if there are no tiles, or they have a format, size or grid that a cache cannot have.
  func contents() throws(TileStoreError) -> StoredCache {
    if let obstacle = MBTilesSystem.obstacle(entries) { throw self.obstacle(obstacle) }
    guard let first = survey.packets.map(\.zoom).min(), let last = survey.packets.map(\.zoom).max() else {
      throw obstacle(.noTiles)
    }
    try checkFormat()
    let scheme = try scheme(through: last)
    // The metadata contain no quality; 75 is ArcGIS's default for JPEG.
    let format = format
    var model = CacheDescription()
    model.scheme = scheme
    model.image = TileImageInfo(format: format, compressionQuality: format == .jpeg || format == .mixed ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width)
    model.spatialReference = scheme.spatialReference
    let square = Self.square(of: scheme)
    let bounds = MBTilesBounds(entries["bounds"], within: square)
    model.fullExtent = bounds.extent ?? square
    model.fullExtent?.spatialReference = scheme.spatialReference
    model.initialExtent = model.fullExtent
    model.minLOD = first
    model.maxLOD = last
    model.minScale = scheme.level(first)?.scale
    model.maxScale = scheme.level(last)?.scale
    model.name = entries["name"] ?? path.stem
    model.serviceDescription = entries["description"]
    if let attribution = entries["attribution"] {
      // In a package, the credits of the item have this place.
      model.item = ItemInformation()
      model.item?.credits = attribution
    }
    let faults = MBTilesFaults(self, zooms: first...last, bounds: bounds)
    let others = MBTilesMetadata.others(in: entries)
    return StoredCache(
      model, packets: packets, faults: faults.all, metadata: MBTilesMetadata.all(in: entries), otherMetadata: others,
      lostMetadata: others.filter { !MBTilesMetadata.isUsual($0) }.map(\.name))
  }

  /// The format of the tiles, not of the metadata, which are often wrong. If no tile of the sample has a known format,
  /// all may be damaged, and the metadata decide.
  private var format: TileImageFormat {
    sample.format ?? (MBTilesFaults.formatName(entries["format"]) == "jpg" ? .jpeg : .png)
  }

  /// - Throws: `TileStoreError` if all tiles of the sample have a format that no ArcGIS raster cache has.
  private func checkFormat() throws(TileStoreError) {
    guard !sample.hasImages else { return }
    let stated = MBTilesFaults.formatName(entries["format"])
    if ["pbf", "mvt"].contains(stated) || entries["json"]?.contains("vector_layers") == true {
      throw obstacle(.format("vector tiles (pbf)"))
    }
    if let other = sample.otherFormat { throw obstacle(.format(other)) }
    if let stated, !["png", "jpg"].contains(stated) { throw obstacle(.format(stated)) }
  }

  private func scheme(through zoom: Int) throws(TileStoreError) -> TilingScheme {
    guard var scheme = BuiltInScheme.named("arcgis-online")?.scheme else {
      throw .grid(store: MBTilesStore.title, .noScheme)
    }
    switch sample.width ?? 256 {
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
    // ArcGIS Online ends at zoom 23. Finer zooms go on in the same way.
    while let finest = scheme.levels.last, finest.number < zoom {
      scheme.levels.append(
        LevelOfDetail(number: finest.number + 1, resolution: finest.resolution / 2, scale: finest.scale / 2))
    }
    return scheme
  }

  private func obstacle(_ obstacle: TileStoreError.ContentObstacle) -> TileStoreError {
    .content(path: path.string, obstacle)
  }

  /// The only tile of zoom 0. Its edges have the digits of the scheme, which differ from those of Web Mercator in the
  /// last ones, so that an extent within it is never outside the grid.
  private static func square(of scheme: TilingScheme) -> Envelope {
    guard let coarsest = scheme.levels.first else { return Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0) }
    return scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: coarsest)
  }
}
