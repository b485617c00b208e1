import TileSchemeKit

/// The next step of each cache, made once for the list, the CSV and the page.
struct AuditSteps {
  /// By the path of the cache.
  private let steps: [String: NextStep]

  init(_ report: AuditReport) {
    let needed = report.caches.filter(\.work.isNeeded)
    steps = Dictionary(needed.map { ($0.path, AuditStep($0, report).text) }) { first, _ in first }
  }

  /// No commands for a cache that needs no work.
  subscript(cache: AuditedCache) -> NextStep { steps[cache.path] ?? NextStep() }
}
