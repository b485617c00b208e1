/// Why a text is no address that is fetched. It does not repeat the text, which may hold a token.
public enum HTTPAddressError: Error, Hashable, Sendable {
  /// Another scheme, in lower case, or none.
  case notHTTP(scheme: String?)
  /// No server is named.
  case noHost
  /// A line break or the like is in it.
  case controlCharacter

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .notHTTP(let scheme?):
      "an address that begins with “\(scheme.prefix(20))://” is not fetched; only http:// and https:// are"
    case .notHTTP(nil): "this is no address; one begins with http:// or https://"
    case .noHost:
      "the address names no server that could be asked; write it as https://server/arcgis/rest/services/name/MapServer"
    case .controlCharacter:
      "the address holds a control character, such as a line break, and is not fetched; copy it again, on one line"
    }
  }
}
