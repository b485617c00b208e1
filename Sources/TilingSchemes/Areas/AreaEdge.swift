/// A straight piece of an area's border or of a line, in tiles from the origin: columns to the east, rows to the south.
struct AreaEdge: Sendable {
  /// Of the polygon whose border it is; `nil` for lines and points.
  let polygon: Int?
  // From its northern end to its southern one.
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

  /// Whether nothing of it counts in a row or in those below.
  func ends(before row: Double) -> Bool { polygon == nil ? y1 < row : y1 <= row }

  /// Whether it goes straight through every row from one to another.
  func isVertical(from north: Double, to south: Double) -> Bool {
    polygon != nil && x0 == x1 && y0 <= north && y1 >= south
  }

  /// Whether it goes through a height; of its ends the northern counts.
  func crosses(_ y: Double) -> Bool { y0 <= y && y1 > y }

  /// Where it is at a height between its ends.
  func x(at y: Double) -> Double {
    if y == y0 { return x0 }
    if y == y1 { return x1 }
    return x0 + (y - y0) / (y1 - y0) * (x1 - x0)
  }

  /// The columns that it touches within a row; `nil` where it touches none.
  func columns(inRow row: Int) -> Range<Int>? {
    let north = Double(row)
    return polygon == nil ? columnsOfLine(north, north + 1) : columnsOfBorder(north, north + 1)
  }

  /// The columns through whose inside it runs, within the inside of a row.
  private func columnsOfBorder(_ north: Double, _ south: Double) -> Range<Int>? {
    let from = max(y0, north)
    let to = min(y1, south)
    // An edge along the border of the row runs through no tile's inside.
    guard from < to || y0 == y1 && y0 > north && y0 < south else { return nil }
    let (first, second) = y0 == y1 ? (x0, x1) : (x(at: from), x(at: to))
    let west = min(first, second)
    let east = max(first, second)
    // Neither does one along the border of a column.
    if west == east, west == west.rounded() { return nil }
    guard let lower = Int(exactly: west.rounded(.down)), let upper = Int(exactly: east.rounded(.up)) else { return nil }
    return lower..<max(upper, lower + 1)
  }

  /// The columns in which its points lie; one on an edge of tiles belongs to the right and the lower tile.
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
