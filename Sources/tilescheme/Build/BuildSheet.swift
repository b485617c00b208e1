import TileSchemeKit

/// The report of `build`. `Schemas/build.schema.json` describes the JSON.
struct BuildSheet {
  let report: BuildReport
  /// The notices that were printed before the first tile.
  var printed: Set<String> = []

  private var warnings: [String] { report.warnings.map(\.commandText) }

  private var continued: [String] { [report.continued?.commandText].compactMap(\.self) }

  private var notices: [String] { report.notices.map(\.commandText) }

  func print(_ output: OutputOptions) {
    if output.format == .json { return output.print(json) }
    // A build prints them before its first tile.
    if report.isDryRun {
      for notice in continued { output.notice("notice", notice) }
      for warning in warnings { output.notice("warning", warning) }
    }
    for notice in notices where !printed.contains(notice) { output.notice("notice", notice) }
    LossList.print(losses)
    // A dry run has no other result than this text.
    if report.isDryRun || !output.quiet { Terminal.standardOutput(text) }
    for path in report.written { output.notice("wrote", path.string + size(of: path)) }
  }

  /// The size of a package or database, which has indexes and documents beside the tiles; empty for the files of a
  /// directory.
  private func size(of path: FilePath) -> String {
    guard path == report.path, let size = (try? InputFile(path))?.size else { return "" }
    // A few small tiles make a package of a megabyte.
    let indexes = report.hasBundles ? ", with an index of 131 kB for each bundle" : ""
    return " (\(ByteText.text(Double(size)))\(indexes))"
  }

  private var losses: [String] { report.losses.map(\.commandText) }

  private var isDeletion: Bool { report.levels.contains { $0.origin == .removed } }

  /// Whether the number of tiles of a dry run is known: all were made to measure them, and none is empty.
  private var isExact: Bool {
    isDeletion || report.levels.allSatisfy { $0.estimate?.sampled == $0.count.tiles && $0.estimate?.empty == 0 }
  }

  private var text: String {
    var table = TextTable(
      heading: ["level", "scale", isDeletion ? "removed" : "tiles", "empty", "bytes", "made"], rows: [])
    table.leftAligned = [5]
    for level in report.levels {
      table.rows.append([
        String(level.level.number), "1:\(whole(level.level.scale))", String(level.count.tiles),
        String(level.count.empty),
        bytes(level),
        words(level.origin),
      ])
    }
    let total = report.total
    let verb = isDeletion ? "removed" : "made"
    let summary =
      report.isDryRun
      ? footprint
        + "nothing is written (--dry-run); \(isExact ? "" : "up to ")\(counted(total.tiles, "tile"))\(bundles) would be "
        + "\(verb)\(estimate)\n"
      : "\(counted(total.tiles, "tile")) \(verb), \(total.bytes) bytes; "
        + "\(counted(total.empty, "tile")) without content\n"
    return table.text + summary + kept + requests
  }

  /// The size of the tiles of a level. That of tiles that a service would draw is not known before.
  private func bytes(_ level: BuildReport.Level) -> String {
    guard report.isDryRun, !isDeletion else { return String(level.count.bytes) }
    return level.estimate == nil && report.service != nil ? "-" : "about \(level.count.bytes)"
  }

  /// The tiles that the levels have now, so that a build that was continued does not look like one that lost tiles.
  private var kept: String {
    guard report.keptCount > 0, !report.isDryRun else { return "" }
    let all = counted(report.keptCount + report.total.tiles, "tile")
    return "\(all) at these levels now, with the \(report.keptCount) that existed before\n"
  }

  private var requests: String {
    guard let service = report.service, !report.isDryRun else { return "" }
    return "\(counted(service.requests, "request")) to the service, \(service.retries) of them repeated\n"
  }

  /// Where the rasters are, one line for each extent.
  private var footprint: String {
    report.footprint.map { "rasters: \($0.xMin), \($0.yMin), \($0.xMax), \($0.yMax) (map units)\n" }.joined()
  }

  private var bundles: String { report.bundles.map { " in \(counted($0, "bundle"))" } ?? "" }

