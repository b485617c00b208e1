/// Where the lines of a text begin: from byte offsets to lines and columns, and to the line itself.
///
/// A line ends with LF, CR LF or CR.
public struct LineTable: Sendable {
  private let text: SourceText
  private let starts: [Int]

  public init(_ text: SourceText) {
    self.text = text
    var starts = [0]
    let bytes = text.utf8
    for (index, byte) in bytes.enumerated() {
      let endsLine = byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      if endsLine { starts.append(index + 1) }
    }
    self.starts = starts
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
    text.utf8[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The inverse of the offset map, by bisection: it is only needed for the few places that are shown.
  private func utf8Offset(of originalOffset: Int) -> Int {
    var low = 0
    var high = text.utf8.count
    while low < high {
      let middle = (low + high) / 2
      if text.offsets.original(middle) < originalOffset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
