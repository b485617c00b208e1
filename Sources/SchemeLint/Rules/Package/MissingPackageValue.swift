import Diagnostics
import SchemeFormats

struct MissingPackageValue: LintRule {
  let page = RulePage(
    "PKG011", "missing-package-value", .warning,
    summary: "root.json does not have a value that ArcGIS writes in every package, or the value is not possible.",
    reason: """
      Clients find the tiles by tileBundlesPath and storageInfo, choose a decoder by tileImageInfo, and request only the \
      levels from minLOD to maxLOD.
      """,
    remedy: "Add the value. `tilescheme convert` to an open tile package writes all of them.",
    source: "root.md of the tile package specification; `Reference/root-json.md#keys-at-the-top`",
    example: RuleExample(.readyToServe, passing: "  \"minLOD\": 0,\n", failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let main = subject.opened.documents.first?.document, main.format.name == "root.json", subject.scheme != nil
    else { return [] }
    let model = subject.model
    var missing: [String] = []
    if model.tileBundlesPath == nil { missing.append("tileBundlesPath") }
    if model.minLOD == nil { missing.append("minLOD") }
    if model.maxLOD == nil { missing.append("maxLOD") }
    // A scheme that is converted without its tiles has no storage, and need not have an image format.
    if subject.opened.package != nil {
      if model.storage == nil { missing.append("storageInfo") }
      if model.image == nil { missing.append("tileImageInfo") }
      if model.units == nil { missing.append("units") }
    }
    var found: [Violation] = []
    if !missing.isEmpty {
      let list = missing.map { "“\($0)”" }.joined(separator: ", ")
      found.append(Violation("root.json does not have \(list)", in: 0, at: main.positions[.whole]))
    }
    if let path = model.tileBundlesPath, Self.leavesFolder(path) {
      found.append(
        subject.violation(
          "tileBundlesPath is “\(path)”; it must be a folder beside root.json, such as ./tile", at: .tileBundlesPath,
          severity: .error))
    }
    return found
  }

  private static func leavesFolder(_ path: String) -> Bool {
    path.isEmpty || path.hasPrefix("/") || path.contains("\\") || path.contains(":")
      || path.split(separator: "/").contains("..")
  }
}
