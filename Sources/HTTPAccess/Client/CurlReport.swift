/// What curl writes on its standard error: its words about a failure, and what it is asked to report of the answer.
struct CurlReport {
  /// The value of `--write-out`: one line for each thing, after everything else.
  static let format =
    #"%{stderr}\n@status %{http_code}\n@redirects %{num_redirects}\n@type %{content_type}\n@address %{url_effective}\n"#

  private(set) var status = 0
  private(set) var redirectCount = 0
  private(set) var contentType: String?
  /// As it was sent: not to be shown.
  private(set) var address: String?
  /// curl's words, without its name and the number of the failure; empty where there is none.
  private(set) var words = ""

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      // The last line of a kind counts: a failure's words, which a server may influence, stand before ours.
      if let value = Self.value(of: line, "@status ") {
        status = Int(value) ?? 0
      } else if let value = Self.value(of: line, "@redirects ") {
        redirectCount = Int(value) ?? 0
      } else if let value = Self.value(of: line, "@type ") {
        contentType = value.isEmpty ? nil : value
      } else if let value = Self.value(of: line, "@address ") {
        address = value
      } else if line.hasPrefix("curl: ") {
        words = String(line.drop { $0 != ")" }.dropFirst(2).prefix(200))
      }
    }
  }

  private static func value(of line: Substring, _ mark: String) -> String? {
    line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
  }
}
