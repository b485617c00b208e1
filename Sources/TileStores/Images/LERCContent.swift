/// What the header of a LERC blob says of its values.
package struct LERCContent: Hashable, Sendable {
  /// How many bands there are, each in a blob of its own.
  package let bandCount: Int
  /// How many values a pixel has in each band.
  package let depth: Int
  /// By how much a value may differ from what it was before it was encoded.
  package let maxError: Double
}
