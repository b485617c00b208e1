/// The colour that shows through transparent pixels in an image format without transparency.
public struct BackgroundColor: Hashable, Sendable {
  /// From 0 to 255.
  public let red: UInt8
  /// From 0 to 255.
  public let green: UInt8
  /// From 0 to 255.
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// White, as a map without content in ArcGIS.
  public static let white = BackgroundColor(red: 255, green: 255, blue: 255)
}
