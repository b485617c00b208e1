/// A change of a file's bytes that leaves everything else as it is.
public struct SourceEdit: Hashable, Sendable {
  /// What is replaced; an empty range inserts.
  public let range: SourceRange
  /// The new text; it is written in the file's own encoding, and characters are not escaped.
  public let replacement: String

  /// Takes a range in bytes of the file, and the text that takes its place; empty text deletes.
  public init(_ range: SourceRange, with replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceText {
  /// The file's bytes with the edits made.
  ///
  /// - Parameter edits: changes that do not overlap; those that insert at one place keep their order.
  /// - Returns: `nil` where edits overlap, reach past the end, or cannot be spelled in the file's encoding.
  public func applying(_ edits: [SourceEdit]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(original.count)
    var copied = 0
    let ordered = edits.enumerated().sorted { first, second in
      let (one, other) = (first.element.range, second.element.range)
      if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
      // What is inserted at a place stands before what replaces the bytes behind it.
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
