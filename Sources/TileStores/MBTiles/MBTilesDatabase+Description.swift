import SystemPackage
import TilingSchemes

extension MBTilesDatabase {
  /// The content as that of an ArcGIS cache. MBTiles has no scheme of its own. The scheme of ArcGIS Online has the same
  /// tiles, and base maps use it, so the result overlays them.
  ///
  /// - Throws: `TileStoreError` if there are no tiles, or they have a format, size or grid that a cache cannot have.
  func contents() throws(TileStoreError) -> StoredCache {
    if let obstacle = MBTilesSystem.obstacle(entries) { throw self.obstacle(obstacle) }
    guard let first = tiles.survey.packets.map(\.zoom).min(), let last = tiles.survey.packets.map(\.zoom).max() else {
      throw obstacle(.noTiles)
    }
    try checkFormat()
    let square: WebMercatorSquare
    do throws(TileStoreError.ContentObstacle) {
      square = try WebMercatorSquare(through: last, tileSize: tiles.sample.width ?? 256)
    } catch {
      throw obstacle(error)
    }
    let bounds = WebMercatorBounds(entries["bounds"], within: square.extent)
    var model = square.description(zooms: first...last, format: format, extent: bounds.extent)
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
      model, in: MBTilesStore.title, packets: tiles.packets, faults: faults.all,
      metadata: MBTilesMetadata.all(in: entries),
      otherMetadata: others, lostMetadata: others.filter { !WebMercatorMetadata.isUsual($0) }.map(\.name))
  }

  /// The format of the tiles, not of the metadata, which are often wrong. If no tile of the sample has a known format,
  /// all may be damaged, and the metadata decide.
  private var format: TileImageFormat {
    tiles.sample.format ?? (MBTilesFaults.formatName(entries["format"]) == "jpg" ? .jpeg : .png)
  }

  /// - Throws: `TileStoreError` if all tiles of the sample have a format that no ArcGIS raster cache has.
  private func checkFormat() throws(TileStoreError) {
    guard !tiles.sample.hasImages else { return }
    let stated = MBTilesFaults.formatName(entries["format"])
    if ["pbf", "mvt"].contains(stated) || entries["json"]?.contains("vector_layers") == true {
      throw obstacle(.format("vector tiles (pbf)"))
    }
    if let other = tiles.sample.otherFormat { throw obstacle(.format(other)) }
    if let stated, !["png", "jpg"].contains(stated) { throw obstacle(.format(stated)) }
  }

  private func obstacle(_ obstacle: TileStoreError.ContentObstacle) -> TileStoreError {
    .content(path: path.string, obstacle)
  }
}
