public import HTTPAccess
public import SchemeFormats

/// Why an answer is not the picture that was requested.
public enum PictureFault: Error, Hashable, Sendable {
  /// An error answer of ArcGIS, a web page, or a list of services.
  case refused(ServiceRefusal)
  /// An exception of a WMS: its code, if it has one, and its text.
  case exception(code: String?, text: String)
  /// Bytes of another kind: what they are.
  case notAPicture(String)
  /// A picture of another size, in pixels.
  case size(width: Int, height: Int, expectedWidth: Int, expectedHeight: Int)
  /// A picture that is damaged or truncated, or of a kind that cannot be read: a clause.
  case damaged(String)
  /// No answer, or another status than 200 to 299.
  case http(HTTPError)

  /// Whether the same request will fail again, so that it is not repeated.
  var isLasting: Bool {
    switch self {
    case .refused(let refusal):
      switch refusal {
      case .error(let code?, let text):
        // ArcGIS also answers 400 “Unable to complete operation.” when a machine of the site is restarting.
        refusal.isAccessRefused || code == 400 && !text.hasPrefix("Unable to complete")
      case .serviceList: true
      case .error, .webPage: false
      }
    case .exception(let code, _): code.map(Self.lastingCodes.contains) ?? false
    case .notAPicture, .size, .damaged: false
    case .http(let error): error.reason.isLasting
    }
  }

  /// Whether a WMS probably refuses the size of the picture. There is no code for that, so its words decide. MapServer:
  /// “Image size out of range, WIDTH and HEIGHT must be between 1 and 2048 pixels”; GeoServer: “This request would use
  /// more memory than the maximum allowed”; QGIS Server: “The requested map size is too large”.
  var isAboutSize: Bool {
    guard case .exception(_, let text) = self else { return false }
    let words = text.lowercased()
    return ["size", "width", "height", "pixel", "too large", "larger", "memory"].contains { words.contains($0) }
  }

  /// The exceptions of WMS that are about the request. Source: OGC 06-042 (WMS 1.3.0), table E.1.
  private static let lastingCodes = [
    "InvalidFormat", "InvalidCRS", "InvalidSRS", "LayerNotDefined", "StyleNotDefined", "MissingDimensionValue",
    "InvalidDimensionValue", "OperationNotSupported",
  ]

  /// One clause without a full stop.
  public var message: String {
    switch self {
    case .refused(.error(let code, let text)):
      "the service answers with an error (\(code.map { "\($0), " } ?? "")“\(text)”)"
    case .refused(.webPage): "the service answers with an HTML page "
    case .refused(.serviceList): "the service answers with a list of services"
    case .exception(let code, let text):
      "the service answers with an exception (\(code.map { "\($0), " } ?? "")“\(text)”)"
    case .notAPicture(let what): "the answer is not a picture, but \(what)"
    case .size(let width, let height, let expectedWidth, let expectedHeight):
      "the picture has \(width) × \(height) pixels, but \(expectedWidth) × \(expectedHeight) were requested"
    case .damaged(let what): what
    case .http(let error): error.message
    }
  }
}

extension HTTPError.Reason {
  /// Whether the same request will fail again.
  fileprivate var isLasting: Bool {
    switch self {
    case .commandMissing, .notSecure, .tooLarge, .tooManyRedirects, .otherProtocol, .unusableToken: true
    case .commandFailed, .cannotResolve, .cannotConnect, .timedOut, .brokenOff: false
    // 408: time-out of the server; 425 and 429: too early, too many requests.
    case .status(let status, _): status < 500 && ![408, 425, 429].contains(status)
    }
  }
}
