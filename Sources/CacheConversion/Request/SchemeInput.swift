public import SystemPackage

/// Where scheme documents come from.
public enum SchemeInput: Hashable, Sendable {
  /// A file, a cache directory or a package.
  case path(FilePath)
  /// One document on standard input.
  case standardInput
  /// A built-in scheme, by its name.
  case builtIn(String)
  /// A document that was read already, such as the description of a service.
  case document([UInt8], named: String)

  /// The name in messages.
  public var name: String {
    switch self {
    case .path(let path): path.string
    case .standardInput: "-"
    case .builtIn(let name), .document(_, let name): name
    }
  }
}
