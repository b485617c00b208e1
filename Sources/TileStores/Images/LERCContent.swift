/// What the header of a LERC blob says of its values.
public struct LERCContent: Hashable, Sendable {
  /// How many bands there are, each in a blob of its own.
  public let bandCount: Int
  /// How many values a pixel has in each band.
  public let depth: Int
  /// By how much a value may differ from what it was before it was encoded.
  public let maxError: Double
}
