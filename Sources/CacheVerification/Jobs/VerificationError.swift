public import CacheOpening
public import FileAccess
public import SchemeLint
public import SystemPackage

/// Why a cache cannot be verified.
public enum VerificationError: Error, Sendable {
  /// The configuration or the baseline cannot be used.
  case settings(LintSettings.Problem)
  /// There is no scheme at the path.
  case opening(OpeningError)
  /// The package cannot be read at all.
  case access(FileAccessError)
  /// It is a store without bundles and without a scheme to hold its tiles against; what it is called.
  case store(String, FilePath)
}
