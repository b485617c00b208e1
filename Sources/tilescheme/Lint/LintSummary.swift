import Diagnostics
import SourceText

/// How many findings there are, of how many files.
struct LintSummary {
  private let fileCount: Int
  private let counts: [Severity: Int]
  /// By safe fixes.
  private let fixableCount: Int

  /// - Parameter cleanCount: how many more files there are, without findings.
  init(_ files: [FileFindings], cleanCount: Int) {
    fileCount = files.count + cleanCount
    fixableCount = files.flatMap(\.findings).filter { $0.fix?.isSafe == true }.count
    counts = files.flatMap(\.findings).reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  private func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

  var text: String {
    func words(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return "\(words(fileCount, "file")), nothing found\n" }
    let fixable = fixableCount > 0 ? "; \(fixableCount) fixable with --fix" : ""
    return "\(words(fileCount, "file")): \(words(count(.error), "error")), \(words(count(.warning), "warning")), "
      + "\(words(count(.info), "info"))\(fixable)\n"
  }

  var json: JSONOutput {
    .object([
      .init("files", .integer(fileCount)), .init("errors", .integer(count(.error))),
      .init("warnings", .integer(count(.warning))), .init("infos", .integer(count(.info))),
      .init("fixable", .integer(fixableCount)),
    ])
  }
}
