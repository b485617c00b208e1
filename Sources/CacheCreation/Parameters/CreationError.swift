public import CacheOpening
public import Diagnostics
public import FileAccess
public import HTTPAccess
public import SchemeFormats
public import SystemPackage

/// Why a cache or a scheme cannot be made.
public enum CreationError: Error, Sendable {
  /// The value of a parameter cannot be used, or contradicts another one: what is wrong, and what to give instead.
  case usage(CreateOption, Message)
  /// A required parameter is missing: what it is for.
  case missing(CreateOption, Message)
  /// The service's address cannot be fetched.
  case address(HTTPAddressError)
  /// The source cannot be read, or does not describe a map.
  case source(MapSourceError)
  /// The existing scheme that an option names cannot be used: the reason, and the option.
  case predefined(NamedSchemeError, of: CreateOption = .predefined)
  /// Documents with errors: the parameter file, the configuration, or those of the source.
  case documents([FileFindings])
  /// A file cannot be read or written.
  case file(FileAccessError)
  /// A format cannot hold the values to be written.
  case writing(WritingError)
  /// The written file does not read back as planned, which is an error in this program. The text is the name of the
  /// file.
  case differs(String)
  /// The cache cannot be created at its place.
  case place(Obstacle)
  /// A list in the order of a tool of ArcGIS has more values than the tool has parameters: all values of the list.
  case surplus(ArcGISTool, [String])
  /// More than one of the above, so that all can be corrected together.
  case several([CreationError])

  /// Why a new cache cannot be created at its place.
  public enum Obstacle: Hashable, Sendable {
    /// The parent directory does not exist.
    case noDirectory(FilePath)
    /// The cache directory is not a directory.
    case notADirectory(FilePath)
    /// A directory already exists, and the request does not replace it.
    case exists(FilePath)
    /// The existing cache has tiles, and the request does not delete them: how many.
    case hasTiles(FilePath, count: Int)
    /// The new cache would be inside another cache: the path of the new one, and that of the other one.
    case insideCache(FilePath, FilePath)
    /// A file has the name of the cache.
    case file(FilePath)
    /// The existing directory is not recognised as a cache, and is not replaced: the reason as text.
    case notACache(String)
    /// The configuration file registers other cache directories.
    case unregistered(FilePath, configuration: FilePath, registered: [String])
  }

  /// The parameter whose value is wrong; `nil` if another value would not help, or the parameter is missing.
  public var option: CreateOption? {
    switch self {
    case .usage(let option, _): option
    case .address: .service
    case .predefined(let error, let option): error.isAboutTheName ? option : nil
    case .place(.unregistered), .place(.insideCache): .cacheDirectory
    case .missing, .source, .documents, .file, .writing, .differs, .place, .surplus, .several: nil
    }
  }

  /// The parameter that the error is about, also where it is missing, or what it names cannot be read.
  public var subject: CreateOption? {
    switch self {
    case .missing(let option, _), .predefined(_, let option): option
    case .source: .service
    case .place: .cacheDirectory
    default: option
    }
  }

  /// Whether the request is wrong: a different value or an additional parameter would help.
  public var isAboutRequest: Bool {
    switch self {
    case .missing, .place(.hasTiles), .surplus: true
    case .several(let errors): errors.contains(where: \.isAboutRequest)
    default: option != nil
    }
  }

  /// The single errors: this one, or those of `several`.
  public var all: [CreationError] {
    if case .several(let errors) = self { errors } else { [self] }
  }
}
