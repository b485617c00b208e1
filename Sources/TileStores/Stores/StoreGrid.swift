public import TilingSchemes

/// How the levels of a scheme lie in a store that has a grid of its own.
public struct StoreGrid: Hashable, Sendable {
  /// The store's number for each level of the scheme.
  public let numbers: [Int: Int]
  /// The rows and columns that the store has for each level of the scheme; tiles beyond them are left out.
  public let limits: [Int: TileRange]

  /// - Parameters:
  ///   - numbers: the store's number for each level of the scheme.
  ///   - limits: the rows and columns that the store has for each level of the scheme.
  public init(numbers: [Int: Int], limits: [Int: TileRange]) {
    self.numbers = numbers
    self.limits = limits
  }
}
