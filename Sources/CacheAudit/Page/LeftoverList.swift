import Diagnostics
import SourceText

/// What stopped runs have left: somebody must continue them or remove it, and it can be large.
struct LeftoverList {
  /// The most paths that the page shows.
  private static let limit = 50

  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var markup: Markup {
    let paths = report.leftoverWords.paths
    guard !paths.isEmpty else { return .empty }
    let hidden = paths.count - Self.limit
    let more: Markup =
      hidden > 0
      ? "<p class=\"note\">\(NumberText.grouped(hidden)) more not shown; the JSON output lists all.</p>\n" : .empty
    let items = paths.prefix(Self.limit).map { "<li><code>\($0)</code></li>\n" as Markup }.joined()
    return """
      <section aria-labelledby="leftovers">
      <h2 id="leftovers">Left by stopped runs of tilescheme</h2>
      <p>Unfinished results and temporary files: \(LeftoverWords.advice).</p>
      <ul class="paths">
      \(items)</ul>
      \(more)</section>

      """
  }
}
