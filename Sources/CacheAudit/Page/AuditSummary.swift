import Diagnostics
import SourceText

/// The verdict and the main numbers of an estate.
struct AuditSummary {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var markup: Markup { verdict + figures }

  /// The result in a few sentences. It is in words, and not only in the colour of the box.
  private var verdict: Markup {
    """
    <div class="verdict \(kind)">
    <p><strong>\(headline)</strong> \(sentences)</p>
    </div>

    """
  }

  private var kind: String {
    AuditedCache.Work.allCases.first { $0.isNeeded && report.count($0) > 0 }.map(CacheTable.className) ?? "fine"
  }

  /// How many caches need work. Those of an unsupported kind do not count: nobody can say whether they need work.
  private var headline: String {
    let all = report.supportedCount
    let needed = report.workCount
    guard needed > 0 else {
      switch all {
      case 0: return "No cache is of a kind that can be checked."
      case 1: return "The cache needs no work."
      default: return "None of the \(NumberText.count(all, "cache")) needs work."
      }
    }
    return "\(NumberText.grouped(needed)) of \(NumberText.count(all, "cache")) \(needed == 1 ? "needs" : "need") work:"
  }

  private var sentences: String {
    var sentences: [String] = []
    let reasons = [
      clause(.unreadable, "cannot be read", "cannot be read"), clause(.errors, "has errors", "have errors"),
      clause(.unfinished, "has an unfinished build", "have unfinished builds"),
      clause(.warnings, "has warnings", "have warnings"),
      clause(.empty, "has no tiles yet", "have no tiles yet"),
      clause(.misaligned, "does not line up with \(report.baseMap)", "do not line up with \(report.baseMap)"),
    ].compactMap(\.self)
    if !reasons.isEmpty { sentences.append("\(Self.list(reasons)).") }
    // The numbers of the page must add up, so a cache with errors that does not line up either is counted again here,
    // and those that cannot be compared are named.
    let lonely = report.comparedCount - report.alignedCount
    let new = report.caches.count { $0.content == nil && $0.work == .unfinished }
    let unknown = report.supportedCount - new - report.comparedCount
    if report.alignedCount > 0, report.alignedCount == report.supportedCount {
      sentences.append("All line up with \(report.baseMap).")
    } else if lonely > report.count(.misaligned) || unknown + new > 0 {
      let parts = [
        Self.part(report.alignedCount, "lines up", "line up"), Self.part(lonely, "does not", "do not"),
        Self.part(unknown, "cannot be compared", "cannot be compared"),
        Self.part(new, "is not built yet", "are not built yet"),
      ].compactMap(\.self)
      sentences.append("Compared with \(report.baseMap): \(Self.list(parts)).")
    }
    let renumbered = report.caches.count { cache in
      if case .renumbered = cache.content?.alignment?.kind { true } else { false }
    }
    if renumbered > 0 {
      sentences.append(
        "\(NumberText.grouped(renumbered)) \(renumbered == 1 ? "lines" : "line") up only under other level numbers.")
    }
    let unsupported = report.count(.unsupported)
    if unsupported > 0 {
      sentences.append(
        "\(NumberText.grouped(unsupported)) \(unsupported == 1 ? "is" : "are") of a kind that is not supported, and not "
          + "checked.")
    }
    return sentences.joined(separator: " ")
  }

  private func clause(_ work: AuditedCache.Work, _ one: String, _ several: String) -> String? {
    Self.part(report.count(work), one, several)
  }

  private static func part(_ count: Int, _ one: String, _ several: String) -> String? {
    count == 0 ? nil : "\(NumberText.grouped(count)) \(count == 1 ? one : several)"
  }

  private static func list(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private var figures: Markup {
    let lined = "\(NumberText.grouped(report.alignedCount)) of \(NumberText.grouped(report.supportedCount))"
    return """
      <dl class="figures">
      \(figure("Caches and packages", NumberText.grouped(report.caches.count)))\
      \(figure("Tiles", NumberText.words(report.tiles)))\
      \(figure("Size of the tiles", ByteText.text(Double(report.bytes))))\
      \(figure("Need work", "\(NumberText.grouped(report.workCount)) of \(NumberText.grouped(report.supportedCount))"))\
      \(figure("Line up with \(report.baseMap)", lined))\
      \(figure("Families of equal grids", NumberText.grouped(report.families.count)))</dl>

      """
  }

  private func figure(_ label: String, _ value: String) -> Markup {
    "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
  }
}
