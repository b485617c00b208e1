import TileSchemeKit

/// The contents of a cache by level, as text and as JSON.
struct VerifySheet {
  private let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  /// The table of levels and the totals. Sizes are in bytes, so that a script can compute with them.
  var text: String {
    let header = ["level", "tiles", "bytes", "coverage", "smallest", "median", "largest", "formats"]
    let rows = report.levels.map { level in
      [
        String(level.number), String(level.tiles), String(level.bytes), coverage(level), number(level.smallestTile),
        number(level.medianTile), number(level.largestTile), formats(level),
      ]
    }
    let bytes = report.levels.map(\.bytes).reduce(0, +)
    let table = TextTable(heading: header, rows: rows, leftAligned: [header.count - 1], shed: [4, 5, 6, 7])
    return table.text + "\(tileCount), \(counted(bytes, "byte")), \(storageName)\n"
  }

  /// The number of all tiles, such as `21 tiles`.
  var tileCount: String { counted(report.levels.map(\.tiles).reduce(0, +), "tile") }

  /// The members that `verify` adds to the JSON of findings.
  var members: [JSONOutput.Member] {
    [
      .init("storage", report.storage.map { .string($0.name) } ?? .null),
      .init("levels", .array(report.levels.map(json))),
    ]
  }

  private func json(_ level: LevelSummary) -> JSONOutput {
    func optional(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
    return .object([
      .init("level", .integer(level.number)), .init("tiles", .integer(level.tiles)),
      .init("bytes", .integer(level.bytes)), .init("bundles", .integer(level.bundles)),
      .init("expectedTiles", optional(level.expectedTiles)), .init("tilesWithin", .integer(level.tilesWithin)),
      .init("tilesWithFindings", .integer(level.tilesWithFindings)), .init("smallest", optional(level.smallestTile)),
      .init("median", optional(level.medianTile)), .init("largest", optional(level.largestTile)),
      .init(
        "formats",
        // Sorted, because the order of a dictionary changes from run to run.
        .object(level.formats.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
    ])
  }

  private var storageName: String {
    switch report.storage {
    case .compactV2: "Compact V2"
    case .compactV1: "Compact V1"
    case .exploded: "exploded"
    case .other(let name): name
    case nil: "no tiles"
    }
  }

  /// The part of the expected tiles that exist, rounded down: 99.96 % must not look like a complete level.
  private func coverage(_ level: LevelSummary) -> String {
    guard let expected = level.expectedTiles, expected > 0 else { return "-" }
    let permille = level.tilesWithin * 1000 / expected
    return "\(permille / 10).\(permille % 10) %"
  }

  private func number(_ value: Int?) -> String { value.map { String($0) } ?? "-" }

  /// The most frequent format first; formats with the same count by name.
  private func formats(_ level: LevelSummary) -> String {
    level.formats.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      .joined(separator: ", ")
  }
}
