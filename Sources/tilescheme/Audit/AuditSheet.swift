import TileSchemeKit

/// The result of `audit` as text: a line for each cache, the families, and the totals.
struct AuditSheet {
  let text: String

  init(_ report: AuditReport) {
    text = [Self.caches(report), Self.families(report), Self.summary(report)].joined(separator: "\n")
  }

  /// The number of caches by what needs to be done.
  static func summary(_ report: AuditReport) -> String {
    let counts = AuditedCache.Work.allCases.map { ($0, report.count($0)) }.filter { $0.1 > 0 }
      .map { work, count in
        switch work {
        case .unreadable: "\(count) unreadable"
        case .errors: "\(count) with errors"
        case .warnings: "\(count) with warnings"
        case .misaligned: "\(count) not aligned with \(printable(report.baseMap))"
        case .none: "\(count) fine"
        }
      }
    return "\(counted(report.caches.count, "cache")): \(counts.joined(separator: ", ")); "
      + "\(counted(report.tiles, "tile")), \(ByteText.text(Double(report.bytes))), "
      + "quick: \(report.tilesRead) of \(counted(report.tiles, "tile")) read\n"
  }

  /// The table of the caches. The column with the longest words is the last, so that it makes no other column wider.
  private static func caches(_ report: AuditReport) -> String {
    let heading = [
      "work", "path", "form", "coordinate system", "px", "levels", "tiles", "size", "storage", "written", "family",
      "lint", "verify", "on \(printable(report.baseMap))",
    ]
    let rows = report.caches.map { cache -> [String] in
      guard let content = cache.content else {
        return [cache.work.words, printable(cache.path)] + Array(repeating: "", count: heading.count - 3)
          + [printable(cache.problem ?? "")]
      }
      return [
        cache.work.words, printable(cache.path), content.formText,
        printable(content.spatialReference?.text ?? "not stated"), content.tileSizeText ?? "-", content.levelsText,
        String(content.tiles), ByteText.text(Double(content.bytes)), content.storageText ?? "-",
        content.lastWritten?.day ?? "-", content.family.map(String.init) ?? "-", content.lintText, content.verify.text,
        alignment(content),
      ]
    }
    // What needs work and why is kept longest; all columns are in the CSV and on the page.
    return TextTable(
      heading: heading, rows: rows, leftAligned: [0, 1, 2, 3, 8, 9, 11, 12, 13],
      shed: [8, 9, 10, 4, 3, 2, 7, 5, 13, 6, 12, 11]
    ).text
  }

  /// The alignment, and the reason unless the tiles lie exactly on those of the base map.
  private static func alignment(_ content: AuditedCache.Content) -> String {
    guard let alignment = content.alignment else { return "-" }
    switch alignment.kind {
    case .exact: return alignment.words
    case .renumbered, .overlay, .partial, .never: return "\(alignment.words): \(printable(alignment.reason))"
    }
  }

  private static func families(_ report: AuditReport) -> String {
    let rows = report.families.map { family in
      [
        String(family.number), String(family.cacheCount), printable(family.spatialReference.text),
        family.tileSizes.map { $0.width == $0.height ? "\($0.width)" : "\($0.width) × \($0.height)" }
          .joined(separator: ", "),
        "\(DecimalNumber.shortest(family.origin.x)), \(DecimalNumber.shortest(family.origin.y))",
        family.builtInNames.isEmpty ? "-" : family.builtInNames.joined(separator: ", "),
      ]
    }
    guard !rows.isEmpty else { return "no family: no cache has a scheme\n" }
    return TextTable(
      heading: ["family", "caches", "coordinate system", "px", "tile origin", "on the grid of"], rows: rows,
      leftAligned: [2, 4, 5], shed: [5, 4]
    ).text
  }
}
