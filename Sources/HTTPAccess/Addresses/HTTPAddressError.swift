/// Why a text cannot be used as an address. The error does not repeat the text, which may contain a token.
public enum HTTPAddressError: Error, Hashable, Sendable {
  /// Another scheme, in lower case, or no scheme.
  case notHTTP(scheme: String?)
  /// The address contains no valid server name.
  case noHost
  /// The text contains a control character, such as a line break.
  case controlCharacter

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .notHTTP(let scheme?):
      "an address that starts with “\(scheme.prefix(20))://” is not supported; use http:// or https://"
    case .notHTTP(nil): "this is not an address; an address starts with http:// or https://"
    case .noHost:
      "the address contains no valid server name; write it as https://server/arcgis/rest/services/name/MapServer"
    case .controlCharacter:
      "the address contains a control character, such as a line break; copy it again, on one line"
    }
  }
}
