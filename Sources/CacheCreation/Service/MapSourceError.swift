public import CacheOpening
public import HTTPAccess
public import SchemeFormats

/// Why a source says nothing of a map.
public enum MapSourceError: Error, Sendable {
  /// It cannot be opened, or is something else.
  case opening(OpeningError)
  /// It cannot be fetched.
  case http(HTTPError)
  /// A server answered with something else: what was read, what it is, and whether a token went with the request.
  case refused(String, ServiceRefusal, sentToken: Bool)
  /// What was read, and why it has no extent.
  case noExtent(String, String)
}
