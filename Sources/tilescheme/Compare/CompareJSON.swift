import TileSchemeKit

/// The JSON of `compare`, as described by `Schemas/compare.schema.json`.
enum CompareJSON {
  /// The result for two schemes. If the coordinate systems differ, the lists of levels are empty: coordinates of one
  /// system mean nothing in the other.
  static func object(_ comparison: GridComparison) -> JSONOutput {
    let alignment = comparison.alignment
    let box = comparison.extent.envelope
    return .object([
      .init("version", .integer(1)), .init("command", .string("compare")),
      .init("verdict", .string(comparison.verdict.rawValue)), .init("summary", .string(comparison.summary)),
      .init("a", side(comparison.a)), .init("b", side(comparison.b)),
      .init("sameCoordinateSystem", Self.value(of: comparison.isSameSystem)),
      .init(
        "extent",
        .object([
          .init("xmin", .double(box.xMin)), .init("ymin", .double(box.yMin)), .init("xmax", .double(box.xMax)),
          .init("ymax", .double(box.yMax)), .init("source", .string(comparison.extent.source.rawValue)),
        ])),
      .init("tolerance", .double(comparison.grids.tolerance)),
      .init("levels", .array(alignment?.levels.map(level) ?? [])),
      .init("onlyInA", .array(alignment?.onlyInA.map(lonely) ?? [])),
      .init("onlyInB", .array(alignment?.onlyInB.map(lonely) ?? [])),
      .init("differences", .array(comparison.differences.map { .string($0) })),
    ])
  }

  /// The result of `--all`. Schemes that could not be read are part of it: without them a reader would take the list of
  /// families for complete.
  static func families(_ families: [SchemeFamily], unreadable: [String]) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("compare")),
      .init("families", .array(families.map(family))),
      .init("unreadable", .array(unreadable.map { .string($0) })),
    ])
  }

  /// A family has the coordinate system of its first member, the leader; the tile origins may differ by whole tiles.
  private static func family(_ family: SchemeFamily) -> JSONOutput {
    let scheme = family.leader.scheme
    let resolutions = family.resolutions
    return .object([
      .init("builtIn", .array(family.builtInNames.map { .string($0) })),
      .init("spatialReference", reference(family.leader)), .init("origin", point(scheme.origin)),
      .init(
        "tileSizes",
        .array(
          family.tileSizes.map { size in
            .object([.init("width", .integer(size.width)), .init("height", .integer(size.height))])
          })),
      .init("resolutions", .array(resolutions.map { .double($0) })),
      .init(
        "members",
        .array(
          family.members.map { member in
            .object([
              .init("path", .string(member.name)), .init("origin", point(member.scheme.origin)),
              .init("tileWidth", .integer(member.scheme.tileWidth)),
              .init("tileHeight", .integer(member.scheme.tileHeight)),
              .init("levels", .array(member.scheme.levels.map { .integer($0.number) })),
            ])
          })),
    ])
  }

  /// One of the two schemes. `dpi` is the precise value if the file states two.
  private static func side(_ side: ComparedScheme) -> JSONOutput {
    .object([
      .init("name", .string(side.name)), .init("spatialReference", reference(side)),
      .init("origin", point(side.scheme.origin)), .init("tileWidth", .integer(side.scheme.tileWidth)),
      .init("tileHeight", .integer(side.scheme.tileHeight)),
      .init("dpi", side.scheme.effectiveDotsPerInch.map { .double($0) } ?? .null),
      .init("imageFormat", side.imageFormat.map { .string($0.name) } ?? .null),
      .init("levels", .array(side.scheme.levels.map { .integer($0.number) })),
    ])
  }

  /// A pair of levels that were compared. `tileShift` is null if the tile sizes differ.
  private static func level(_ pair: LevelAlignment) -> JSONOutput {
    .object([
      .init("a", .integer(pair.a.number)), .init("b", .integer(pair.b.number)),
      .init("originOffsetPixels", pixels(pair.originOffsetPixels)), .init("driftPixels", pixels(pair.driftPixels)),
      .init("extentOffsetPixels", pixels(pair.extentOffsetPixels)),
      .init("resolutionDifference", .double(pair.resolutionDifference)),
      // Two flags instead of the state: overlaying levels are corresponding ones too.
      .init("corresponds", .bool(pair.state != .drifts)), .init("overlays", .bool(pair.state == .overlays)),
      .init(
        "tileShift",
        pair.tileShift.map { .object([.init("row", .integer($0.row)), .init("column", .integer($0.column))]) } ?? .null),
    ])
  }

  /// A level without a counterpart, and the levels of the other scheme around its resolution.
  private static func lonely(_ lonely: LonelyLevel) -> JSONOutput {
    .object([
      .init("level", .integer(lonely.level.number)), .init("resolution", .double(lonely.level.resolution)),
      .init("coarser", lonely.coarser.map { .integer($0.number) } ?? .null),
      .init("finer", lonely.finer.map { .integer($0.number) } ?? .null),
    ])
  }

  /// A distance in pixels. JSON has no infinite numbers, which come up if the grids cannot be compared: they become null.
  private static func pixels(_ value: Double) -> JSONOutput { value.isFinite ? .double(value) : .null }

  /// Null if one of the coordinate systems is unknown.
  private static func value(of identity: SystemIdentity) -> JSONOutput {
    switch identity {
    case .same: .bool(true)
    case .different: .bool(false)
    case .unknown: .null
    }
  }

  private static func point(_ point: MapPoint) -> JSONOutput {
    .object([.init("x", .double(point.x)), .init("y", .double(point.y))])
  }

  private static func reference(_ side: ComparedScheme) -> JSONOutput {
    guard let reference = side.scheme.spatialReference else { return .null }
    return .object([
      .init("wkid", reference.wkid.map { .integer($0) } ?? .null),
      .init("latestWkid", reference.latestWKID.map { .integer($0) } ?? .null),
      .init("name", (reference.resolveSystem()?.name).map { .string($0) } ?? .null),
    ])
  }
}
