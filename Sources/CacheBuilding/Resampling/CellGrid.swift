internal import CResampling

/// The positions in a raster of the corners of some cells of a lattice, and how far positions between them are from being
/// linear.
struct CellGrid {
  /// A position in the raster, in pixels of the resolution that is read.
  struct Place {
    let x: Double
    let y: Double
  }

  /// The side of the cells is 2^shift pixels.
  private let shift: Int
  private let columns: Range<Int>
  private let rows: Range<Int>
  private let places: [Place]

  /// - Parameters:
  ///   - columns: the columns of cells, counted in cells from the tile origin.
  ///   - rows: the rows of cells.
  init(columns: Range<Int>, rows: Range<Int>, shift: Int, _ lattice: LevelLattice, _ source: LevelSource) {
    self.shift = shift
    self.columns = columns
    self.rows = rows
    let side = Double(1 << shift)
    let count = (columns.count + 1) * (rows.count + 1) + 2 * columns.count * rows.count
    places = ExactPlaces.places(count: count, lattice, source) { add in
      for row in rows.lowerBound...rows.upperBound {
        for column in columns.lowerBound...columns.upperBound { add(Double(column) * side, Double(row) * side) }
      }
      // The middles of the upper and the left edge of each cell. Those of the whole cell would not do: for systems that
      // keep angles, the curvatures of both directions cancel there.
      for row in rows {
        for column in columns {
          add((Double(column) + 0.5) * side, Double(row) * side)
          add(Double(column) * side, (Double(row) + 0.5) * side)
        }
      }
    }
  }

  /// The corners of a cell, in the order of `cresampling_cell`.
  func corners(_ column: Int, _ row: Int) -> [Place] {
    let width = columns.count + 1
    let first = (row - rows.lowerBound) * width + column - columns.lowerBound
    return [places[first], places[first + 1], places[first + width], places[first + width + 1]]
  }

  /// The largest distance of the true positions in a cell from linear ones, in pixels; infinite if a corner has no
  /// position, or the positions jump.
  func deviation(_ column: Int, _ row: Int) -> Double {
    let corner = corners(column, row)
    let number = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
    let first = (columns.count + 1) * (rows.count + 1) + 2 * number
    let (top, left) = (places[first], places[first + 1])
    let twist = max(
      (corner[0].x + corner[3].x - corner[1].x - corner[2].x).magnitude,
      (corner[0].y + corner[3].y - corner[1].y - corner[2].y).magnitude)
    // A jump at a single corner, as at the edge of the world, shows in nothing else.
    guard twist < 1 else { return .infinity }
    func distance(_ middle: Place, _ first: Place, _ second: Place) -> Double {
      max((middle.x - (first.x + second.x) / 2).magnitude, (middle.y - (first.y + second.y) / 2).magnitude)
    }
    let sum = distance(top, corner[0], corner[1]) + distance(left, corner[0], corner[2])
    return sum.isFinite ? sum : .infinity
  }
}

/// Positions in a raster that are computed one by one.
enum ExactPlaces {
  /// - Parameters:
  ///   - count: the number of places.
  ///   - list: calls its argument with the column and row of each place in the lattice of the level.
  static func places(
    count: Int, _ lattice: LevelLattice, _ source: LevelSource, _ list: ((Double, Double) -> Void) -> Void
  ) -> [CellGrid.Place] {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * max(count, 1)) { memory in
      let x = UnsafeMutableBufferPointer(rebasing: memory[..<count])
      let y = UnsafeMutableBufferPointer(rebasing: memory[count..<2 * count])
      var next = 0
      list { column, row in
        x[next] = lattice.x(column)
        y[next] = lattice.y(row)
        next += 1
      }
      source.toPixels(x, y)
      return (0..<count).map { CellGrid.Place(x: x[$0], y: y[$0]) }
    }
  }
}
