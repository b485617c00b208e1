extension TilingScheme {
  /// The tiles of an extent from a file. If the extent ends on a tile's edge except for its last digits, the tile
  /// beyond the edge is not included.
  package func tiles(coveringStated extent: Envelope, level: LevelOfDetail) -> TileRange? {
    let (west, east) = (column(ofX: extent.xMin, level), column(ofX: extent.xMax, level))
    let (north, south) = (row(ofY: extent.yMax, level), row(ofY: extent.yMin, level))
    guard let columns = tileSpan(from: west, to: east, tolerance: 0),
      let rows = tileSpan(from: north, to: south, tolerance: 0)
    else { return nil }
    return TileRange(rows: rows, columns: columns)
  }

  /// The position of an x in columns; a position that is off an edge of tiles only by its last digits is moved onto it.
  func column(ofX x: Double, _ level: LevelOfDetail) -> Double {
    Self.settled((x - origin(at: level).x) / tileWidthInMapUnits(at: level), pixels: tileSize(at: level).width)
  }

  /// The position of a y in rows; a position that is off an edge of tiles only by its last digits is moved onto it.
  func row(ofY y: Double, _ level: LevelOfDetail) -> Double {
    Self.settled((origin(at: level).y - y) / tileHeightInMapUnits(at: level), pixels: tileSize(at: level).height)
  }

  /// Moves a position onto an edge of tiles if it is off by less than a thousandth of a pixel, or by less than 5·10⁻¹⁰
  /// of its distance from the origin. Resolutions have 15 digits, and Esri's own drift by 3.1·10⁻¹⁰
  /// (`Reference/scales-and-resolutions.md#conventions`), which is 0.7 pixels at the far side of the world at level 23.
  private static func settled(_ place: Double, pixels: Int) -> Double {
    let edge = place.rounded()
    let tolerance = max(0.001 / Double(max(pixels, 1)), 5e-10 * edge.magnitude)
    return (place - edge).magnitude <= tolerance ? edge : place
  }

  /// The distance of the scheme's tile origin from another point, in pixels of a resolution, in the direction in which
  /// it is larger.
  package func originOffset(from point: MapPoint, resolution: Double) -> Double {
    max(abs(origin.x - point.x), abs(origin.y - point.y)) / resolution
  }

  /// The width of a tile at a level, in map units.
  public func tileWidthInMapUnits(at level: LevelOfDetail) -> Double {
    Double(tileSize(at: level).width) * level.resolution
  }

  /// The height of a tile at a level, in map units.
  public func tileHeightInMapUnits(at level: LevelOfDetail) -> Double {
    Double(tileSize(at: level).height) * level.resolution
  }

  /// The tile that contains a point; on an edge, the tile to the right or below.
  ///
  /// - Returns: `nil` if the row or column exceeds `Int`. Rows above the origin and columns left of it are negative.
  public func tile(at point: MapPoint, level: LevelOfDetail) -> TileCoordinate? {
    let origin = origin(at: level)
    let column = ((point.x - origin.x) / tileWidthInMapUnits(at: level)).rounded(.down)
    let row = ((origin.y - point.y) / tileHeightInMapUnits(at: level)).rounded(.down)
    guard let column = Int(exactly: column), let row = Int(exactly: row) else { return nil }
    return TileCoordinate(row: row, column: column)
  }

  /// The rectangle that a tile covers, in map coordinates.
  public func envelope(of tile: TileCoordinate, level: LevelOfDetail) -> Envelope {
    let origin = origin(at: level)
    let width = tileWidthInMapUnits(at: level)
    let height = tileHeightInMapUnits(at: level)
    return Envelope(
      xMin: origin.x + Double(tile.column) * width, yMin: origin.y - Double(tile.row + 1) * height,
      xMax: origin.x + Double(tile.column + 1) * width, yMax: origin.y - Double(tile.row) * height)
  }

  /// The tiles whose inside intersects the inside of an extent. An extent that ends on a tile's edge does not include
  /// the next tile. An extent without width or height includes the tiles that contain it.
  ///
  /// - Parameters:
  ///   - extent: in map units.
  ///   - level: a level of the scheme.
  ///   - tolerance: the distance, in tiles, that the extent may reach into a tile without including it; 0 by default.
  /// - Returns: `nil` if a row or column exceeds `Int`, or a minimum of the extent is above its maximum.
  public func tiles(covering extent: Envelope, level: LevelOfDetail, tolerance: Double = 0) -> TileRange? {
    let origin = origin(at: level)
    let width = tileWidthInMapUnits(at: level)
    let height = tileHeightInMapUnits(at: level)
    guard
      let columns = tileSpan(
        from: (extent.xMin - origin.x) / width, to: (extent.xMax - origin.x) / width, tolerance: tolerance),
      let rows = tileSpan(
        from: (origin.y - extent.yMax) / height, to: (origin.y - extent.yMin) / height, tolerance: tolerance)
    else { return nil }
    return TileRange(rows: rows, columns: columns)
  }
}

private func tileSpan(from first: Double, to last: Double, tolerance: Double) -> Range<Int>? {
  guard first <= last, let lower = Int(exactly: (first + tolerance).rounded(.down)),
    let upper = Int(exactly: (last - tolerance).rounded(.up)), lower < Int.max
  else { return nil }
  return lower..<max(upper, lower + 1)
}
