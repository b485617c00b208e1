import TileSchemeKit

/// How many findings there are, as a line of text.
enum SummaryLine {
  static func text(_ summary: FindingSummary) -> String {
    func words(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let files = words(summary.fileCount, "file")
    guard summary.total > 0 else { return "\(files), nothing found\n" }
    let fixable = summary.fixableCount > 0 ? "; \(summary.fixableCount) fixable with --fix" : ""
    return "\(files): \(words(summary.count(.error), "error")), \(words(summary.count(.warning), "warning")), "
      + "\(words(summary.count(.info), "info"))\(fixable)\n"
  }
}
