/// What is to be linted, and what becomes of it.
public struct LintRequest: Sendable {
  /// What is done with the fixes that findings offer.
  public enum Fixing: Sendable {
    /// Fixes are offered in the findings, and none is made.
    case none
    /// The fixes are made in memory and reported.
    case preview(Fixer)
    /// The fixes are written into the files, and what is left is reported.
    case write(Fixer)
  }

  /// Files, packages and directories; `-` is standard input.
  public var paths: [String]
  /// The rules, the configuration and the baseline.
  public var settings: LintSettings
  /// What standard input is called in findings.
  public var standardInputName = "<stdin>"
  /// By default no fix is made.
  public var fixing = Fixing.none
  /// Whether the report names the files without findings, and does not only count them.
  public var listsCleanFiles = false

  /// A request without fixes, whose report counts the files without findings and does not name them.
  public init(_ paths: [String], settings: LintSettings) {
    self.paths = paths
    self.settings = settings
  }
}