  private var estimate: String {
    let samples = report.levels.compactMap(\.estimate)
    let sampled = samples.map(\.sampled).reduce(0, +)
    guard sampled > 0 else { return "" }
    let empty = samples.map(\.empty).reduce(0, +)
    let time = report.estimatedSeconds.map { seconds in
      // “about under 1 s” would be two limits of one number.
      "; \(seconds < 1 ? "" : "about ")\(DurationText.text(seconds)) with \(counted(report.jobs, "job"))"
    }
    let indexes = report.indexBytes.map { " and \(ByteText.text(Double($0))) for the indexes of the bundles" } ?? ""
    return
      ", about \(ByteText.text(Double(report.total.bytes))) for the tiles\(indexes)\(time ?? ""), measured on \(counted(sampled, "tile"))"
      + (empty > 0 ? ", \(empty) of them empty" : "")
  }

  private func words(_ origin: BuildReport.Origin) -> String {
    switch origin {
    case .drawn(nil, 1): "from the rasters"
    case .drawn(let overview, let factor):
      "from the rasters" + (overview.map { ", overview \($0)" } ?? "") + (factor > 1 ? ", reduced by \(factor)" : "")
    case .requested: "from the service"
    case .copied: "tiles of the service"
    case .averaged(let level): "from level \(level)"
    case .removed: "removed"
    }
  }

  private func whole(_ scale: Double) -> String {
    scale == scale.rounded() && scale < 1e15 ? String(Int(scale)) : String((scale * 100).rounded() / 100)
  }

  private var json: JSONOutput {
    .object(
      [
        .init("version", .integer(1)), .init("command", .string("build")), .init("dryRun", .bool(report.isDryRun)),
        .init("cache", .string(report.path.string)),
        .init("gdal", report.gdalVersion.map { .string($0) } ?? .null),
        .init("resampling", report.resampling.map { .string($0.rawValue) } ?? .null),
        .init("footprint", .array(report.footprint.map(extent))),
        .init("levels", .array(report.levels.map(level))), .init("total", count(report.total)),
        .init("estimatedSeconds", report.estimatedSeconds.map { .double($0) } ?? .null),
        .init("written", .array(report.written.map { .string($0.string) })),
        .init("notices", .array((warnings + continued + notices).map { .string($0) })),
        .init("lost", .array(losses.map { .string($0) })),
      ] + service)
  }

  private func extent(_ extent: Envelope) -> JSONOutput {
    .object([
      .init("xmin", .double(extent.xMin)), .init("ymin", .double(extent.yMin)), .init("xmax", .double(extent.xMax)),
      .init("ymax", .double(extent.yMax)),
    ])
  }

  private var service: [JSONOutput.Member] {
    guard let service = report.service else { return [] }
    return [
      .init(
        "service",
        .object([
          .init("address", .string(service.address)), .init("requests", .integer(service.requests)),
          .init("retries", .integer(service.retries)),
        ]))
    ]
  }

  private func level(_ level: BuildReport.Level) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("level", .integer(level.level.number)), .init("scale", .double(level.level.scale)),
      .init("resolution", .double(level.level.resolution)), .init("count", count(level.count)),
    ]
    if let estimate = level.estimate {
      members.append(
        .init(
          "estimate",
          .object([
            .init("sampled", .integer(estimate.sampled)), .init("empty", .integer(estimate.empty)),
            .init("bytes", .double(estimate.bytes)), .init("seconds", .double(estimate.seconds)),
          ])))
    }
    if let bundles = level.bundles { members.append(.init("bundles", .integer(bundles))) }
    switch level.origin {
    case .drawn(let overview, let factor):
      members += [
        .init("from", .string("rasters")), .init("overview", overview.map { .integer($0) } ?? .null),
        .init("factor", .integer(factor)),
      ]
    case .averaged(let other): members += [.init("from", .string("level")), .init("fromLevel", .integer(other))]
    case .requested: members.append(.init("from", .string("service")))
    case .copied: members.append(.init("from", .string("tiles")))
    case .removed: members.append(.init("from", .string("removed")))
    }
    return .object(members)
  }

  private func lossy(_ tiles: LossyTiles) -> JSONOutput {
    guard let first = tiles.first else { return .object([.init("tiles", .integer(0))]) }
    return .object([
      .init("tiles", .integer(tiles.count)),
      .init("first", .object([.init("row", .integer(first.row)), .init("column", .integer(first.column))])),
    ])
  }

  private func count(_ count: LevelCount) -> JSONOutput {
    .object([
      .init("tiles", .integer(count.tiles)), .init("empty", .integer(count.empty)),
      .init("bytes", .integer(count.bytes)), .init("jpeg", .integer(count.jpeg)),
      .init("reducedColors", lossy(count.reducedColors)), .init("flattened", lossy(count.flattened)),
    ])
  }
}
