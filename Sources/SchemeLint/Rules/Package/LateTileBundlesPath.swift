import Diagnostics

struct LateTileBundlesPath: LintRule {
  let page = RulePage(
    "PKG003", "late-tile-bundles-path", .warning, clients: [.gdal],
    summary: "tileBundlesPath is not in the first kilobyte of root.json.",
    reason: "GDAL before 3.9 recognises the file by tileBundlesPath in the first kilobyte, and refuses other packages.",
    remedy: "Make it one of the first keys. The order of the keys does not matter to other programs.",
    source: """
      `Reference/other-programs.md#gdal-the-esric-driver` and `Reference/root-json.md#order-of-the-keys` (GDAL #10006)
      """,
    example: RuleExample(
      .readyToServe, passing: "\"tileBundlesPath\": \"./tile\",\n  \"name\": \"Bay\",\n  \"serviceDescription\": \"\",",
      failing:
        "\"name\": \"Bay\",\n  \"serviceDescription\": \"\(String(repeating: "xxxxxxxxxxxxxxxxxxxx", count: 55))\",\n  \"tileBundlesPath\": \"./tile\","
    ))

  func violations(in subject: LintSubject) -> [Violation] {
    // GDAL searches the first 1,024 bytes for the key. The limit of 1,000 for the value leaves a small margin.
    guard let main = subject.opened.documents.first?.document, main.format.name == "root.json",
      let range = main.positions[.tileBundlesPath], range.lowerBound > 1000
    else { return [] }
    return [Violation("tileBundlesPath is at byte \(range.lowerBound), after the first kilobyte", at: range)]
  }
}
