import TileSchemeKit

/// How many findings there are, as a line of text.
enum SummaryLine {
  static func text(_ summary: FindingSummary) -> String {
    let files = counted(summary.fileCount, "file")
    guard summary.total > 0 else { return "\(files), nothing found\n" }
    let fixable = summary.fixableCount > 0 ? "; \(summary.fixableCount) fixable with --fix" : ""
    return "\(files): \(counted(summary.count(.error), "error")), \(counted(summary.count(.warning), "warning")), "
      + "\(counted(summary.count(.info), "info"))\(fixable)\n"
  }
}
