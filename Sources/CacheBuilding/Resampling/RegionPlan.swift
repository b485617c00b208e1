internal import CResampling

/// Where the pixels of a region are in a raster: cells with linear positions, and single pixels.
struct RegionPlan {
  /// A cell, or the part of it that is in the region.
  struct Cell {
    var shape: cresampling_cell
    /// Of the upper left pixel, from the corner of the region.
    let column: Int
    let row: Int
    let footprint: PixelFootprint
  }

  /// A pixel with a position of its own.
  struct Pixel {
    let column: Int
    let row: Int
    let x: Int64
    let y: Int64
    let footprint: PixelFootprint
  }

  /// The largest error of a linear position, in pixels. It changes a value by at most a quarter of a grey level, so that
  /// a result differs from exact arithmetic by at most one.
  private static let tolerance = 1.0 / 1024
  /// A majority is that of at most 1024 × 1024 pixels around the middle, so that the memory of a window is bounded.
  private static let majorityHalf = 512.0
  private static let largeShift = 6
  private static let smallShift = 4

  private(set) var cells: [Cell] = []
  private(set) var pixels: [Pixel] = []
  private var minX = Double.infinity
  private var minY = Double.infinity
  private var maxX = -Double.infinity
  private var maxY = -Double.infinity
  private var margin: Int

  private let region: PixelRegion
  private let lattice: LevelLattice
  private let source: LevelSource
  /// Whether a position on the wrong side of an edge of source pixels shows: a pixel has another value then, or has one
  /// although it should not.
  private let needsExactEdges: Bool
  /// Whether the same holds for the middles of source pixels, where a cubic curve takes other sixteen pixels.
  private let hasExactMiddles: Bool
  private let hasFootprints: Bool
  private let largestHalf: Double

  init(_ region: PixelRegion, _ lattice: LevelLattice, _ source: LevelSource, _ method: ResamplingMethod) {
    self.region = region
    self.lattice = lattice
    self.source = source
    hasFootprints = method.coversArea
    largestHalf = method == .majority ? Self.majorityHalf : .infinity
    needsExactEdges = !hasFootprints && (method == .nearest || source.hasMask)
    hasExactMiddles = method == .cubic
    margin = method == .cubic ? 1 : 0
    add(region, shift: Self.largeShift)
  }

  /// The pixels of the raster that are needed; `nil` if there are none.
  var window: PixelWindow? {
    guard minX <= maxX, minY <= maxY else { return nil }
    // One pixel for the neighbour, one for rounding.
    let left = max(0, Int(minX.rounded(.down)) - 2 - margin)
    let top = max(0, Int(minY.rounded(.down)) - 2 - margin)
    let right = min(source.reader.size.width, Int(maxX.rounded(.down)) + 3 + margin)
    let bottom = min(source.reader.size.height, Int(maxY.rounded(.down)) + 3 + margin)
    guard left < right, top < bottom else { return nil }
    return PixelWindow(x: left, y: top, width: right - left, height: bottom - top)
  }

  private mutating func add(_ part: PixelRegion, shift: Int) {
    func cells(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound.quotient(by: 1 << shift)..<(range.upperBound - 1).quotient(by: 1 << shift) + 1
    }
    let (columns, rows) = (cells(part.columns), cells(part.rows))
    let grid = CellGrid(columns: columns, rows: rows, shift: shift, lattice, source)
    for row in rows {
      for column in columns {
        let side = 1 << shift
        let own = PixelRegion(
          columns: (column * side..<(column + 1) * side).clamped(to: part.columns),
          rows: (row * side..<(row + 1) * side).clamped(to: part.rows))
        let deviation = grid.deviation(column, row)
        let corners = grid.corners(column, row)
        let footprint =
          hasFootprints
          ? PixelFootprint(corners[0], east: corners[1], south: corners[2], distance: Double(side))
            .limited(to: largestHalf) : .point
        if isOutside(corners, margin: 2 + 4 * deviation + Double(footprint.margin)) { continue }
        if deviation <= Self.tolerance {
          add(
            own, corners, deviation, footprint, columnOfCell: column * side, rowOfCell: row * side, shift: shift)
        } else if shift > Self.smallShift {
          add(own, shift: Self.smallShift)
        } else {
          addPixels(own)
        }
      }
    }
  }

  private func isOutside(_ corners: [CellGrid.Place], margin: Double) -> Bool {
    guard margin.isFinite else { return false }
    let size = source.reader.size
    return corners.allSatisfy { $0.x < -margin } || corners.allSatisfy { $0.y < -margin }
      || corners.allSatisfy { $0.x > Double(size.width) + margin }
      || corners.allSatisfy { $0.y > Double(size.height) + margin }
  }

