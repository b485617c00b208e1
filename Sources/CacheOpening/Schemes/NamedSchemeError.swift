/// Why a name that the user gave for a scheme leads to none.
public enum NamedSchemeError: Error, Sendable {
  /// Nothing lies at the name, and no built-in scheme has it.
  case unknown(String, nearest: String?)
  /// What lies there has no tiling scheme.
  case noScheme(String)
  /// The tiling scheme has no levels.
  case noLevels(String)
  /// The documents there have errors, so that their scheme cannot be trusted.
  case hasErrors(String)
  /// It cannot be opened.
  case opening(OpeningError)

  /// Whether another name would do; otherwise the file itself is at fault.
  public var isAboutTheName: Bool {
    switch self {
    case .unknown, .noScheme, .noLevels: true
    case .hasErrors, .opening: false
    }
  }

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .unknown(let name, let nearest): UnknownScheme.message(name, nearest: nearest)
    case .noScheme(let name): "\(name) holds no tiling scheme"
    case .noLevels(let name): "the scheme of \(name) has no levels"
    case .hasErrors(let name):
      "\(name) has errors, and is not taken as a scheme; “tilescheme show \(name)” names them"
    case .opening(let error): error.message
    }
  }
}
