public import CacheOpening
public import Diagnostics
public import FileAccess
public import HTTPAccess
public import SchemeFormats
public import SystemPackage

/// Why no cache, or no scheme, is made.
public enum CreationError: Error, Sendable {
  /// A parameter's value cannot be used, or contradicts another one: what is wrong, and what would do.
  case usage(CreateOption, Message)
  /// A parameter without which nothing can be made is not given: what it is for.
  case missing(CreateOption, Message)
  /// The service's address cannot be fetched.
  case address(HTTPAddressError)
  /// The source cannot be read, or says nothing of a map.
  case source(MapSourceError)
  /// The predefined scheme cannot be used.
  case predefined(NamedSchemeError)
  /// Documents with errors: the file of parameters, the configuration, or those of the source.
  case documents([FileFindings])
  /// A file cannot be read or written.
  case file(FileAccessError)
  /// A format cannot hold what is to be written.
  case writing(WritingError)
  /// What was written does not read back as what was planned: a fault of ours. The file's name.
  case differs(String)
  /// The cache cannot be made where it should be.
  case place(Obstacle)

  /// What stands in the way of a new cache in its directory.
  public enum Obstacle: Hashable, Sendable {
    /// The directory in which it would be made does not exist.
    case noDirectory(FilePath)
    /// The directory of caches is something else.
    case notADirectory(FilePath)
    /// Something lies there, and the request does not replace it.
    case exists(FilePath)
    /// A file has the cache's name.
    case file(FilePath)
    /// What lies there is no cache, and is not replaced: in words.
    case notACache(String)
    /// The configuration, a file, registers other directories of caches.
    case unregistered(FilePath, configuration: FilePath, registered: [String])
  }

  /// The parameter whose value is at fault; `nil` where another value would not help, or it is not given.
  public var option: CreateOption? {
    switch self {
    case .usage(let option, _): option
    case .address: .service
    case .predefined(let error): error.isAboutTheName ? .predefined : nil
    case .place(.unregistered): .cacheDirectory
    case .missing, .source, .documents, .file, .writing, .differs, .place: nil
    }
  }

  /// Whether the request is at fault: another value of a parameter, or one more parameter, would do.
  public var isAboutRequest: Bool {
    if case .missing = self { true } else { option != nil }
  }
}
