import TilingSchemes

/// The numbers of tiles in an archive: all zooms one after the other, and within a zoom the tiles along a Hilbert curve
/// from the north-west corner. Source: PMTiles Version 3 Specification, “TileID”.
enum HilbertCurve {
  /// The finest zoom that is read. Beyond it, rows and columns exceed the 32-bit integers of other programs.
  static let lastZoom = 30
  /// The number after the last tile of `lastZoom`.
  static let end = first(lastZoom + 1)

  /// The number of the first tile of a zoom from 0 to 31: (4^zoom - 1) / 3.
  static func first(_ zoom: Int) -> UInt64 {
    // The sum of the tiles of all coarser zooms has every second bit set.
    zoom == 0 ? 0 : 0x5555_5555_5555_5555 >> UInt64(64 - 2 * zoom)
  }

  /// The zoom of a tile; at most 31.
  static func zoom(of number: UInt64) -> Int {
    // 3 × number + 1 is at least 4^zoom, and less than 4^(zoom + 1). Numbers beyond zoom 31 would overflow.
    guard number < first(31) else { return 31 }
    return (63 - (3 * number + 1).leadingZeroBitCount) / 2
  }

  /// The place along the curve of a tile within its zoom.
  ///
  /// - Parameters:
  ///   - tile: a row and a column from 0 to 2^zoom - 1; rows count from the north.
  ///   - zoom: from 0 to 31.
  static func distance(of tile: TileCoordinate, zoom: Int) -> UInt64 {
    var (x, y) = (UInt64(truncatingIfNeeded: tile.column), UInt64(truncatingIfNeeded: tile.row))
    var distance: UInt64 = 0
    var bit = zoom - 1
    while bit >= 0 {
      let side: UInt64 = 1 << UInt64(bit)
      let (right, lower) = (x & side != 0, y & side != 0)
      // The quarters in the order of the curve: upper left, lower left, lower right, upper right.
      let quarter: UInt64 = right ? (lower ? 2 : 3) : (lower ? 1 : 0)
      distance = distance << 2 | quarter
      if !lower {
        if right {
          x = ~x
          y = ~y
        }
        swap(&x, &y)
      }
      bit -= 1
    }
    return distance
  }

  /// Whether a tile between two places along the curve is in a rectangle.
  ///
  /// - Parameters:
  ///   - places: from 0 to 4^zoom.
  ///   - tiles: the rectangle.
  ///   - zoom: from 0 to 30.
  static func touches(_ places: Range<UInt64>, _ tiles: TileRange, zoom: Int) -> Bool {
    /// Squares of the curve, quarter by quarter. Only those at the two ends of the places are divided further.
    func isTouched(_ square: UInt64, depth: Int) -> Bool {
      let shift = UInt64(zoom - depth)
      let own = square << (2 * shift)..<(square + 1) << (2 * shift)
      let corner = tile(at: square, zoom: depth)
      let (row, column) = (corner.row << Int(shift), corner.column << Int(shift))
      guard own.overlaps(places), tiles.rows.overlaps(row..<row + 1 << Int(shift)),
        tiles.columns.overlaps(column..<column + 1 << Int(shift))
      else { return false }
      if own.lowerBound >= places.lowerBound, own.upperBound <= places.upperBound { return true }
      return (0..<4).contains { isTouched(4 * square + $0, depth: depth + 1) }
    }
    return isTouched(0, depth: 0)
  }

  /// The tile at a place along the curve.
  ///
  /// - Parameters:
  ///   - distance: from 0 to 4^zoom - 1.
  ///   - zoom: from 0 to 31.
  static func tile(at distance: UInt64, zoom: Int) -> TileCoordinate {
    var (x, y): (UInt64, UInt64) = (0, 0)
    var rest = distance
    var side: UInt64 = 1
    for _ in 0..<zoom {
      let right = rest >> 1 & 1
      let lower = (rest ^ right) & 1
      if lower == 0 {
        if right == 1 {
          x = side - 1 - x
          y = side - 1 - y
        }
        swap(&x, &y)
      }
      x += side * right
      y += side * lower
      rest >>= 2
      side <<= 1
    }
    return TileCoordinate(row: Int(y), column: Int(x))
  }
}
