import Diagnostics
import SchemeFormats

struct MissingServiceValue: LintRule {
  let page = RulePage(
    "DOC017", "missing-service-value", .warning,
    summary: "The tileInfo of a service has no dpi or no format.",
    reason: """
      Every service of ArcGIS states both. Clients need the format to choose between PNG and JPEG, and the dpi to compare \
      scales with resolutions.
      """,
    remedy: "Add the value: 96 in nearly all caches, and the format that the tiles have.",
    source: "`Reference/service-json.md`; ArcGIS REST API, “Map service”",
    example: RuleExample(.service, passing: "    \"dpi\": 96,\n", failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    // A bare tileInfo has no place as a whole: it is a scheme that somebody wrote, not the answer of a server.
    guard subject.isService, subject.scheme != nil, let main = subject.opened.documents.first?.document,
      main.positions[.whole] != nil
    else { return [] }
    let missing = [
      main.positions[.dotsPerInch] == nil ? "dpi" : nil, main.positions[.imageFormat] == nil ? "format" : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return [] }
    return [
      subject.violation("tileInfo has no \(missing.joined(separator: " and no "))", at: .tileHeight)
    ]
  }
}
