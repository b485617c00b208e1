import TileSchemeKit

extension ReportStyle {
  /// The style of a printed report.
  ///
  /// The library does not know the options of a command, so the hints how to fix a finding are given here.
  static func commandLine(usesColor: Bool, isForTerminal: Bool) -> ReportStyle {
    ReportStyle(
      palette: usesColor ? .terminal : .none, isForTerminal: isForTerminal, safeFixHint: "--fix",
      unsafeFixHint: "--unsafe-fixes", toolVersion: ToolVersion.current, paths: { .current })
  }

  /// The style of a report in a file: never coloured, even if standard output is a terminal.
  static var plain: ReportStyle { commandLine(usesColor: false, isForTerminal: false) }
}
