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
    if subject.opened.hasTiles { missing += Self.missing(from: subject, main) }
    var found: [Violation] = []
    if !missing.isEmpty {
      let list = missing.map { "“\($0)”" }.joined(separator: ", ")
      found.append(Violation("root.json does not have \(list)", in: 0, at: main.positions[.whole]))
    }
    // The reader lists a version that is not the number 1, the only one that the specification has. Some programs write
    // the string "1.0".
    if main.unheld.contains(where: { $0.name == "version" }), let place = main.positions[.version],
      let text = main.text.plainText(of: place), Double(text.filter { $0 != "\"" }) != 1
    {
      found.append(Violation("the version is \(text), not 1.0, the only one that exists", in: 0, at: place))
    }
    if let path = model.tileBundlesPath, Self.leavesFolder(path) {
      found.append(
        subject.violation(
          "tileBundlesPath is “\(path)”; it must be a folder beside root.json, such as ./tile", at: .tileBundlesPath,
          severity: .error))
    }
    return found + missingFolder(in: subject)
  }

  /// A folder of tiles that the cache does not have.
  private func missingFolder(in subject: LintSubject) -> [Violation] {
    guard let path = subject.model.tileBundlesPath, !Self.leavesFolder(path) else { return [] }
    let steps = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    guard let package = subject.opened.package, let entry = subject.opened.documents.first?.entry else {
      // Beside root.json, tiles are only looked for in the folder that all programs write.
      guard subject.opened.hasTiles, steps.lowercased() != "tile" else { return [] }
      return [
        subject.violation(
          "tileBundlesPath is “\(path)”, but the tiles are in the folder “tile” beside root.json",
          at: .tileBundlesPath, severity: .error)
      ]
    }
    let folder = entry.lastIndex(of: "/").map { entry[...$0] } ?? ""
    let prefix = "\(folder)\(steps)/".lowercased()
    // Only of tiles that are in another folder: a package without any tile has none to find.
    guard !steps.isEmpty, let bundle = package.entries.first(where: { $0.name.hasSuffix(".bundle") }),
      !package.entries.contains(where: { $0.name.lowercased().hasPrefix(prefix) })
    else { return [] }
    return [
      subject.violation(
        "tileBundlesPath is “\(path)”, but the package has no such folder; a bundle is \(bundle.name)",
        at: .tileBundlesPath, severity: .error)
    ]
  }

  /// The values without which a scheme is complete, but a cache is not.
  private static func missing(from subject: LintSubject, _ main: SchemeDocument) -> [String] {
    let model = subject.model
    // EXT007 reports a package that has none of the two extents.
    let hasExtent = model.fullExtent != nil || model.initialExtent != nil
    let values: [(name: String, isThere: Bool)] = [
      ("version", main.positions[.version] != nil), ("name", model.name != nil),
      ("storageInfo", model.storage != nil),
      ("storageInfo.packetSize", model.storage == nil || model.storage?.packetSize != nil),
      ("tileImageInfo", model.image != nil),
      ("tileImageInfo.format", model.image == nil || model.image?.format != nil),
      ("spatialReference", model.spatialReference != nil),
      ("units", model.units != nil || !DifferentUnits.hasName((subject.statedSystem ?? subject.tabledSystem)?.unit)),
      ("tileInfo.dpi", main.positions[.dotsPerInch] != nil),
      ("initialExtent", !hasExtent || model.initialExtent != nil),
      ("fullExtent", !hasExtent || model.fullExtent != nil),
    ]
    return values.filter { !$0.isThere }.map(\.name)
  }

  private static func leavesFolder(_ path: String) -> Bool {
    path.isEmpty || path.hasPrefix("/") || path.contains("\\") || path.contains(":")
      || path.split(separator: "/").contains("..")
  }
}
