import SourceText

/// The header of an answer to a request for a range of bytes.
struct RangeHeader {
  /// The three digits of the status.
  let status: Int
  private let fields: [(name: String, value: String)]

  /// - Parameter text: the status line and the fields, without the empty line.
  /// - Returns: `nil` if it does not begin with a status line.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let first = lines.first, first.hasPrefix("HTTP/"), let code = first.split(separator: " ").dropFirst().first,
      let status = Int(code), (100...999).contains(status)
    else { return nil }
    self.status = status
    fields = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), Self.trimmed(line[line.index(after: colon)...]))
    }
  }

  /// The last value of a field; `nil` if it is missing.
  ///
  /// - Parameter name: in small letters.
  func value(_ name: String) -> String? { fields.last { $0.name == name }?.value }

  /// Whether curl follows to another address, so that no body is printed.
  var isRedirect: Bool { (300..<400).contains(status) && value("location") != nil }

  /// The range and the size of the file that the answer states; `nil` if there is none. Source: RFC 9110, §14.4:
  /// `bytes 0-499/1234`.
  var contentRange: ContentRange? { value("content-range").flatMap(ContentRange.init) }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return String(text)
  }
}

/// The value of a field Content-Range.
struct ContentRange {
  let bytes: Range<Int>
  /// The size of the file in bytes; `nil` if the server does not state it.
  let size: Int?

  init?(_ text: String) {
    guard text.lowercased().hasPrefix("bytes "), let slash = text.lastIndex(of: "/") else { return nil }
    let ends = text[..<slash].dropFirst(6).split(separator: "-")
    guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first >= 0, last >= first, last < Int.max
    else { return nil }
    bytes = first..<last + 1
    let total = text[text.index(after: slash)...]
    guard total != "*" else {
      size = nil
      return
    }
    guard let number = Int(total), number > last else { return nil }
    size = number
  }
}
