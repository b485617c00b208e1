import TileSchemeKit

/// The last line of `lint`, `verify` and `preflight`: what was checked, and how many findings there are.
enum SummaryLine {
  /// - Parameters:
  ///   - summary: the numbers of files and findings.
  ///   - checked: what was checked; by default the number of files. In `verify` the files with findings are bundles, so
  ///     that a sound cache would have 0 files.
  ///   - skipped: the number of files that were skipped, because they are not schemes.
  ///   - unreadable: the number of inputs that could not be read, which an error has named.
  ///   - known: the number of findings that are in the baseline, so that “no problems” would be wrong.
  static func text(
    _ summary: FindingSummary, _ checked: String? = nil, skipped: Int = 0, unreadable: Int = 0, known: Int = 0
  ) -> String {
    sentence(summary, checked, word: known > 0 ? "new problems" : "problems")
      + (skipped > 0 ? "; \(counted(skipped, "file")) skipped: not schemes" : "")
      + (unreadable > 0 ? "; \(counted(unreadable, "path")) could not be read" : "") + "\n"
  }

  private static func sentence(_ summary: FindingSummary, _ checked: String?, word: String) -> String {
    // “0 files checked, no problems found” would look like success.
    guard checked != nil || summary.fileCount > 0 else { return "no files checked" }
    let checked = checked ?? "\(counted(summary.fileCount, "file")) checked"
    guard summary.total > 0 else { return "\(checked), no \(word) found" }
    let fixable = summary.fixableCount > 0 ? "; \(summary.fixableCount) fixable with --fix" : ""
    return "\(checked): \(counted(summary.count(.error), "error")), \(counted(summary.count(.warning), "warning")), "
      + "\(counted(summary.count(.info), "info"))\(fixable)"
  }
}
