/// Converts byte offsets to lines and columns, and returns the text of lines.
///
/// A line ends with LF, CR LF or CR.
public struct LineTable: Sendable {
  private let text: SourceText
  private let starts: [Int]
  /// The number of characters before every 512th byte. A conf.xml is one long line, so counting from its start is slow.
  private let scalarsBefore: [Int]
  private static let stride = 512

  /// Reads the whole text once.
  public init(_ text: SourceText) {
    self.text = text
    var starts = [0]
    var scalarsBefore: [Int] = []
    var scalars = 0
    let bytes = text.utf8
    for (index, byte) in bytes.enumerated() {
      if index % Self.stride == 0 { scalarsBefore.append(scalars) }
      // Bytes 0x80 to 0xBF continue a character in UTF-8; all others begin one.
      if byte & 0xC0 != 0x80 { scalars += 1 }
      let endsLine = byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      if endsLine { starts.append(index + 1) }
    }
    self.starts = starts
    self.scalarsBefore = scalarsBefore + [scalars]
  }

  /// The line and column of a byte of the original file.
  public func position(of originalOffset: Int) -> LineAndColumn {
    let offset = utf8Offset(of: originalOffset)
    let line = lineIndex(of: offset)
    return LineAndColumn(line: line + 1, column: scalarCount(starts[line]..<offset) + 1)
  }

  /// The text of a line, without its end.
  public func line(_ number: Int) -> String {
    let index = number - 1
    guard starts.indices.contains(index) else { return "" }
    var end = index + 1 < starts.count ? starts[index + 1] : text.utf8.count
    while end > starts[index], [0x0A, 0x0D].contains(text.utf8[end - 1]) { end -= 1 }
    return text.string(utf8: starts[index]..<end)
  }

  /// The part of a line around a byte of the original file: at most `width` characters. About a third of them are
  /// before the byte, and more if the line ends soon after it.
  public func excerpt(around originalOffset: Int, width: Int) -> LineExcerpt {
    let offset = utf8Offset(of: originalOffset)
    let index = lineIndex(of: offset)
    let lineStart = starts[index]
    var lineEnd = index + 1 < starts.count ? starts[index + 1] : text.utf8.count
    while lineEnd > lineStart, [0x0A, 0x0D].contains(text.utf8[lineEnd - 1]) { lineEnd -= 1 }
    var from = min(offset, lineEnd)
    var to = from
    var before = 0
    var after = 0
    func stepBack() {
      from -= 1
      while from > lineStart, isContinuation(from) { from -= 1 }
      before += 1
    }
    while before < width / 3, from > lineStart { stepBack() }
    while before + after < width, to < lineEnd {
      to += 1
      while to < lineEnd, isContinuation(to) { to += 1 }
      after += 1
    }
    // Fewer characters than wanted after the byte: use the rest of the width before it.
    while before + after < width, from > lineStart { stepBack() }
    return LineExcerpt(
      text: text.string(utf8: from..<to), charactersBeforePlace: before, isCutBefore: from > lineStart,
      isCutAfter: to < lineEnd)
  }

  /// The last line that begins at or before an offset, by bisection.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    scalars(before: range.upperBound) - scalars(before: range.lowerBound)
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.stride, scalarsBefore.count - 1)
    return text.utf8[block * Self.stride..<offset].reduce(scalarsBefore[block]) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The inverse of the offset map, by bisection. No table is built, because only a few positions are ever shown.
  private func utf8Offset(of originalOffset: Int) -> Int {
    var low = 0
    var high = text.utf8.count
    while low < high {
      // Only the first byte of a character has an offset in the file.
      var middle = (low + high) / 2
      while middle > low, isContinuation(middle) { middle -= 1 }
      if text.offsets.original(middle) < originalOffset {
        low = middle + 1
        while low < text.utf8.count, isContinuation(low) { low += 1 }
      } else {
        high = middle
      }
    }
    return low
  }

  private func isContinuation(_ offset: Int) -> Bool {
    text.utf8[offset] & 0xC0 == 0x80
  }
}

/// A part of a line around a place in it.
public struct LineExcerpt: Hashable, Sendable {
  /// The part of the line, without its end.
  public let text: String
  /// The number of Unicode scalars before the place.
  public let charactersBeforePlace: Int
  /// Whether the line continues before the excerpt.
  public let isCutBefore: Bool
  /// Whether the line continues after the excerpt.
  public let isCutAfter: Bool
}
