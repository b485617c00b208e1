import TilingSchemes

/// The scheme of the tiles of stores that have none of their own, MBTiles and PMTiles. The scheme of ArcGIS Online has
/// the same tiles, and base maps use it, so the result overlays them.
struct WebMercatorSquare: Sendable {
  let scheme: TilingScheme

  /// - Parameters:
  ///   - zoom: the finest zoom.
  ///   - tileSize: the width and height of a tile in pixels.
  /// - Throws: `.tileSize` if it is neither 256 nor 512.
  init(through zoom: Int, tileSize: Int) throws(TileStoreError.ContentObstacle) {
    guard var scheme = BuiltInScheme.named("arcgis-online")?.scheme else { throw .tileSize(tileSize) }
    switch tileSize {
    case 256: break
    case 512:
      // At the same zoom, a tile of 512 pixels covers the same area as one of 256, so its resolution is that of the
      // next finer level.
      let finer = scheme.levels.dropFirst()
      scheme.levels = finer.map { LevelOfDetail(number: $0.number - 1, resolution: $0.resolution, scale: $0.scale) }
      scheme.tileWidth = 512
      scheme.tileHeight = 512
    case let size: throw .tileSize(size)
    }
    // ArcGIS Online ends at zoom 23. Finer zooms go on in the same way.
    while let finest = scheme.levels.last, finest.number < zoom {
      scheme.levels.append(
        LevelOfDetail(number: finest.number + 1, resolution: finest.resolution / 2, scale: finest.scale / 2))
    }
    self.scheme = scheme
  }

  /// The only tile of zoom 0. Its edges have the digits of the scheme, which differ from those of Web Mercator in the
  /// last ones, so that an extent within it is never outside the grid.
  var extent: Envelope {
    guard let coarsest = scheme.levels.first else { return Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0) }
    return scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: coarsest)
  }

  /// The description of an ArcGIS cache with these tiles, without names.
  ///
  /// - Parameters:
  ///   - zooms: the zooms that have tiles.
  ///   - format: the format of the tiles.
  ///   - extent: the extent that the store states, in metres; `nil` for the whole square.
  func description(zooms: ClosedRange<Int>, format: TileImageFormat, extent: Envelope?) -> CacheDescription {
    var model = CacheDescription()
    model.scheme = scheme
    // The stores state no quality; 75 is ArcGIS's default for JPEG.
    model.image = TileImageInfo(format: format, compressionQuality: format == .jpeg || format == .mixed ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width)
    model.spatialReference = scheme.spatialReference
    model.fullExtent = extent ?? self.extent
    model.fullExtent?.spatialReference = scheme.spatialReference
    model.initialExtent = model.fullExtent
    model.minLOD = zooms.lowerBound
    model.maxLOD = zooms.upperBound
    model.minScale = scheme.level(zooms.lowerBound)?.scale
    model.maxScale = scheme.level(zooms.upperBound)?.scale
    return model
  }
}