  private mutating func add(
    _ own: PixelRegion, _ corners: [CellGrid.Place], _ deviation: Double, _ footprint: PixelFootprint,
    columnOfCell: Int, rowOfCell: Int, shift: Int
  ) {
    let fixed = corners.map { (x: Self.fixed($0.x), y: Self.fixed($0.y)) }
    for corner in corners { include(corner) }
    let shape = cresampling_cell(
      corners: (
        fixed[0].x, fixed[0].y, fixed[1].x, fixed[1].y, fixed[2].x, fixed[2].y, fixed[3].x, fixed[3].y
      ),
      shift: Int32(shift), first_column: Int32(own.columns.lowerBound - columnOfCell),
      first_row: Int32(own.rows.lowerBound - rowOfCell), columns: Int32(own.width), rows: Int32(own.height))
    let cell = Cell(
      shape: shape, column: own.columns.lowerBound - region.columns.lowerBound,
      row: own.rows.lowerBound - region.rows.lowerBound, footprint: footprint)
    margin = max(margin, footprint.margin)
    cells.append(cell)
    if needsExactEdges { addUncertain(cell, own, deviation) }
  }

  /// Computes the pixels exactly that are so close to an edge of source pixels that the linear position may be on the
  /// wrong side. They are drawn after the cell.
  private mutating func addUncertain(_ cell: Cell, _ own: PixelRegion, _ deviation: Double) {
    var list = [UInt8](repeating: 0, count: 2 * own.width * own.height)
    var shape = cell.shape
    let count = Int(cresampling_near_edges(&shape, Self.fixed(2 * deviation) + 512, hasExactMiddles, &list))
    guard count > 0 else { return }
    let (left, top) = (
      own.columns.lowerBound - Int(shape.first_column), own.rows.lowerBound - Int(shape.first_row)
    )
    let places = ExactPlaces.places(count: count, lattice, source) { add in
      for number in 0..<count { add(Double(left + Int(list[2 * number])), Double(top + Int(list[2 * number + 1]))) }
    }
    for (number, place) in places.enumerated() {
      append(place, .point, column: left + Int(list[2 * number]), row: top + Int(list[2 * number + 1]))
    }
  }

  private mutating func addPixels(_ own: PixelRegion) {
    let places = ExactPlaces.places(count: own.width * own.height, lattice, source) { add in
      for row in own.rows { for column in own.columns { add(Double(column), Double(row)) } }
    }
    let footprints = hasFootprints ? footprints(own, places) : places.map { _ in .point }
    for (number, place) in places.enumerated() {
      append(
        place, footprints[number], column: own.columns.lowerBound + number % own.width,
        row: own.rows.lowerBound + number / own.width)
    }
  }

  /// The footprints of single pixels, from positions half a pixel to the east and to the south.
  private func footprints(_ own: PixelRegion, _ places: [CellGrid.Place]) -> [PixelFootprint] {
    let others = ExactPlaces.places(count: 2 * places.count, lattice, source) { add in
      for row in own.rows {
        for column in own.columns {
          add(Double(column) + 0.5, Double(row))
          add(Double(column), Double(row) + 0.5)
        }
      }
    }
    return places.indices.map {
      PixelFootprint(places[$0], east: others[2 * $0], south: others[2 * $0 + 1], distance: 0.5)
        .limited(to: largestHalf)
    }
  }

  /// - Parameters:
  ///   - column: counted from the tile origin.
  ///   - row: counted from the tile origin.
  private mutating func append(_ place: CellGrid.Place, _ footprint: PixelFootprint, column: Int, row: Int) {
    let size = source.reader.size
    let reach = 2 + Double(footprint.margin)
    guard place.x > -reach, place.y > -reach, place.x < Double(size.width) + reach,
      place.y < Double(size.height) + reach
    else {
      // Outside of the raster, or without a position: transparent, also where the cell has been drawn.
      pixels.append(
        Pixel(
          column: column - region.columns.lowerBound, row: row - region.rows.lowerBound, x: -1 << 30, y: -1 << 30,
          footprint: .point))
      return
    }
    include(place)
    margin = max(margin, footprint.margin)
    pixels.append(
      Pixel(
        column: column - region.columns.lowerBound, row: row - region.rows.lowerBound, x: Self.fixed(place.x),
        y: Self.fixed(place.y), footprint: footprint))
  }

  private mutating func include(_ place: CellGrid.Place) {
    minX = min(minX, place.x)
    maxX = max(maxX, place.x)
    minY = min(minY, place.y)
    maxY = max(maxY, place.y)
  }

  /// Fixed point with 24 fraction bits. A raster has fewer than 2³¹ columns and rows.
  private static func fixed(_ value: Double) -> Int64 {
    Int64((max(-4_294_967_296, min(4_294_967_296, value)) * 16_777_216).rounded())
  }
}
