/// The text that curl writes to standard error: its message about a failure, and the requested facts about the answer.
struct CurlReport {
  /// The value of `--write-out`: one line for each fact, after everything else.
  static let format =
    #"%{stderr}\n@status %{http_code}\n@redirects %{num_redirects}\n@type %{content_type}\n@address %{url_effective}\n"#
    + #"@retry %header{retry-after}\n"#

  private(set) var status = 0
  private(set) var redirectCount = 0
  private(set) var contentType: String?
  /// The address that answered, as it was sent. It may contain a token: do not show it.
  private(set) var address: String?
  /// The value of the header Retry-After in seconds; `nil` if there is none, or it is a date. curl before 7.84 prints
  /// another text, which is not a number either.
  private(set) var retryAfter: Int?
  /// curl's message without “curl: (number)”, at most 200 characters; empty if there was no failure.
  private(set) var words = ""

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      // The last line of each kind counts. A failure's message, which a server may influence, comes before these lines.
      if let value = Self.value(of: line, "@status ") {
        status = Int(value) ?? 0
      } else if let value = Self.value(of: line, "@redirects ") {
        redirectCount = Int(value) ?? 0
      } else if let value = Self.value(of: line, "@type ") {
        contentType = value.isEmpty ? nil : value
      } else if let value = Self.value(of: line, "@address ") {
        address = value
      } else if let value = Self.value(of: line, "@retry ") {
        retryAfter = Int(value).flatMap { $0 >= 0 ? $0 : nil }
      } else if line.hasPrefix("curl: (") {
        words = String(line.drop { $0 != ")" }.dropFirst(2).prefix(200))
      }
    }
  }

  private static func value(of line: Substring, _ mark: String) -> String? {
    line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
  }
}
