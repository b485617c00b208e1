/// A straight piece of an area's border or of a line. Coordinates are in tiles from the origin: columns to the east,
/// rows to the south.
struct AreaEdge: Sendable {
  /// The index of the polygon to which the border belongs; `nil` for lines and points.
  let polygon: Int?
  // From the northern end to the southern end.
  let x0: Double
  let y0: Double
  let x1: Double
  let y1: Double

  init(from start: MapPoint, to end: MapPoint, polygon: Int?) {
    self.polygon = polygon
    let (north, south) = start.y <= end.y ? (start, end) : (end, start)
    x0 = north.x
    y0 = north.y
    x1 = south.x
    y1 = south.y
  }

  /// Whether no part of the edge counts in a row or in the rows below it.
  func ends(before row: Double) -> Bool { polygon == nil ? y1 < row : y1 <= row }

  /// Whether the edge is a part of a border that runs through the whole of the rows between two heights.
  func spans(from north: Double, to south: Double) -> Bool { polygon != nil && y0 <= north && y1 >= south }

  var isVertical: Bool { x0 == x1 }

  /// Whether the edge stays in a column for several rows.
  var isSteep: Bool { (x1 - x0).magnitude * 8 <= y1 - y0 }

  /// Whether the edge has the same place in two rows: the same columns, and the same columns whose middles are to the east
  /// of it. Then it has this place in all rows between the two as well, because the edge is straight.
  func looksTheSame(inRow row: Int, and other: Int) -> Bool {
    guard columns(inRow: row) == columns(inRow: other) else { return false }
    let (first, second) = (x(at: Double(row) + 0.5) - 0.5, x(at: Double(other) + 0.5) - 0.5)
    return first.rounded(.up) == second.rounded(.up) && first.rounded(.down) == second.rounded(.down)
  }

  /// Whether the edge crosses a height. The northern end belongs to the edge, and the southern end does not, so that a
  /// corner between two edges is counted once.
  func crosses(_ y: Double) -> Bool { y0 <= y && y1 > y }

  /// The x coordinate of the edge at a height between its ends.
  func x(at y: Double) -> Double {
    if y == y0 { return x0 }
    if y == y1 { return x1 }
    return x0 + (y - y0) / (y1 - y0) * (x1 - x0)
  }

  /// The columns that the edge touches within a row; `nil` if it touches none.
  func columns(inRow row: Int) -> Range<Int>? {
    let north = Double(row)
    return polygon == nil ? columnsOfLine(north, north + 1) : columnsOfBorder(north, north + 1)
  }

  /// The columns whose inside the edge crosses, within the inside of a row.
  private func columnsOfBorder(_ north: Double, _ south: Double) -> Range<Int>? {
    let from = max(y0, north)
    let to = min(y1, south)
    // An edge along the border of the row does not cross the inside of a tile.
    guard from < to || y0 == y1 && y0 > north && y0 < south else { return nil }
    let (first, second) = y0 == y1 ? (x0, x1) : (x(at: from), x(at: to))
    let west = min(first, second)
    let east = max(first, second)
    // Neither does an edge along the border of a column.
    if west == east, west == west.rounded() { return nil }
    guard let lower = Int(exactly: west.rounded(.down)), let upper = Int(exactly: east.rounded(.up)) else { return nil }
    return lower..<max(upper, lower + 1)
  }

  /// The columns that contain points of the line; a point on an edge of tiles belongs to the tile to the right or
  /// below.
  private func columnsOfLine(_ north: Double, _ south: Double) -> Range<Int>? {
    guard y0 < south, y1 >= north else { return nil }
    let isHorizontal = y0 == y1
    let first = isHorizontal ? x0 : x(at: max(y0, north))
    let last = isHorizontal ? x1 : x(at: min(y1, south))
    // The point on the row's lower edge belongs to the next row.
    let leavesEastward = !isHorizontal && y1 >= south && last > first
    let east = max(first, last)
    guard let lower = Int(exactly: min(first, last).rounded(.down)),
      let upper = Int(exactly: leavesEastward ? east.rounded(.up) - 1 : east.rounded(.down)), upper < Int.max
    else { return nil }
    return lower..<max(upper, lower) + 1
  }
}
