import SourceText

/// The address of a REST resource, requested as JSON, or of another resource of a server.
///
/// Only `displayText` may be shown: the address itself can contain a token or a password, so it has no other
/// description.
public struct HTTPAddress: Hashable, Sendable {
  /// Whether the connection is encrypted. If it is not, others on the network can read a token.
  public let isSecure: Bool
  /// The service in the address, or `nil` if the address has another form. It can be fetched all the same.
  public let service: ServiceName?
  /// Whether the address is that of an image service.
  public let isImageService: Bool
  private let userInformation: String?
  /// The host, with the port if one is given.
  private let hostAndPort: String
  private var path: String
  private var query: AddressQuery

  /// Reads an address as users type or paste it. Blanks and characters outside ASCII are encoded, a fragment is
  /// removed, and `f=json` replaces any other format. The address of a document, such as the capabilities of a WMTS,
  /// keeps its query.
  ///
  /// Source: RFC 3986, §3.
  ///
  /// - Parameters:
  ///   - text: the address.
  ///   - asksForJSON: whether `f=json` is set; servers of other interfaces do not know this parameter.
  /// - Throws: `HTTPAddressError` if the text is not an http or https address, or contains a control character.
  public init(_ text: String, asksForJSON: Bool = true) throws(HTTPAddressError) {
    // curl reads the address from a configuration file, where a line break would start another option.
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }) else {
      throw .controlCharacter
    }
    guard let separator = text.firstRange(of: "://") else { throw .notHTTP(scheme: nil) }
    switch text[..<separator.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    case let scheme: throw .notHTTP(scheme: scheme)
    }
    let rest = text[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest[authority.endIndex...]
    let path = target.prefix { $0 != "?" }
    // The last `@`: a password may contain one that was not encoded.
    if let at = authority.lastIndex(of: "@") {
      userInformation = PercentEncoding.normalized(authority[..<at])
      hostAndPort = String(authority[authority.index(after: at)...])
    } else {
      userInformation = nil
      hostAndPort = String(authority)
    }
    guard Self.isHost(hostAndPort) else { throw .noHost }
    self.path = PercentEncoding.normalized(path)
    query = AddressQuery(target[path.endIndex...].dropFirst())
    if asksForJSON, !Self.isDocument(path, query) { query.set("f", "json") }
    service = ServiceName(path: self.path)
    isImageService = path.split(separator: "/").contains { $0.lowercased() == "imageserver" }
  }

  /// The address of another resource of the same service.
  ///
  /// - Parameters:
  ///   - components: names that are added to the path.
  ///   - parameters: are added to the query; each replaces a parameter of the same name.
  public func appending(_ components: [String], _ parameters: [HTTPParameter]) -> HTTPAddress {
    var address = self
    var start = Substring(path)
    if !components.isEmpty { while start.hasSuffix("/") { start = start.dropLast() } }
    address.path = components.reduce(String(start)) { "\($0)/\(PercentEncoding.encodedValue($1))" }
    for parameter in parameters { address.query.set(parameter.name, parameter.value) }
    return address
  }

  /// The value of a parameter of the query, by its name in any letter case; `nil` if the query has none.
  public func value(of parameter: String) -> String? { query.value(of: parameter) }

  /// Whether a text is meant as an address and not as a path: it starts with `http://` or `https://`, in any letter
  /// case.
  public static func isAddress(_ text: String) -> Bool {
    let head = text.prefix(8).lowercased()
    return head.hasPrefix("http://") || head == "https://"
  }

  /// The address for people: without user name and password, and with `…` instead of a token.
  public var displayText: String {
    "\(scheme)://\(hostAndPort)\(path)" + (query.text.isEmpty ? "" : "?\(query.displayText)")
  }

  /// The address without its query, for people.
  var displayTextWithoutQuery: String { "\(scheme)://\(hostAndPort)\(path)" }

  /// The address without its query, user name and password, for people.
  public var fileText: String { displayTextWithoutQuery }

  /// The suffix of the last name of the path in small letters, without the dot; empty if it has none.
  public var fileSuffix: String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The host for people.
  var displayHost: String { hostAndPort }

  /// The address as it is sent, with the token if one is given.
  func requestText(token: String?) -> String {
    var query = query
    if let token { query.set("token", token) }
    let user = userInformation.map { "\($0)@" } ?? ""
    let question = query.text.isEmpty ? "" : "?\(query.text)"
    return "\(scheme)://\(user)\(hostAndPort)\(path.isEmpty ? "/" : path)\(question)"
  }

  /// The address and the form data of the same request in a body.
  ///
  /// - Returns: `nil` if the address is short enough for every server. Microsoft's IIS refuses queries of more than 2,048
  ///   bytes unless it is configured otherwise.
  func longRequest(token: String?) -> HTTPForm? {
    var query = query
    if let token { query.set("token", token) }
    guard query.text.utf8.count > Self.longestQuery else { return nil }
    let user = userInformation.map { "\($0)@" } ?? ""
    return HTTPForm(address: "\(scheme)://\(user)\(hostAndPort)\(path.isEmpty ? "/" : path)", body: query.text)
  }

  private static let longestQuery = 2000

  /// Whether its query contains a token, or another secret that a server may accept as one.
  public var holdsToken: Bool { !query.secrets.isEmpty }

  /// The texts that must not be shown, in all their spellings.
  var secrets: [String] {
    let password = userInformation.flatMap { text in text.firstIndex(of: ":").map { text[$0...].dropFirst() } }
    return query.secrets + [password.map(String.init) ?? ""].filter { !$0.isEmpty }
  }

  private var scheme: String { isSecure ? "https" : "http" }

  /// Whether an address is that of a document and not of a REST resource: a file name with a suffix of XML or JSON, or
  /// the capabilities of a service of OGC.
  private static func isDocument(_ path: Substring, _ query: AddressQuery) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".xml") || path.hasSuffix(".json")
      || query.text.lowercased().contains("request=getcapabilities")
  }

  /// Whether a text can be a host with or without a port: a name, an IPv4 address, or an IPv6 address in brackets.
  private static func isHost(_ text: String) -> Bool {
    var host = text[...]
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      let port = text[text.index(after: colon)...]
      guard let number = Int(port), port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), number <= 65_535 else {
        return false
      }
      host = text[..<colon]
    }
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    return !host.isEmpty && host.utf8.allSatisfy { !" \"<>\\^`{|}%,;()'*!$&+=".utf8.contains($0) }
      && (isIPv6 || !host.utf8.contains { "[]:".utf8.contains($0) })
  }
}

extension HTTPAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The address for people.
  public var description: String { displayText }
  /// The address for people.
  public var debugDescription: String { displayText }
  /// Nothing, so that `dump` shows no secret.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
