import Diagnostics
import SourceText

/// The table of all caches, with the controls that sort and filter it.
struct CacheTable {
  private let report: AuditReport
  private let details: CacheDetails

  init(_ report: AuditReport, _ details: CacheDetails) {
    self.report = report
    self.details = details
  }

  /// A column: its heading, and whether it has words and not numbers.
  private static let columns: [(name: String, hasWords: Bool)] = [
    ("Cache", true), ("Work", true), ("Base map", true), ("Findings", true), ("Coordinate system", true),
    ("Tile px", false), ("Levels", false), ("Tiles", false), ("Size", false), ("Form", true), ("Storage", true),
    ("Written", false), ("Family", false),
  ]

  /// The section. The controls are hidden until the script shows them, because they do nothing without it. The box that
  /// scrolls can be focused, so that it can also be scrolled by keyboard.
  var markup: Markup {
    let headings = Self.columns.map { column -> Markup in
      "<th scope=\"col\"\(column.hasWords ? " class=\"words\"" : "" as Markup)>\(column.name)</th>"
    }.joined()
    var rows = Markup.empty
    for (number, cache) in report.caches.enumerated() { rows += row(cache, number) }
    return """
      <section aria-labelledby="caches">
      <h2 id="caches">Caches and packages</h2>
      <form id="controls" class="controls" hidden="hidden">
      <label>Search <input id="search" type="search" autocomplete="off"/></label>
      <label>Work <select id="work"><option value="">all</option>\(options)</select></label>
      <label>Base map <select id="map"><option value="">all</option>\(alignments)</select></label>
      <p id="shown" role="status"></p>
      </form>
      <div class="scroll" role="region" aria-labelledby="caches-caption" tabindex="0">
      <table id="table">
      <caption id="caches-caption">All caches of \(report.directory). What needs work is first</caption>
      <thead>
      <tr>\(headings)</tr>
      </thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      <p class="note">Base map: how the tiles lie on those of \(report.baseMap). <em>exact</em>: same level, row and \
      column. \(renumbering)<em>overlay</em>: the levels lie on each other, \
      but tiles have other numbers or sizes. <em>partial</em>: only some levels do. <em>never</em>: the levels do not lie on each other; only those in parentheses fit.\(others)</p>
      </section>

      """
  }

  /// What the number beside `renumbered` means, by the first one that is in the table.
  private var renumbering: Markup {
    for case let kind? in report.caches.lazy.map({ $0.content?.alignment?.kind }) {
      if let meaning = kind.renumbering(on: report.baseMap) { return "<em>\(kind.words)</em>: \(meaning). " }
    }
    return .empty
  }

  private var others: Markup {
    var text = Markup.empty
    if report.otherFiles > 0 {
      let files = NumberText.count(report.otherFiles, "file")
      text += " \(files) named conf.xml or root.json \(report.otherFiles == 1 ? "is" : "are") no scheme and not listed."
    }
    return text
  }

  private var options: Markup {
    AuditedCache.Work.allCases.filter { report.count($0) > 0 }.map { work -> Markup in
      "<option>\(work.words)</option>"
    }.joined()
  }

  private var alignments: Markup {
    let found = Set(report.caches.compactMap { $0.content?.alignment?.text })
    return found.sorted().map { "<option>\($0)</option>" as Markup }.joined()
  }

  private func row(_ cache: AuditedCache, _ number: Int) -> Markup {
    let place = details.anchor(number)
    let work: Markup =
      place.map { "<a href=\"#\($0)\">\(cache.work.words)</a>" } ?? "\(cache.work.words)"
    let head: Markup = """
      <tr><th scope="row" class="words long">\(Self.breakable(name(cache)))</th>\
      <td class="words \(Self.className(cache.work))" data-v="\(cache.work.rawValue)">\(work)</td>
      """
    guard let content = cache.content else {
      return head
        + "<td class=\"words\"></td><td class=\"words\" data-v=\"1000000000\" colspan=\"10\">\(cache.problem ?? "")</td></tr>\n"
    }
    let tally = content.lint + content.verify
    let weight = tally.errors * 1_000_000 + tally.warnings * 1000 + tally.infos
    return head + """
      <td class="words">\(content.alignment?.text ?? "unknown")</td>\
      <td class="words" data-v="\(weight)">\(tally.text)</td>\
      <td class="words long">\(content.spatialReference?.text ?? "not stated")</td>\
      <td>\(content.tileSizeText ?? "–")</td>\
      <td class="list">\(content.levelsText)</td>\
      <td data-v="\(content.tiles)">\(NumberText.grouped(content.tiles))</td>\
      <td data-v="\(content.bytes)">\(ByteText.text(Double(content.bytes)))</td>\
      <td class="words">\(content.formText)</td>\
      <td class="words">\(content.storageText ?? "none")</td>\
      <td data-v="\(content.lastWritten?.seconds ?? 0)">\(content.lastWritten?.day ?? "–")</td>\
      <td data-v="\(content.family ?? 0)">\(content.family.map(String.init) ?? "–")</td></tr>

      """
  }

  /// The path of a cache from the directory; the directory itself has its own name.
  private func name(_ cache: AuditedCache) -> String {
    var prefix = report.directory
    while prefix.hasSuffix("/") { prefix.removeLast() }
    return cache.path.hasPrefix(prefix + "/") ? String(cache.path.dropFirst(prefix.count + 1)) : cache.path
  }

  /// Allows a line break after each slash, so that names are broken only if they are too long.
  private static func breakable(_ path: String) -> Markup {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return parts.dropLast().map { "\($0)/<wbr/>" as Markup }.joined() + "\(parts.last ?? "")"
  }

  static func className(_ work: AuditedCache.Work) -> String {
    switch work {
    case .unreadable, .errors: "error"
    case .unfinished, .warnings, .empty: "warning"
    case .misaligned, .unsupported: "info"
    case .none: "fine"
    }
  }
}
