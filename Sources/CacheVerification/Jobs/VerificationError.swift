public import CacheOpening
public import CacheParts
public import FileAccess
public import SchemeLint

/// Why a cache cannot be verified.
public enum VerificationError: Error, Sendable {
  /// The configuration or the baseline cannot be used.
  case settings(LintSettings.Problem)
  /// There is no scheme at the path that can be opened.
  case opening(OpeningError)
  /// The package cannot be read at all.
  case access(FileAccessError)
  /// The parts of a plan cannot be made or put together.
  case parts(PartsError)
}
