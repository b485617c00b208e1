public import CacheOpening
public import HTTPAccess
public import SchemeFormats

/// Why a source cannot be used as the description of a map.
public enum MapSourceError: Error, Sendable {
  /// It cannot be opened, or is not a supported document.
  case opening(OpeningError)
  /// Its address cannot be fetched.
  case http(HTTPError)
  /// A server answered with something else: the name of the source, the kind of answer, and whether a token was sent.
  case refused(String, ServiceRefusal, sentToken: Bool)
  /// The source has no extent: its name, and the reason.
  case noExtent(String, String)
}
