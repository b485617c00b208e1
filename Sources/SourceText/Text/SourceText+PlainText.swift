extension SourceText {
  /// The characters of a place in the original bytes, in any encoding, as far as they are ASCII: bytes of zero, as UTF-16
  /// has them, are left out.
  ///
  /// - Returns: `nil` where the place is not in the text.
  package func plainText(of range: SourceRange) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= original.count else { return nil }
    return String(decoding: original[range.lowerBound..<range.upperBound].filter { $0 != 0 }, as: UTF8.self)
  }
}
