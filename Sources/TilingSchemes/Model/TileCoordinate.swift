/// A tile of one level. Row 0 is the northernmost, column 0 the westernmost.
public struct TileCoordinate: Hashable, Sendable {
  /// The number of tiles southward from the origin, from 0; negative north of the origin.
  public var row: Int
  /// The number of tiles eastward from the origin, from 0; negative west of the origin.
  public var column: Int

  /// Takes any numbers, including those of tiles outside the scheme's extent.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
