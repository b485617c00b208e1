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

extension ReportPalette {
  /// Codes of ECMA-48, which every terminal knows.
  fileprivate static let terminal = ReportPalette(
    error: "\u{1B}[1;31m", warning: "\u{1B}[1;33m", info: "\u{1B}[1;36m", strong: "\u{1B}[1m", place: "\u{1B}[32m",
    end: "\u{1B}[0m")
}
