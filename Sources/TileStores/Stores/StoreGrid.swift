public import TilingSchemes

/// The correspondence between the levels of a scheme and those of a store that has a fixed grid, such as MBTiles.
public struct StoreGrid: Hashable, Sendable {
  /// The number in the store for each level number of the scheme.
  public let numbers: [Int: Int]
  /// The rows and columns of the store for each level number of the scheme; tiles beyond them are not copied.
  public let limits: [Int: TileRange]

  /// - Parameters:
  ///   - numbers: the number in the store for each level number of the scheme.
  ///   - limits: the rows and columns of the store for each level number of the scheme.
  public init(numbers: [Int: Int], limits: [Int: TileRange]) {
    self.numbers = numbers
    self.limits = limits
  }
}
