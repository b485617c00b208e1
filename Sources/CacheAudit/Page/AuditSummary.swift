import Diagnostics
import SourceText

/// The verdict and the main numbers of an estate.
struct AuditSummary {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var markup: Markup { verdict + figures }

  /// The result in two sentences. It is in words, and not only in the colour of the box.
  private var verdict: Markup {
    let all = report.caches.count
    let (unreadable, errors) = (report.count(.unreadable), report.count(.errors))
    let (warnings, misaligned) = (report.count(.warnings), report.count(.misaligned))
    let broken = unreadable + errors
    let kind = broken > 0 ? "error" : warnings > 0 ? "warning" : misaligned > 0 ? "info" : "fine"
    let headline =
      broken > 0
      ? "\(NumberText.grouped(broken)) of \(NumberText.count(all, "cache")) \(broken == 1 ? "needs" : "need") repair."
      : warnings > 0
        ? "No cache has errors, but \(NumberText.grouped(warnings)) of \(NumberText.grouped(all)) \(warnings == 1 ? "has" : "have") warnings."
        : all == 1 ? "The cache has no problems." : "None of the \(NumberText.count(all, "cache")) has problems."
    var rest: [String] = []
    if unreadable > 0 { rest.append("\(NumberText.grouped(unreadable)) cannot be read") }
    if errors > 0 { rest.append("\(NumberText.grouped(errors)) \(errors == 1 ? "has" : "have") errors") }
    if broken > 0, warnings > 0 {
      rest.append("\(NumberText.grouped(warnings)) \(warnings == 1 ? "has" : "have") only warnings")
    }
    let lonely = all - unreadable - report.alignedCount
    if lonely > 0 {
      rest.append("\(NumberText.grouped(lonely)) \(lonely == 1 ? "does" : "do") not line up with \(report.baseMap)")
    }
    let sentence = rest.isEmpty ? "All line up with \(report.baseMap)" : Self.list(rest)
    return """
      <div class="verdict \(kind)">
      <p><strong>\(headline)</strong> \(sentence).</p>
      </div>

      """
  }

  private static func list(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private var figures: Markup {
    let lined = "\(NumberText.grouped(report.alignedCount)) of \(NumberText.grouped(report.caches.count))"
    return """
      <dl class="figures">
      \(figure("Caches and packages", NumberText.grouped(report.caches.count)))\
      \(figure("Tiles", NumberText.words(report.tiles)))\
      \(figure("Size of the tiles", ByteText.text(Double(report.bytes))))\
      \(figure("To repair", NumberText.grouped(report.count(.unreadable) + report.count(.errors))))\
      \(figure("Line up with \(report.baseMap)", lined))\
      \(figure("Families of equal grids", NumberText.grouped(report.families.count)))</dl>

      """
  }

  private func figure(_ label: String, _ value: String) -> Markup {
    "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
  }
}
