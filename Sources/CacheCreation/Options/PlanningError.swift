package import CacheOpening
package import SchemeFormats

/// Why there is no plan: one sentence that says what is wrong and what to do.
public struct PlanningError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Another value, or another option, would do.
    case usage
    /// What the options name cannot be used.
    case failed
  }

  public let kind: Kind
  /// The option that it is about.
  public let option: CreateOption?
  /// Without a full stop, and without the option's name.
  public let message: String

  public static func usage(_ option: CreateOption?, _ message: String) -> PlanningError {
    PlanningError(kind: .usage, option: option, message: message)
  }

  public static func failed(_ message: String) -> PlanningError {
    PlanningError(kind: .failed, option: nil, message: message)
  }

  /// - Parameter option: the one whose value the name is.
  package init(_ error: NamedSchemeError, for option: CreateOption?) {
    kind = error.isAboutTheName ? .usage : .failed
    self.option = error.isAboutTheName ? option : nil
    message = error.message
  }

  package init(_ error: AreaFileError) {
    kind = .failed
    option = nil
    message = error.message
  }

  private init(kind: Kind, option: CreateOption?, message: String) {
    self.kind = kind
    self.option = option
    self.message = message
  }

  /// The message after the option that it is about.
  public var text: String { (option.map { "\($0.displayName): " } ?? "") + message }
}
