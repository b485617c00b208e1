import Diagnostics
import SourceText

/// The caches that need work, each with its findings.
struct CacheDetails {
  /// The most caches with details. A page with thousands of them would be too large to send; the table has all caches.
  private static let limit = 300

  /// The caches with details, by their index in the report. The most urgent come first there.
  private let shown: [Int]
  private let hidden: Int
  private let report: AuditReport
  private let naming: (ParameterName) -> String
  private let nextStep: (AuditedCache) -> NextStep

  /// - Parameters:
  ///   - naming: returns the spelling of a parameter for readers of the page.
  ///   - nextStep: returns the commands for a cache.
  init(
    _ report: AuditReport, naming: @escaping (ParameterName) -> String,
    nextStep: @escaping (AuditedCache) -> NextStep
  ) {
    let wanted = report.caches.indices.filter { index in
      let cache = report.caches[index]
      if cache.work != .none || cache.content?.findings.isEmpty == false { return true }
      // A cache under other level numbers may need work, which depends on the clients.
      return cache.content?.alignment.map { $0.kind != .exact } == true
    }
    self.report = report
    self.naming = naming
    self.nextStep = nextStep
    shown = Array(wanted.prefix(Self.limit))
    hidden = wanted.count - shown.count
  }

  /// The identifier of the details of a cache; `nil` if it has none.
  ///
  /// - Parameter index: the index of the cache in the report.
  func anchor(_ index: Int) -> String? {
    // The caches with details are those at the front, with a few gaps, so the search is short.
    guard let last = shown.last, index <= last, shown.contains(index) else { return nil }
    return "c\(index + 1)"
  }

  var markup: Markup {
    guard !shown.isEmpty else { return .empty }
    let more: Markup =
      hidden > 0
      ? """
      <p>\(NumberText.count(hidden, "more cache has", "more caches have")) findings that are not shown here; \
      <code>tilescheme audit --format json</code> lists them.</p>

      """ : .empty
    return """
      <section aria-labelledby="details">
      <h2 id="details">What to do, cache by cache</h2>
      \(shown.map { article(report.caches[$0], $0) }.joined())\(more)</section>

      """
  }

  private func article(_ cache: AuditedCache, _ index: Int) -> Markup {
    """
    <article class="cache" id="c\(index + 1)">
    <h3 dir="auto">\(cache.path)</h3>
    \(cache.content.map { content($0, cache) } ?? problem(cache))\(commands(cache))</article>

    """
  }

  /// What to do about an error: the finding's own help, otherwise the remedy of its rule.
  private static func advice(_ finding: Finding) -> String? {
    if let help = finding.help { return help }
    guard finding.severity == .error, case .rule(let page) = finding.kind else { return nil }
    return page.remedy
  }

  /// The commands of the next step, each on a line of its own, so that it can be copied.
  private func commands(_ cache: AuditedCache) -> Markup {
    let step = nextStep(cache)
    guard !step.commands.isEmpty else { return .empty }
    let note = step.note.map { " \(FindingMarkup.sentence($0))" } ?? ""
    let items = step.commands.map { "<li><code>\($0)</code></li>\n" as Markup }.joined()
    return """
      <p class="remedy"><span>Next:</span>\(note)</p>
      <ul class="paths">
      \(items)</ul>

      """
  }

  private func problem(_ cache: AuditedCache) -> Markup {
    let title =
      switch cache.work {
      case .unsupported: "Not supported"
      case .unfinished: "Unfinished build"
      default: "Cannot be read"
      }
    return """
      <ul class="findings" role="list">
      <li class="finding \(CacheTable.className(cache.work))">
      <p class="rule"><strong>\(title)</strong></p>
      <p class="message">\(FindingMarkup.sentence(cache.problem ?? ""))</p>
      </li>
      </ul>

      """
  }

  private func content(_ content: AuditedCache.Content, _ cache: AuditedCache) -> Markup {
    var markup: Markup = """
      <p class="place">Scheme: \(content.lintText). Tiles: \(content.verifyText).</p>

      """
    if let build = content.stoppedBuild {
      markup += "<p class=\"remedy\"><span>Unfinished build:</span> \(FindingMarkup.sentence(build.text))</p>\n"
    }
    if let alignment = content.alignment, alignment.kind != .exact {
      markup += """
        <p class="place">On \(report.baseMap): \(alignment.text). \(FindingMarkup.sentence(alignment.reason))</p>

        """
      // The next step of a cache that needs nothing else says the same in fewer words, with its commands.
      if cache.work != .misaligned || nextStep(cache).commands.isEmpty,
        let advice = AlignmentAdvice.message(alignment, on: report.baseMap)?.text(naming: naming)
      {
        markup += "<p class=\"remedy\"><span>What to do:</span> \(FindingMarkup.prose(advice))</p>\n"
      }
    }
    guard !content.findings.isEmpty else { return markup }
    let items = content.findings.map { FindingMarkup.item($0.finding, at: $0.place, advice: Self.advice($0.finding)) }
      .joined()
    let rest = (content.lint + content.verify).total - content.findings.count
    markup += "<ul class=\"findings\" role=\"list\">\n\(items)</ul>\n"
    guard rest > 0 else { return markup }
    return markup + """
      <p class="place">\(NumberText.count(rest, "more finding is", "more findings are")) not shown; \
      <code>tilescheme verify \(cache.path)</code> lists all.</p>

      """
  }
}
