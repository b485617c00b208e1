public import CacheOpening
public import HTTPAccess
public import SchemeFormats

/// Why a source says nothing of a map, in words.
public enum MapSourceError: Error, Sendable {
  case opening(OpeningError)
  case http(HTTPError)
  /// A server answered with something else: what was read, what it is, and whether a token went with the request.
  case refused(String, ServiceRefusal, sentToken: Bool)
  /// What was read, and why it has no extent.
  case noExtent(String, String)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .opening(let error): error.message
    case .http(let error): error.message
    case .refused(let name, let refusal, let sentToken):
      "\(name): \(refusal.message)" + (refusal.help(sentToken: sentToken).map { "; \($0)" } ?? "")
    case .noExtent(let name, let reason): "\(name): \(reason); give one with --extent xmin,ymin,xmax,ymax"
    }
  }
}
