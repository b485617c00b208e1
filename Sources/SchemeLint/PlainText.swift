import SourceText

extension SourceText {
  /// The characters of a place in the original bytes, which are ASCII as far as rules look at them, in any encoding.
  ///
  /// - Returns: `nil` where the place is not in the text.
  func plainText(of range: SourceRange) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= original.count else { return nil }
    return String(decoding: original[range.lowerBound..<range.upperBound].filter { $0 != 0 }, as: UTF8.self)
  }
}
