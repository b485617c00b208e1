import TileSchemeKit

/// The members that `preflight` adds to the JSON of findings, as described by `Schemas/preflight.schema.json`.
///
/// A number is null if there are too many tiles to count, or if nothing is known about it.
enum PreflightJSON {
  static func members(_ report: PreflightReport) -> [JSONOutput.Member] {
    let forecast = report.forecast
    return [
      .init("scheme", scheme(report)), .init("region", region(forecast.region)),
      .init("levels", .array(forecast.levels.map(level))),
      .init(
        "total",
        .object([
          .init("tiles", integer(forecast.count?.tiles)), .init("bundles", integer(forecast.count?.bundles)),
          .init("bytes", estimate(forecast.bytes)), .init("seconds", estimate(forecast.seconds)),
        ])),
      .init(
        "assumptions",
        .object([
          .init("tileSize", .string(forecast.sizes.summary.commandText)),
          .init("bytesPerTile", estimate(forecast.sizes.bytesPerTile)),
          .init("calibration", calibration(forecast.sizes)),
          .init("tilesPerSecond", estimate(forecast.tilesPerSecond)),
        ])),
      .init("baseMap", report.baseMap.map(baseMap) ?? .null),
      .init(
        "disk",
        report.disk.map { disk in
          .object([.init("path", .string(disk.path.string)), .init("free", .integer(disk.bytes))])
        } ?? .null),
    ]
  }

  /// The WKIDs are those of the file. The name and the unit are added because most readers do not know WKIDs.
  private static func scheme(_ report: PreflightReport) -> JSONOutput {
    let reference = report.reference
    return .object([
      .init("wkid", integer(reference?.wkid)), .init("latestWkid", integer(reference?.latestWKID)),
      .init("name", reference.map { .string($0.displayName) } ?? .null),
      .init("unit", (reference?.resolveSystem()?.unitName).map { .string($0) } ?? .null),
      .init("tileWidth", .integer(report.forecast.scheme.tileWidth)),
      .init("tileHeight", .integer(report.forecast.scheme.tileHeight)),
    ])
  }

  private static func region(_ region: PreflightRegion) -> JSONOutput {
    let box = region.envelope
    return .object([
      .init("source", .string(region.source)), .init("xmin", double(box?.xMin)), .init("ymin", double(box?.yMin)),
      .init("xmax", double(box?.xMax)), .init("ymax", double(box?.yMax)),
    ])
  }

  /// Rows and columns are inclusive on both ends.
  private static func level(_ level: LevelForecast) -> JSONOutput {
    .object([
      .init("level", .integer(level.number)), .init("scale", .double(level.detail.scale)),
      .init("resolution", .double(level.detail.resolution)),
      .init("tileSpan", .object([.init("x", .double(level.tileWidth)), .init("y", .double(level.tileHeight))])),
      .init("minRow", integer(level.range?.rows.first)),
      .init("maxRow", integer(level.range?.rows.last)), .init("minColumn", integer(level.range?.columns.first)),
      .init("maxColumn", integer(level.range?.columns.last)), .init("tiles", integer(level.count?.tiles)),
      .init("bundles", integer(level.count?.bundles)), .init("bytes", estimate(level.bytes)),
    ])
  }

  /// What was measured in the cache of `--calibrate`, so that a reader can judge the sample; null without that option.
  private static func calibration(_ sizes: TileSizeModel) -> JSONOutput {
    guard case .calibrated(let calibration) = sizes else { return .null }
    return .object([
      .init("cache", .string(calibration.cacheName)), .init("tiles", .integer(calibration.tiles)),
      .init(
        "bytes",
        .object([
          .init("tenth", .integer(calibration.quantile(0.1))), .init("half", .integer(calibration.quantile(0.5))),
          .init("nineTenths", .integer(calibration.quantile(0.9))),
        ])),
      .init(
        "levels",
        .array(
          calibration.levels.map { level in
            .object([
              .init("level", .integer(level.number)), .init("tiles", .integer(level.tiles)),
              .init("bundles", .integer(level.bundles)), .init("bundlesInAll", .integer(level.bundlesInAll)),
            ])
          })),
    ])
  }

  /// The verdict is `never` if the coordinate systems differ: there is no alignment then.
  private static func baseMap(_ baseMap: BaseMapAlignment) -> JSONOutput {
    .object([
      .init("name", .string(baseMap.name)), .init("verdict", .string(baseMap.alignment?.verdict.rawValue ?? "never")),
      .init("overlaying", .array(baseMap.overlaying.map { .integer($0) })),
      .init("others", .array(baseMap.others.map { .integer($0) })), .init("summary", .string(baseMap.summary)),
    ])
  }

  /// An estimate in whole numbers: digits after the point would suggest an accuracy that it does not have.
  private static func estimate(_ estimate: Estimate?) -> JSONOutput {
    guard let estimate else { return .null }
    func whole(_ value: Double) -> JSONOutput {
      // Too large for an integer: then the number is written as it is.
      Int(exactly: value.rounded()).map { .integer($0) } ?? .double(value)
    }
    return .object([
      .init("low", whole(estimate.low)), .init("expected", whole(estimate.expected)),
      .init("high", whole(estimate.high)),
    ])
  }

  private static func integer(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
  private static func double(_ value: Double?) -> JSONOutput { value.map { .double($0) } ?? .null }
}
