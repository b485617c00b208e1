import TileSchemeKit

/// The result of `audit` as CSV (RFC 4180), with a line for each cache. Columns are never removed, and new ones are added
/// at the end.
enum AuditCSV {
  static let columns = [
    "path", "form", "version", "coordinate system", "tile size", "levels", "tiles", "bytes", "storage", "last written",
    "alignment", "alignment reason", "lint", "verify", "family", "work", "errors", "warnings", "infos", "rules",
    "reason", "next step",
  ]

  static func text(_ report: AuditReport, _ steps: AuditSteps) -> String {
    CSVTable([columns] + report.caches.map { cells($0) + step(for: $0, steps) }).text
  }

  /// Why a cache needs work, and the commands of the next step; two empty cells if it needs none.
  private static func step(for cache: AuditedCache, _ steps: AuditSteps) -> [String] {
    let step = steps[cache]
    let reason = [cache.reason, step.note].compactMap(\.self).joined(separator: "; ")
    return [text(ascii(reason)), text(step.commands.joined(separator: CSVTable.listSeparator))]
  }

  private static func cells(_ cache: AuditedCache) -> [String] {
    guard let content = cache.content else {
      var cells = Array(repeating: "", count: columns.count - 2)
      cells[0] = text(cache.path)
      cells[12] = text("\(cache.work.words): \(cache.problem ?? "")")
      cells[15] = cache.work.words
      return cells
    }
    let tally = content.lint + content.verify
    return [
      text(cache.path), content.kind?.rawValue ?? "", content.version ?? "",
      text(content.spatialReference?.text ?? ""), ascii(content.tileSizeText ?? ""), levels(content),
      String(content.tiles), String(content.bytes), text(content.storageText ?? ""), content.lastWritten?.text ?? "",
      content.alignment?.words ?? "", text(ascii(content.alignment?.reason ?? "")), content.lintText,
      content.verifyText,
      content.family.map(String.init) ?? "", cache.work.words, String(tally.errors), String(tally.warnings),
      String(tally.infos), content.rules.joined(separator: CSVTable.listSeparator),
    ]
  }

  /// A spreadsheet takes `10-16` for a day in October.
  private static func levels(_ content: AuditedCache.Content) -> String {
    content.levelsText.replacing("–", with: " to ")
  }

  /// The text without dashes and signs that a spreadsheet shows wrongly if it does not read the file as UTF-8, as Excel
  /// does not when a file is opened by a double click.
  private static func ascii(_ text: String) -> String { text.replacing("–", with: "-").replacing("×", with: "x") }

  /// A text from a file or a name. Spreadsheets run a text that begins with one of these characters as a formula (OWASP,
  /// “CSV Injection”), so an apostrophe is put before it.
  private static func text(_ value: String) -> String {
    let value = printable(value)
    return value.first.map { "=+-@".contains($0) } == true ? "'\(value)" : value
  }
}
