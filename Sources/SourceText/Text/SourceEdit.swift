/// A change of some bytes of a file; all other bytes stay as they are.
public struct SourceEdit: Hashable, Sendable {
  /// The range that is replaced; an empty range inserts.
  public let range: SourceRange
  /// The new text; it is written in the file's own encoding, and characters are not escaped.
  public let replacement: String

  /// Takes a range in bytes of the file and the text that replaces it; an empty text deletes.
  public init(_ range: SourceRange, with replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceText {
  /// The file's bytes after the edits.
  ///
  /// - Parameter edits: changes that do not overlap, in any order; insertions at the same position keep their order.
  /// - Returns: `nil` if edits overlap, exceed the file, or contain a character that the file's encoding does not have.
  public func applying(_ edits: [SourceEdit]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(original.count)
    var copied = 0
    let ordered = edits.enumerated().sorted { first, second in
      let (one, other) = (first.element.range, second.element.range)
      if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
      // An insertion goes before the edit that replaces the bytes after it.
      if one.bytes.isEmpty != other.bytes.isEmpty { return one.bytes.isEmpty }
      return first.offset < second.offset
    }
    for (_, edit) in ordered {
      guard edit.range.lowerBound >= copied, edit.range.upperBound <= original.count,
        let replacement = encode(edit.replacement)
      else { return nil }
      result += original[copied..<edit.range.lowerBound]
      result += replacement
      copied = edit.range.upperBound
    }
    return result + original[copied...]
  }
}
