public import SystemPackage

/// Where scheme documents come from.
public enum SchemeInput: Hashable, Sendable {
  /// A file, a cache directory or a package.
  case path(FilePath)
  /// One document on standard input.
  case standardInput

  /// The name in messages.
  public var name: String {
    switch self {
    case .path(let path): path.string
    case .standardInput: "-"
    }
  }
}
