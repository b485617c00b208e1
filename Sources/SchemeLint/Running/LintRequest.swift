/// What is linted, and what is done with the fixes.
public struct LintRequest: Sendable {
  /// What is done with the fixes that findings offer.
  public enum Fixing: Sendable {
    /// Findings show their fixes, and no fix is made.
    case none
    /// The fixes are made in memory and reported; no file changes.
    case preview(Fixer)
    /// The fixes are written into the files, and the remaining findings are reported.
    case write(Fixer)
  }

  /// Files, packages and directories; `-` is standard input.
  public var paths: [String]
  /// The rules, the configuration and the baseline.
  public var settings: LintSettings
  /// The name of standard input in findings.
  public var standardInputName = "<stdin>"
  /// What is done with fixes; by default none is made.
  public var fixing = Fixing.none
  /// Whether the report lists the files without findings instead of only counting them.
  public var listsCleanFiles = false

  /// A request that makes no fixes, and whose report only counts the files without findings.
  public init(_ paths: [String], settings: LintSettings) {
    self.paths = paths
    self.settings = settings
  }
}
