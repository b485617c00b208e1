public import CacheOpening
public import HTTPAccess
public import SchemeFormats
public import SystemPackage

/// Why the house scheme of a configuration cannot be fetched from its address.
public struct HouseSchemeError: Error, Sendable {
  /// The kind of problem.
  public enum Reason: Error, Sendable {
    /// The text is not a usable address.
    case address(HTTPAddressError)
    /// There is no answer.
    case server(HTTPError)
    /// The answer at this address is an error, a login page or a list.
    case refused(String, ServiceRefusal)
    /// The answer is not a scheme.
    case opening(OpeningError)
    /// The document at this address has no tiling scheme, or errors in it.
    case noScheme(String)
  }

  /// The file with the address.
  public let configuration: FilePath
  public let reason: Reason

  /// One sentence without a full stop: nothing is checked without the house scheme, because HSE001 would accept every
  /// cache.
  public var message: String {
    "\(configuration.string): the house scheme cannot be fetched, and nothing is checked without it: \(words)"
  }

  private var words: String {
    switch reason {
    case .address(let error): error.message
    case .server(let error):
      error.message + (error.asksForToken ? "; save the description of the service as a file and name that file" : "")
    case .refused(let address, let refusal):
      "\(address): \(refusal.message)"
        + (refusal.isAccessRefused ? "; save the description of the service as a file and name that file" : "")
    case .opening(let error): error.message
    case .noScheme(let address): "\(address): this has no tiling scheme that can be read without errors"
    }
  }
}
