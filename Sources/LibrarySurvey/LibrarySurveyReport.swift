/// The libraries and programs that tilescheme opens or starts only when it needs them.
public struct LibrarySurveyReport: Sendable {
  /// In the order of how many commands need them.
  public let libraries: [OptionalLibrary]
}

/// A library or a program without which some commands do not work.
public struct OptionalLibrary: Sendable {
  /// What is opened: a library in this process, or a program in a process of its own.
  public enum Kind: String, Sendable {
    /// A library, which is opened in this process.
    case library
    /// A program, which is started as a process of its own.
    case program
  }

  /// Whether it was found.
  public enum State: Sendable, Equatable {
    /// It can be used. `version` is `nil` if it does not state its version, `path` if the file is not known.
    case found(version: String?, path: String?)
    /// It exists, but is older than the version that is needed.
    case tooOld(version: String, needed: String)
    /// It is neither among those of the system nor in a Python environment.
    case missing
  }

  /// The name, such as “PROJ”.
  public let name: String
  /// Whether it is a library or a program.
  public let kind: Kind
  /// Whether it was found, and where.
  public let state: State
  /// What cannot be done without it.
  public let purpose: String
  /// How to install it, for Debian, Fedora and macOS, and as a wheel if there is one.
  public let advice: String
}
