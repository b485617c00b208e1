extension SourceText {
  /// The ASCII characters of a range of the original bytes, in any encoding. Zero bytes, which UTF-16 and UTF-32 have
  /// beside each ASCII character, are left out.
  ///
  /// - Returns: `nil` if the range is not within the text.
  package func plainText(of range: SourceRange) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= original.count else { return nil }
    return String(decoding: original[range.lowerBound..<range.upperBound].filter { $0 != 0 }, as: UTF8.self)
  }
}
