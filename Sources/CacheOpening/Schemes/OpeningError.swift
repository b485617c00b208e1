public import Diagnostics
public import FileAccess
public import SchemeFormats
public import TileStores

/// Why a scheme or a cache cannot be opened.
public enum OpeningError: Error, Sendable, CustomStringConvertible {
  /// The file or directory cannot be read.
  case access(FileAccessError)
  /// The file or directory was read, but is not a scheme: the path, and the reason.
  case notAScheme(String, SchemeRefusal)
  /// The document has several schemes, and it is not clear which one is meant: the path, and the names.
  case choice(String, SchemeChoiceError)
  /// The file is a tile store that cannot be read as a cache.
  case store(TileStoreError)
  /// The documents of a cache have errors, so the places of its tiles are unknown: the findings of each file.
  case hasErrors([FileFindings])

  /// Whether the user must choose among several schemes; otherwise the file itself cannot be used.
  public var isAboutChoice: Bool {
    switch self {
    case .choice, .store(.choice): true
    default: false
    }
  }

  /// The names of the schemes among which the user must choose; empty if the error is another one.
  public var schemeNames: [String] {
    switch self {
    case .choice(_, .unnamed(let names)), .store(.choice(_, given: nil, let names)): names
    default: []
    }
  }

  /// One sentence for the user, without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .notAScheme(let path, let reason): "\(path): \(reason.message)"
    case .choice(let path, .unnamed(let names)):
      "\(path): \(SchemeChoiceError.unnamed(among: names).message); for example "
        + "\(path == "<stdin>" ? "/dev/stdin" : path)#\(names.first ?? "")"
    case .choice(let path, let error): "\(path): \(error.message)"
    case .store(let error): error.message
    case .hasErrors(let files): "\(files.first(where: \.hasErrors)?.file ?? "the scheme"): has errors"
    }
  }

  /// The same as `message`, so that `"\(error)"` can be shown to users.
  public var description: String { message }
}
