import CoordinateSystems
import SourceText
import TilingSchemes

extension GeoPackageDatabase {
  /// The content as that of an ArcGIS cache: the same grid, levels and rows.
  ///
  /// - Throws: `TileStoreError` if there are no tiles, or they have a format, size or grid that a cache cannot have.
  func contents() throws(TileStoreError) -> StoredCache {
    do throws(TileStoreError.ContentObstacle) {
      return try cache()
    } catch {
      throw .content(path: path.string, error)
    }
  }

  private func cache() throws(TileStoreError.ContentObstacle) -> StoredCache {
    guard !tiles.packets.isEmpty else { throw .other("the table “\(table)” contains no tiles") }
    let scheme = try scheme()
    if !tiles.sample.hasImages, let other = tiles.sample.otherFormat { throw .format(other) }
    let used = Set(tiles.packets.map(\.level))
    for zoom in used where scheme.level(zoom) == nil {
      throw .other("level \(zoom) has tiles, but gpkg_tile_matrix has no row for it, so their place is unknown")
    }
    let format = tiles.sample.format ?? .png
    var model = CacheDescription()
    model.scheme = scheme
    model.image = TileImageInfo(format: format, compressionQuality: format == .jpeg || format == .mixed ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width)
    model.spatialReference = scheme.spatialReference
    model.fullExtent = mapExtent ?? matrixSet
    model.fullExtent?.spatialReference = scheme.spatialReference
    model.initialExtent = model.fullExtent
    model.minLOD = used.min()
    model.maxLOD = used.max()
    model.name = identifier.isEmpty ? table : identifier
    model.serviceDescription = description.isEmpty ? nil : description
    let metadata = [
      ("table", table), ("srs_id", String(system)),
      (
        "matrix set",
        [matrixSet.xMin, matrixSet.yMin, matrixSet.xMax, matrixSet.yMax].map { DecimalNumber.shortest($0) }
          .joined(separator: ", ")
      ),
    ]
    return StoredCache(
      model, in: GeoPackageStore.title, packets: tiles.packets, faults: faults,
      metadata: metadata.map { CacheDocument($0.0, Array($0.1.utf8)) })
  }

  private func scheme() throws(TileStoreError.ContentObstacle) -> TilingScheme {
    guard let first = matrices.first else { throw .other("gpkg_tile_matrix has no row for the table “\(table)”") }
    let unit = reference?.resolveSystem()?.unit
    var levels: [LevelOfDetail] = []
    for matrix in matrices {
      guard matrix.pixelWidth.isFinite, matrix.pixelWidth > 0, matrix.tileWidth > 0, matrix.tileHeight > 0 else {
        throw .other("level \(matrix.zoom) has a resolution or a tile size that is not positive")
      }
      guard abs(matrix.pixelHeight / matrix.pixelWidth - 1) < 1e-9 else {
        throw .other(
          "the pixels of level \(matrix.zoom) are not square (\(matrix.pixelWidth) × \(matrix.pixelHeight)), but those of "
            + "an ArcGIS cache are")
      }
      guard matrix.tileWidth == first.tileWidth, matrix.tileHeight == first.tileHeight else {
        throw .other("the levels have tiles of different sizes, but an ArcGIS cache has one size")
      }
      // A scale is not stated. ArcGIS computes it from the resolution at 96 DPI.
      let scale = ScaleConvention.arcgis.scale(
        ofResolution: matrix.pixelWidth, dotsPerInch: 96, unit: unit ?? .linear(metersPerUnit: 1))
      levels.append(LevelOfDetail(number: matrix.zoom, resolution: matrix.pixelWidth, scale: scale))
    }
    return TilingScheme(
      spatialReference: reference, origin: MapPoint(x: matrixSet.xMin, y: matrixSet.yMax), tileWidth: first.tileWidth,
      tileHeight: first.tileHeight, dotsPerInch: 96, preciseDotsPerInch: 96, levels: levels)
  }

  /// What GeoPackage requires and the file does not meet.
  private var faults: [StoreProblem] {
    var faults: [StoreProblem] = []
    let (width, height) = (matrixSet.xMax - matrixSet.xMin, matrixSet.yMax - matrixSet.yMin)
    for matrix in matrices {
      let across = Double(matrix.columns) * Double(matrix.tileWidth) * matrix.pixelWidth
      let down = Double(matrix.rows) * Double(matrix.tileHeight) * matrix.pixelHeight
      // The digits of ArcGIS Online itself differ by 3e-10 from level to level. The validator of GDAL allows 1e-3.
      let tolerance = max(width, height) * 1e-9
      if abs(across - width) > tolerance || abs(down - height) > tolerance {
        faults.append(
          StoreProblem(
            .geoPackage(.extent),
            "the tiles of level \(matrix.zoom) cover \(DecimalNumber.shortest(across)) × \(DecimalNumber.shortest(down)) "
              + "units, but the extent is \(DecimalNumber.shortest(width)) × \(DecimalNumber.shortest(height))"))
        break
      }
    }
    let steps = matrices.map {
      GeoPackageEntries.Matrix(
        zoom: $0.zoom, tileWidth: $0.tileWidth, tileHeight: $0.tileHeight, resolution: $0.pixelWidth)
    }
    if !hasZoomOther, !steps.areHalving {
      faults.append(
        StoreProblem(
          .geoPackage(.zoomOther),
          "the resolutions do not halve from level to level, but gpkg_extensions has no row gpkg_zoom_other"))
    }
    faults += beyond.map { StoreProblem(.geoPackage(.matrixLimits), $0) }
    if contentsSystem != system {
      faults.append(
        StoreProblem(
          .geoPackage(.tables),
          "gpkg_contents has the srs_id \(contentsSystem), but gpkg_tile_matrix_set has \(system), which is used"))
    }
    if reference == nil {
      faults.append(
        StoreProblem(.geoPackage(.tables), "the coordinate system with the srs_id \(system) is not known or undefined"))
    }
    return faults
  }
}
