public import CacheOpening
public import SchemeFormats

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

  /// Files, packages and directories, standard input, and documents that were read already.
  public var inputs: [SchemeInput]
  /// The format of the scheme files and documents that are given by name; `nil` detects it. The files that are found in
  /// directories are always detected.
  public var inputFormat: (any SchemeFormat)?
  /// The rules, the configuration and the baseline.
  public var settings: LintSettings
  /// The name of standard input in findings.
  public var standardInputName = "<stdin>"
  /// What is done with fixes; by default none is made.
  public var fixing = Fixing.none
  /// Whether the report lists the files without findings instead of only counting them.
  public var listsCleanFiles = false

  /// A request that makes no fixes, and whose report only counts the files without findings.
  ///
  /// - Parameters:
  ///   - paths: files, packages and directories; `-` is standard input.
  ///   - settings: the rules, and where their configuration is read.
  public init(_ paths: [String], settings: LintSettings) {
    self.init(paths.map { SchemeInput(path: $0) }, settings: settings)
  }

  /// A request that makes no fixes, and whose report only counts the files without findings.
  public init(_ inputs: [SchemeInput], settings: LintSettings) {
    self.inputs = inputs
    self.settings = settings
  }
}
