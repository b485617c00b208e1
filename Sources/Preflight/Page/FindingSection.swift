import Diagnostics
import SourceText

/// The findings, the most severe first.
struct FindingSection {
  /// The most findings that the page shows. Nobody reads more, and a damaged cache may have many thousands.
  private static let limit = 100

  /// A finding with the place where it is.
  private struct Item {
    let file: String
    let line: Int?
    let finding: Finding
  }

  private let items: [Item]

  init(_ files: [FileFindings]) {
    let all = files.flatMap { file -> [Item] in
      guard !file.findings.isEmpty else { return [] }
      // The table of lines is made once per file, and not for each finding.
      let lines = file.text.map(LineTable.init)
      return file.findings.map { finding in
        let line = finding.range.flatMap { range in lines?.position(of: range.lowerBound).line }
        return Item(file: file.file, line: line, finding: finding)
      }
    }
    // Findings of the same severity stay in the order of the files.
    items = Severity.allCases.sorted(by: >).flatMap { severity in all.filter { $0.finding.severity == severity } }
  }

  var worst: Severity? { items.first?.finding.severity }

  func count(_ severity: Severity) -> Int { items.count { $0.finding.severity == severity } }

  /// The number of findings of each severity, and the most severe one, in one or two sentences.
  var tally: String {
    guard let first = items.first else { return "No problems were found." }
    let counts = Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : NumberText.count(count, FindingMarkup.word(severity).lowercased())
    }
    let label = items.count == 1 ? "" : "The first one: "
    let worst = first.finding.severity > .info ? " \(label)\(FindingMarkup.sentence(first.finding.message))" : ""
    return "\(Self.list(counts)).\(worst)"
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  var markup: Markup {
    let list: Markup =
      items.isEmpty
      ? "<p>The rules found no problems in the scheme and in the region.</p>\n"
      : "<ul class=\"findings\" role=\"list\">\n\(items.prefix(Self.limit).map(markup).joined())</ul>\n"
    let rest = items.count - Self.limit
    let hidden = NumberText.count(rest, "more finding is", "more findings are")
    let more: Markup = rest > 0 ? "<p>\(hidden) not shown here; the command prints all.</p>\n" : ""
    return """
      <section aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      \(list)\(more)</section>

      """
  }

  private func markup(_ item: Item) -> Markup {
    FindingMarkup.item(item.finding, at: item.line.map { "\(item.file), line \($0)" } ?? item.file)
  }
}
