import TileSchemeKit

extension ReportStyle {
  /// The style of a report on a command line: the codes of terminals, and the options that make fixes.
  static func commandLine(usesColor: Bool, isForTerminal: Bool) -> ReportStyle {
    ReportStyle(
      palette: usesColor ? .terminal : .none, isForTerminal: isForTerminal, safeFixHint: "--fix",
      unsafeFixHint: "--unsafe-fixes", toolVersion: ToolVersion.current)
  }

  /// The style of a report in a file.
  static var plain: ReportStyle { commandLine(usesColor: false, isForTerminal: false) }
}
