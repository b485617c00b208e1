import TileSchemeKit

/// The last line of `lint`, `verify` and `preflight`: what was checked, and how many findings there are.
enum SummaryLine {
  /// - Parameters:
  ///   - summary: the numbers of files and findings.
  ///   - checked: what was checked; by default the number of files. In `verify` the files with findings are bundles, so
  ///     that a sound cache would have 0 files.
  static func text(_ summary: FindingSummary, _ checked: String? = nil) -> String {
    let checked = checked ?? "\(counted(summary.fileCount, "file")) checked"
    guard summary.total > 0 else { return "\(checked), no problems found\n" }
    let fixable = summary.fixableCount > 0 ? "; \(summary.fixableCount) fixable with --fix" : ""
    return "\(checked): \(counted(summary.count(.error), "error")), \(counted(summary.count(.warning), "warning")), "
      + "\(counted(summary.count(.info), "info"))\(fixable)\n"
  }
}
