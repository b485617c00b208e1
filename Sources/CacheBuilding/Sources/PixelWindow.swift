/// A rectangle of pixels.
public struct PixelWindow: Hashable, Sendable {
  /// The column of its first pixel.
  public let x: Int
  /// The row of its first pixel.
  public let y: Int
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  var count: Int { width * height }
}
