import TileSchemeKit

/// The built-in schemes as a list for people, and as JSON after `Schemas/schemes.schema.json`.
enum SchemesSheet {
  static func text(_ schemes: [BuiltInScheme]) -> String {
    var table = TextTable(
      heading: ["name", "WKID", "publisher", "tile", "levels", "origin", "area"], rows: [], leftAligned: [0, 2, 5, 6],
      shed: [6, 5])
    for built in schemes {
      let scheme = built.scheme
      table.rows.append([
        built.name, wkid(scheme).map(String.init) ?? "", built.publisher, "\(scheme.tileWidth) px", levels(scheme),
        "\(number(scheme.origin.x)), \(number(scheme.origin.y))",
        area(scheme).map { "\(number($0.xMin)), \(number($0.yMin)), \(number($0.xMax)), \(number($0.yMax))" } ?? "",
      ])
    }
    return table.text
  }

  static func json(_ schemes: [BuiltInScheme]) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("schemes")),
      .init(
        "schemes",
        .array(
          schemes.map { built in
            let scheme = built.scheme
            return .object([
              .init("name", .string(built.name)), .init("title", .string(built.title)),
              .init("wkid", wkid(scheme).map { .integer($0) } ?? .null),
              .init("origin", .object([.init("x", .double(scheme.origin.x)), .init("y", .double(scheme.origin.y))])),
              .init("tileWidth", .integer(scheme.tileWidth)), .init("tileHeight", .integer(scheme.tileHeight)),
              .init("firstLevel", .integer(scheme.levels.first?.number ?? 0)),
              .init("lastLevel", .integer(scheme.levels.last?.number ?? 0)),
              .init(
                "area",
                area(scheme).map { area in
                  .array([area.xMin, area.yMin, area.xMax, area.yMax].map { .double($0) })
                } ?? .null),
            ])
          })),
    ])
  }

  private static func wkid(_ scheme: TilingScheme) -> Int? {
    scheme.spatialReference?.latestWKID ?? scheme.spatialReference?.wkid
  }

  private static func levels(_ scheme: TilingScheme) -> String {
    "\(scheme.levels.first?.number ?? 0) to \(scheme.levels.last?.number ?? 0)"
  }

  /// `nil` if PROJ is missing.
  private static func area(_ scheme: TilingScheme) -> Envelope? { scheme.spatialReference?.areaOfUse }

  private static func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
}
