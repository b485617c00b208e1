import TilingSchemes

/// Values of a matrix set for the formats that state one rectangle for all levels.
extension WrittenMatrixSet {
  /// Two levels of one resolution.
  struct Pair {
    let coarse: LevelOfDetail
    let fine: LevelOfDetail
  }

  /// The rectangle of the finest matrix, from the tile origin to the last tile that the extent needs; `nil` if the tile
  /// origin or the tile size differ by level.
  var sharedGrid: Envelope? {
    guard let finest = matrices.last,
      matrices.allSatisfy({ $0.corner == finest.corner && $0.tileSize == finest.tileSize })
    else { return nil }
    let width = Double(finest.columns) * Double(finest.tileSize.width) * finest.level.resolution
    let height = Double(finest.rows) * Double(finest.tileSize.height) * finest.level.resolution
    let corner = finest.corner
    return Envelope(
      xMin: corner.x, yMin: corner.y - height, xMax: corner.x + width, yMax: corner.y, spatialReference: reference)
  }

  /// The tiles of a matrix that the extent touches; all of them if it touches none.
  func tiles(of matrix: Matrix) -> TileRange {
    let width = Double(matrix.tileSize.width) * matrix.level.resolution
    let height = Double(matrix.tileSize.height) * matrix.level.resolution
    // A millionth of a tile beyond an edge is rounding, as for the sizes of matrices.
    let left = ((extent.xMin - matrix.corner.x) / width + 1e-6).rounded(.down)
    let right = ((extent.xMax - matrix.corner.x) / width - 1e-6).rounded(.up)
    let top = ((matrix.corner.y - extent.yMax) / height + 1e-6).rounded(.down)
    let bottom = ((matrix.corner.y - extent.yMin) / height - 1e-6).rounded(.up)
    func range(_ start: Double, _ end: Double, _ count: Int) -> Range<Int> {
      let (start, end) = (min(max(start, 0), Double(count)), min(max(end, 0), Double(count)))
      return start < end ? Int(start)..<Int(end) : 0..<count
    }
    return TileRange(rows: range(top, bottom, matrix.rows), columns: range(left, right, matrix.columns))
  }

  /// The first two levels with one resolution, for formats whose resolutions must become smaller.
  var equalResolutions: Pair? {
    for (coarse, fine) in zip(matrices, matrices.dropFirst()) where coarse.level.resolution == fine.level.resolution {
      return Pair(coarse: coarse.level, fine: fine.level)
    }
    return nil
  }
}
