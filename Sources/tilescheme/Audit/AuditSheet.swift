import TileSchemeKit

/// The result of `audit` as text: a line for each cache, what to do about them, the families, and the totals.
struct AuditSheet {
  let text: String

  init(_ report: AuditReport, _ steps: AuditSteps) {
    let (table, detail) = Self.caches(report)
    text = [
      table + Self.legend(report, detail), AuditToDo(report, steps).text, Self.families(report), Self.summary(report),
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The number of caches by what needs to be done.
  static func summary(_ report: AuditReport) -> String {
    let counts = AuditedCache.Work.allCases.map { ($0, report.count($0)) }.filter { $0.1 > 0 }
      .map { work, count in
        switch work {
        case .unreadable: "\(count) unreadable"
        case .errors: "\(count) with errors"
        case .unfinished: "\(count) with an unfinished build"
        case .warnings: "\(count) with warnings"
        case .empty: "\(count) without tiles"
        case .misaligned: "\(count) not aligned with \(printable(report.baseMap))"
        case .unsupported: "\(count) not supported"
        case .none: "\(count) fine"
        }
      }
    // Somebody must continue them or remove them, so that a list of sound caches is not the whole result.
    let leftovers =
      report.leftoverCount > 0 ? "\(counted(report.leftoverCount, "unfinished result")) of stopped runs; " : ""
    let text =
      "\(counted(report.caches.count, "cache")): \(counts.joined(separator: ", ")); "
      + leftovers
      + "\(counted(report.tiles, "tile")), \(ByteText.text(Double(report.bytes))), "
      + "quick: \(report.tilesRead) of \(counted(report.tiles, "tile")) read"
    return LineWidth.wrapped(text, to: LineWidth.output) + "\n"
  }

  /// The table of the caches.
  ///
  /// What a cache is and what needs work are kept longest; all columns are in the CSV and on the page. If the paths leave
  /// no room for them, each path has a line of its own, so that it stays whole and can be copied.
  private static func caches(_ report: AuditReport) -> (text: String, detail: Detail) {
    let heading = [
      "work", "path", BaseMapHeading.text(report.baseMap), "findings", "form", "system", "px", "levels", "tiles",
      "size",
      "storage", "written", "family",
    ]
    // The reason of an alignment is the longest text of all, so that it is the first to go.
    var table = TextTable(
      heading: heading, rows: report.caches.map { row($0, .reasons) },
      leftAligned: [0, 1, 2, 3, 4, 5, 10, 11], shed: [10, 11, 12, 6, 9])
    var detail = Detail.reasons
    if table.isTooWide {
      detail = .words
      table.rows = report.caches.map { row($0, detail) }
    }
    guard table.isTooWide([0, 1, 2, 3, 4, 5, 7, 8]) else { return (table.text, detail) }
    var below = TextTable(
      heading: ["base map"] + heading.dropFirst(3), rows: report.caches.map { Array(row($0, .short).dropFirst(2)) },
      leftAligned: [0, 1, 2, 3, 8, 9], shed: [8, 9, 10, 4, 7, 3, 2, 6, 5])
    let width = table.rows.map { $0[0].count }.max() ?? 0
    below.titles = table.rows.map { row in
      row[0] + String(repeating: " ", count: width - row[0].count) + "  " + row[1]
    }
    return (below.text, .short)
  }

  /// How much of an alignment and of the findings is in the table.
  private enum Detail {
    /// The alignment with its reason.
    case reasons
    /// The alignment without its reason.
    case words
    /// The alignment in one word, and only the most severe findings.
    case short
  }

  /// The cells of a cache. The reason why a cache cannot be read takes the place of all columns; that of a new cache is
  /// in the list below.
  private static func row(_ cache: AuditedCache, _ detail: Detail) -> [String] {
    guard let content = cache.content else {
      let isNew = cache.work == .unfinished
      let reason = isNew ? "a new cache, of which there is only unfinished output" : cache.problem ?? ""
      return [cache.work.words, printable(cache.path), printable(reason)]
    }
    return [
      cache.work.words, printable(cache.path), alignment(content, detail), findings(content, detail), content.formText,
      printable(content.spatialReference?.shortText ?? "not stated"), content.tileSizeText ?? "-",
      content.shortLevelsText, String(content.tiles), ByteText.text(Double(content.bytes)), content.storageText ?? "-",
      content.lastWritten?.day ?? "-", content.family.map(String.init) ?? "-",
    ]
  }

  /// The alignment, and the reason unless the tiles lie exactly on those of the base map.
  private static func alignment(_ content: AuditedCache.Content, _ detail: Detail) -> String {
    guard let alignment = content.alignment else { return "-" }
    switch (detail, alignment.kind) {
    case (.reasons, .exact), (.words, _): return alignment.text
    case (.short, let kind): return kind.shift ?? kind.name
    case (.reasons, _): return "\(alignment.text): \(printable(alignment.reason))"
    }
  }

  private static func findings(_ content: AuditedCache.Content, _ detail: Detail) -> String {
    let text = (content.lint + content.verify).text
    guard detail == .short else { return text }
    let rules = content.rules
    let named = rules.isEmpty ? "" : " (\(rules[0])" + (rules.count > 1 ? " …)" : ")")
    return text.prefix { $0 != "," } + named
  }

  /// What the words of the column about the base map mean; nothing if no cache has them.
  private static func legend(_ report: AuditReport, _ detail: Detail) -> String {
    let alignments = report.caches.compactMap { $0.content?.alignment }
    let kinds = alignments.map(\.kind)
    let exception = alignments.contains { $0.fit != nil } ? ", or only coarse levels fit (compare names them)" : ""
    let words = [
      RenumberingLegend.text(kinds, on: report.baseMap, isShort: detail == .short),
      kinds.contains(.never) ? "never: no level lies on one of the base map\(exception)" : nil,
    ].compactMap(\.self)
    guard !words.isEmpty else { return "" }
    return LineWidth.wrapped(words.joined(separator: "; "), to: LineWidth.output) + "\n"
  }

  private static func families(_ report: AuditReport) -> String {
    guard !report.families.isEmpty else { return "no family: no cache has a scheme\n" }
    func rows(_ system: (AuditedCache.SystemName) -> String) -> [[String]] {
      report.families.map { family in
        [
          String(family.number), String(family.cacheCount), printable(system(family.spatialReference)),
          family.tileSizes.map { $0.width == $0.height ? "\($0.width)" : "\($0.width) × \($0.height)" }
            .joined(separator: ", "),
          "\(DecimalNumber.shortest(family.origin.x)), \(DecimalNumber.shortest(family.origin.y))",
          family.builtInNames.isEmpty ? "-" : family.builtInNames.joined(separator: ", "),
        ]
      }
    }
    var table = TextTable(
      heading: ["family", "caches", "coordinate system", "px", "tile origin", "on the grid of"], rows: rows(\.text),
      leftAligned: [2, 4, 5], shed: [5, 4])
    if table.isTooWide { table.rows = rows(\.shortText) }
    return table.text
  }
}
