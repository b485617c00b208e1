public import SourceText

/// What a server answered in place of a service's description.
public enum ServiceRefusal: Hashable, Sendable {
  /// An ArcGIS error answer, which comes with HTTP status 200; the text is the server's own.
  case error(code: Int?, text: String)
  /// An HTML page: most often one to sign in.
  case webPage
  /// The list of a server's or a folder's services: the address names none of them.
  case serviceList

  /// Looks at a whole answer.
  ///
  /// - Returns: `nil` where it is none of these, though it may be no service's description either.
  public init?(_ bytes: [UInt8]) {
    if Self.isWebPage(bytes) {
      self = .webPage
    } else if case .json(let document)? = try? ParsedText.parse(bytes), let refusal = ServiceRefusal(document) {
      self = refusal
    } else {
      return nil
    }
  }

  /// Looks at a JSON answer. Source: ArcGIS REST API, “Handle errors”: `{"error":{"code":499,"message":"…",
  /// "details":[…]}}`; the administrator's API says `{"status":"error","messages":[…],"code":499}`; OAuth (RFC 6749,
  /// §5.2) says `{"error":"…","error_description":"…"}`.
  public init?(_ document: JSONDocument) {
    let root = document.root
    if let error = root["error"], error.isObject {
      self = .error(
        code: Self.code(error["code"], document),
        text: Self.joined([error["message"]] + (error["details"]?.array ?? [])))
    } else if let error = root["error"]?.string {
      self = .error(
        code: Self.code(root["code"], document), text: Self.excerpt(root["error_description"]?.string ?? error))
    } else if root["status"]?.string == "error", let messages = root["messages"]?.array {
      self = .error(code: Self.code(root["code"], document), text: Self.joined(messages))
    } else if root["services"]?.array != nil, root["folders"]?.array != nil || root["currentVersion"] != nil {
      self = .serviceList
    } else {
      return nil
    }
  }

  /// Whether bytes are an HTML page: they begin as one, after a byte order mark, white space, an
  /// XML declaration or a comment, in any letter case.
  package static func isWebPage(_ bytes: [UInt8]) -> Bool {
    // Asked of every file that is opened: bytes, because strings take longer than the rest of the reading.
    guard let start = bytes.prefix(512).firstIndex(where: { $0 > 0x20 && $0 < 0x80 }) else { return false }
    let head = bytes[start..<min(bytes.count, 512)]
    func has(_ mark: StaticString, at index: Int) -> Bool {
      mark.withUTF8Buffer { mark in
        index + mark.count <= head.endIndex
          && mark.indices.allSatisfy { offset in
            let byte = head[index + offset]
            return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == mark[offset]
          }
      }
    }
    func isPage(at index: Int) -> Bool { has("<!doctype html", at: index) || has("<html", at: index) }
    if isPage(at: start) { return true }
    guard has("<?xml", at: start) || has("<!--", at: start) else { return false }
    return head.indices.contains { head[$0] == UInt8(ascii: "<") && isPage(at: $0) }
  }

  /// Whether access was refused. ArcGIS's codes: 498 for a token that is not valid, 499 for one that is missing.
  public var isAccessRefused: Bool {
    if case .error(let code?, _) = self { [401, 403, 498, 499].contains(code) } else { false }
  }

  /// What it is: one sentence without a full stop, for whatever the answer was read from.
  public var message: String {
    switch self {
    case .error(let code, let text):
      "this is an ArcGIS error answer (\(code.map { "\($0), " } ?? "")“\(text)”), not a service"
    case .webPage: "this is an HTML page, perhaps the login page that a server sent in place of an answer"
    case .serviceList: "this is a list of services, not a service; name one of them"
    }
  }

  private static func code(_ value: JSONValue?, _ document: JSONDocument) -> Int? {
    value.flatMap(document.double(of:)).flatMap(exactInteger)
  }

  private static func joined(_ parts: [JSONValue?]) -> String {
    var texts: [String] = []
    for text in parts.compactMap({ $0?.string }) where !text.isEmpty && !texts.contains(text) { texts.append(text) }
    return texts.isEmpty ? "no message" : excerpt(texts.joined(separator: "; "))
  }

  /// A server's words can be a whole page.
  private static func excerpt(_ text: String) -> String { text.count > 300 ? text.prefix(300) + "…" : text }
}
