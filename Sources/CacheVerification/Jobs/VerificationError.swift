public import CacheOpening
public import FileAccess
public import SchemeLint
public import SystemPackage

/// Why a cache cannot be verified.
public enum VerificationError: Error, Sendable {
  /// The configuration or the baseline cannot be used.
  case settings(LintSettings.Problem)
  /// There is no scheme at the path that can be opened.
  case opening(OpeningError)
  /// The package cannot be read at all.
  case access(FileAccessError)
  /// The file is a store that describes itself, such as an MBTiles database: it has no scheme documents with which its
  /// tiles could be compared. The name of the store, with its article, and the path.
  case store(String, FilePath)
}
