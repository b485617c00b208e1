/// Why the name that the user gave for a scheme cannot be used.
public enum NamedSchemeError: Error, Sendable {
  /// The name is neither a file nor a built-in scheme; the nearest name of a built-in scheme, if one is similar.
  case unknown(String, nearest: String?)
  /// The file or cache contains no tiling scheme.
  case noScheme(String)
  /// The tiling scheme has no levels.
  case noLevels(String)
  /// The documents have errors, so their scheme cannot be trusted.
  case hasErrors(String)
  /// The file or cache cannot be opened.
  case opening(OpeningError)

  /// Whether the user can fix the error with another name; otherwise the file itself must be fixed.
  public var isAboutTheName: Bool {
    switch self {
    case .unknown, .noScheme, .noLevels: true
    case .opening(let error): error.isAboutChoice
    case .hasErrors: false
    }
  }

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .unknown(let name, let nearest): UnknownScheme.message(name, nearest: nearest)
    case .noScheme(let name): "\(name) contains no tiling scheme"
    case .noLevels(let name): "the tiling scheme in \(name) has no levels"
    case .hasErrors(let name):
      "\(name) has errors and cannot be used as a scheme; “tilescheme show \(name)” lists them"
    case .opening(let error): error.message
    }
  }
}
