import Diagnostics

struct LateTileBundlesPath: LintRule {
  let page = RulePage(
    "PKG003", "late-tile-bundles-path", .warning,
    summary: "tileBundlesPath does not stand in the first kilobyte of root.json.",
    reason: "GDAL before 3.9 looks for it there to recognise the file, and does not open the package otherwise.",
    remedy: "Put it among the first keys; the order of keys means nothing to others.",
    source: "`Reference/packages.md#zip-rules` and `Reference/root-json.md#order-of-the-keys` (GDAL #10006)",
    example: RuleExample(
      .readyToServe, passing: "\"tileBundlesPath\": \"./tile\",\n  \"name\": \"Bay\",\n  \"serviceDescription\": \"\",",
      failing:
        "\"name\": \"Bay\",\n  \"serviceDescription\": \"\(String(repeating: "xxxxxxxxxxxxxxxxxxxx", count: 55))\",\n  \"tileBundlesPath\": \"./tile\","
    ))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let main = subject.opened.documents.first?.document, main.format.name == "root.json",
      let range = main.positions[.tileBundlesPath], range.lowerBound > 1000
    else { return [] }
    return [Violation("tileBundlesPath stands at byte \(range.lowerBound), beyond the first kilobyte", at: range)]
  }
}
