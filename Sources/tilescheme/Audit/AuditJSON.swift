import TileSchemeKit

/// The JSON of `audit`, as described by `Schemas/audit.schema.json`.
enum AuditJSON {
  static func object(_ report: AuditReport) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("audit")),
      .init("directory", .string(report.directory)), .init("baseMap", .string(report.baseMap)),
      .init("caches", .array(report.caches.map(cache))), .init("families", .array(report.families.map(family))),
      .init("summary", summary(report)),
    ])
  }

  private static func summary(_ report: AuditReport) -> JSONOutput {
    .object([
      .init("caches", .integer(report.caches.count)), .init("unreadable", .integer(report.count(.unreadable))),
      .init("withErrors", .integer(report.count(.errors))),
      .init("unfinishedBuilds", .integer(report.count(.unfinished))),
      .init("withWarnings", .integer(report.count(.warnings))),
      .init("withoutTiles", .integer(report.count(.empty))),
      .init("notAligned", .integer(report.count(.misaligned))),
      .init("notSupported", .integer(report.count(.unsupported))),
      .init("fine", .integer(report.count(.none))),
      .init("tiles", .integer(report.tiles)), .init("bytes", .integer(report.bytes)),
      .init("tilesRead", .integer(report.tilesRead)), .init("otherFiles", .integer(report.otherFiles)),
      .init("tilesWithoutScheme", .array(report.strayTiles.map { .string($0) })),
      .init("leftovers", .array(report.leftovers.map { .string($0) })),
      .init("linksNotFollowed", .array(report.linksAbove.map { .string($0) })),
    ])
  }

  /// A cache. If it cannot be read, it has the members `path`, `work` and `problem` only.
  private static func cache(_ cache: AuditedCache) -> JSONOutput {
    let head: [JSONOutput.Member] = [
      .init("path", .string(cache.path)), .init("work", .string(work(cache.work))),
      .init("problem", cache.problem.map { .string($0) } ?? .null),
    ]
    guard let content = cache.content else { return .object(head) }
    return .object(
      head + [
        .init("form", content.kind.map { .string($0.rawValue) } ?? .null),
        .init("version", content.version.map { .string($0) } ?? .null),
        .init("spatialReference", content.spatialReference.map(reference) ?? .null),
        .init("tileSize", content.tileSize.map(size) ?? .null),
        .init("levels", .array(content.levels.map { .integer($0) })),
        .init("tileLevels", .array(content.tileLevels.map { .integer($0) })),
        .init("tiles", .integer(content.tiles)), .init("bytes", .integer(content.bytes)),
        .init("tilesRead", .integer(content.tilesRead)),
        .init("storage", content.storage.map { .string($0.name) } ?? .null),
        .init("lastWritten", content.lastWritten.map { .string($0.text) } ?? .null),
        .init("alignment", content.alignment.map(AlignmentJSON.object) ?? .null),
        .init("family", content.family.map { .integer($0) } ?? .null),
        .init("unfinishedBuild", content.stoppedBuild.map { .string($0.text) } ?? .null),
        .init("lint", tally(content.lint)), .init("verify", tally(content.verify)),
        .init("findings", .array(content.findings.map(finding))),
      ])
  }

  private static func work(_ work: AuditedCache.Work) -> String {
    switch work {
    case .unreadable: "unreadable"
    case .errors: "errors"
    case .unfinished: "unfinishedBuild"
    case .warnings: "warnings"
    case .empty: "noTiles"
    case .misaligned: "notAligned"
    case .unsupported: "notSupported"
    case .none: "none"
    }
  }

  private static func tally(_ tally: FindingTally) -> JSONOutput {
    .object([
      .init("errors", .integer(tally.errors)), .init("warnings", .integer(tally.warnings)),
      .init("infos", .integer(tally.infos)),
    ])
  }

  private static func finding(_ listed: ListedFinding) -> JSONOutput {
    let finding = listed.finding
    return .object([
      .init("rule", .string(finding.identifier ?? finding.name)), .init("name", .string(finding.name)),
      .init("severity", .string(finding.severity.rawValue)), .init("message", .string(finding.message)),
      .init("file", .string(listed.file)), .init("line", listed.line.map { .integer($0) } ?? .null),
    ])
  }

  private static func family(_ family: AuditedFamily) -> JSONOutput {
    .object([
      .init("family", .integer(family.number)), .init("caches", .integer(family.cacheCount)),
      .init("builtIn", .array(family.builtInNames.map { .string($0) })),
      .init("spatialReference", reference(family.spatialReference)),
      .init("origin", .object([.init("x", .double(family.origin.x)), .init("y", .double(family.origin.y))])),
      .init("tileSizes", .array(family.tileSizes.map(size))),
      .init("resolutions", .array(family.resolutions.map { .double($0) })), .init("tiles", .integer(family.tiles)),
      .init("bytes", .integer(family.bytes)), .init("example", .string(family.example)),
    ])
  }

  private static func size(_ size: TileSize) -> JSONOutput {
    .object([.init("width", .integer(size.width)), .init("height", .integer(size.height))])
  }

  private static func reference(_ system: AuditedCache.SystemName) -> JSONOutput {
    .object([
      .init("wkid", system.wkid.map { .integer($0) } ?? .null),
      .init("latestWkid", system.latestWKID.map { .integer($0) } ?? .null), .init("name", .string(system.text)),
    ])
  }
}
