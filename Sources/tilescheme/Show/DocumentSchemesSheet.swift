import TileSchemeKit

/// The schemes of one document as a table: the grid of each, how it lies on the usual base map, and its findings.
struct DocumentSchemesSheet {
  private let rows: [[String]]

  /// - Parameter linter: the rules for the findings.
  init(_ schemes: DocumentSchemes, _ linter: Linter) {
    let baseMap = BuiltInScheme.named("arcgis-online").map { ComparedScheme($0) }
    rows = schemes.entries.map { Self.row($0, linter, baseMap) }
  }

  /// One line for each scheme.
  var text: String {
    TextTable(
      heading: ["scheme", "system", "tile size", "levels", "coarsest 1:", "finest 1:", "on arcgis-online", "findings"],
      rows: rows, leftAligned: [0, 1, 3, 6, 7], shed: [2, 4, 5]
    ).text
  }

  private static func row(_ entry: DocumentSchemes.Entry, _ linter: Linter, _ baseMap: ComparedScheme?) -> [String] {
    let name = printable(entry.name)
    switch entry.result {
    case .failure(let error): return [name, printable(error.message)]
    case .success(let opened):
      let model = opened.model
      let scheme = model.scheme
      let scales = scheme?.levels.map(\.scale) ?? []
      let reference = scheme?.spatialReference ?? model.spatialReference
      let size = scheme.map { scheme in
        scheme.tileWidth == scheme.tileHeight
          ? "\(scheme.tileWidth)" : "\(scheme.tileWidth) × \(scheme.tileHeight)"
      }
      return [
        name, reference.map { ($0.latestWKID ?? $0.wkid).map(String.init) ?? printable($0.displayName) } ?? "unknown",
        size ?? "-", LevelNumbers(scheme?.levels.map(\.number) ?? []).ranges, number(scales.max()),
        number(scales.min()), alignment(opened, baseMap), findings(linter.findings(in: opened)),
      ]
    }
  }

  private static func number(_ scale: Double?) -> String {
    scale.map { DecimalNumber.shortest($0, significantDigits: 8) } ?? "-"
  }

  private static func alignment(_ opened: OpenedScheme, _ baseMap: ComparedScheme?) -> String {
    guard let baseMap, let scheme = ComparedScheme(opened.model, name: "") else { return "-" }
    return EstateAlignment(scheme, on: baseMap).words
  }

  private static func findings(_ files: [FileFindings]) -> String {
    var tally = FindingTally()
    for finding in files.flatMap(\.findings) { tally.add(finding.severity) }
    return tally.total == 0 ? "none" : tally.text
  }
}
