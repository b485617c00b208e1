/// A tile of one level. Row 0 is the northernmost, column 0 the westernmost.
public struct TileCoordinate: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
