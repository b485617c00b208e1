public import SourceText

/// An answer that a server sent instead of a service's description.
public enum ServiceRefusal: Hashable, Sendable {
  /// An ArcGIS error answer, which is sent with HTTP status 200; the text is the server's own.
  case error(code: Int?, text: String)
  /// An HTML page, usually a login page.
  case webPage
  /// The list of services of a server or folder: the address does not include a service's name.
  case serviceList

  /// Examines a whole answer.
  ///
  /// - Returns: `nil` if the answer is none of these, which does not mean that it is a service's description.
  public init?(_ bytes: [UInt8]) {
    if Self.isWebPage(bytes) {
      self = .webPage
    } else if case .json(let document)? = try? ParsedText.parse(bytes), let refusal = ServiceRefusal(document) {
      self = refusal
    } else {
      return nil
    }
  }

  /// Examines a JSON answer.
  ///
  /// Sources: ArcGIS REST API, “Handle errors”: `{"error":{"code":499,"message":"…","details":[…]}}`; the
  /// administrator's API: `{"status":"error","messages":[…],"code":499}`; OAuth (RFC 6749, §5.2):
  /// `{"error":"…","error_description":"…"}`.
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

  /// Whether bytes are an HTML page. Before its start there may be a byte order mark, white space, an XML declaration
  /// or a comment; upper and lower case are not distinguished.
  package static func isWebPage(_ bytes: [UInt8]) -> Bool {
    // This runs for every file that is opened. It works on bytes, because strings would take longer than the reading.
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

  /// Whether access was refused. ArcGIS's codes are 498 for an invalid token and 499 for a missing one.
  public var isAccessRefused: Bool {
    if case .error(let code?, _) = self { [401, 403, 498, 499].contains(code) } else { false }
  }

  /// One sentence without a full stop that says what the answer is.
  public var message: String {
    switch self {
    case .error(let code, let text):
      "this is an ArcGIS error answer (\(code.map { "\($0), " } ?? "")“\(text)”), not a service"
    case .webPage: "this is an HTML page, perhaps a login page that the server sent instead of an answer"
    case .serviceList: "this is a list of services, not a service; add a service’s name to the address"
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

  /// At most 300 characters, because some servers send a whole page as their message.
  private static func excerpt(_ text: String) -> String { text.count > 300 ? text.prefix(300) + "…" : text }
}
