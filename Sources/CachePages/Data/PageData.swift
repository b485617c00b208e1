import CoordinateSystems
import SchemeFormats
package import SourceText
import TileStores
import TilingSchemes

/// What the page of a cache shows, as JSON: `Documentation/MAP-PAGE.md#cachejson`.
package struct PageData {
  /// Another cache, with which the page can compare this one.
  package struct Other {
    let name: String
    let address: String

    /// - Parameters:
    ///   - name: the name of the cache.
    ///   - address: the address of its page, from this page.
    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  private let name: String
  private let grid: ServedGrid
  private let reaches: TileReaches
  private let hasBundles: Bool
  private let addresses: PageAddresses
  private let others: [Other]

  /// - Parameters:
  ///   - name: the name of the cache in addresses.
  ///   - grid: what documents state about it.
  ///   - reaches: the tiles of each level.
  ///   - hasBundles: whether the tiles are in bundles, whose borders the page can draw.
  ///   - addresses: where everything is found.
  ///   - others: the caches with which it can be compared.
  package init(
    _ name: String, _ grid: ServedGrid, _ reaches: TileReaches, hasBundles: Bool, addresses: PageAddresses,
    others: [Other] = []
  ) {
    self.name = name
    self.grid = grid
    self.reaches = reaches
    self.hasBundles = hasBundles
    self.addresses = addresses
    self.others = others
  }

  /// The document.
  package var document: JSONOutput {
    let model = grid.stated
    let scheme = model.scheme
    let links = addresses.programs.map { CopyLinks(grid.model, at: $0).document } ?? .array([])
    return .object([
      .init("version", .integer(1)), .init("name", .string(name)), .init("title", .string(model.name ?? name)),
      .init("attribution", Self.text(model.attribution ?? model.item?.credits)),
      .init("spatialReference", reference),
      .init("tileWidth", .integer(scheme?.tileWidth ?? 256)), .init("tileHeight", .integer(scheme?.tileHeight ?? 256)),
      .init(
        "origin", .object([.init("x", .double(scheme?.origin.x ?? 0)), .init("y", .double(scheme?.origin.y ?? 0))])),
      .init("levels", .array(levels)), .init("extents", extents),
      .init("packetSize", hasBundles ? .integer(PacketGrid.width) : .null),
      .init("tileTemplate", .string(addresses.tile)), .init("presenceTemplate", .string(addresses.presence)),
      .init("tileInfoTemplate", Self.text(addresses.tileInfo)), .init("checkTemplate", Self.text(addresses.check)),
      .init("links", links), .init("otherCaches", .array(others.map(Self.value))),
    ])
  }

  private var reference: JSONOutput {
    let reference = grid.reference
    let unit = reference?.resolveSystem()?.unit
    let name: String? =
      switch unit {
      case .linear(let meters):
        (meters - 1).magnitude < 1e-9
          ? "m"
          : (meters - 0.3048).magnitude < 1e-9
            ? "ft"
            : (meters - 1200.0 / 3937).magnitude < 1e-9 ? "us-ft" : nil
      case .angular: "degrees"
      case nil: nil
      }
    let meters: Double? =
      switch unit {
      case .linear(let meters): meters
      case .angular(let radians): radians * 6_378_137
      case nil: nil
      }
    return .object([
      .init("name", .string(reference?.displayName ?? "")), .init("wkid", Self.number(reference?.wkid)),
      .init("latestWkid", Self.number(reference?.latestWKID)), .init("unit", Self.text(name)),
      .init("metersPerUnit", meters.map { .double($0) } ?? .null),
    ])
  }

  private var levels: [JSONOutput] {
    (grid.stated.scheme?.levels ?? []).map { level in
      var tiles = JSONOutput.null
      if let reach = reaches.reach(level.number) {
        tiles = .object([
          .init("count", Self.number(reach.count)), .init("minRow", .integer(reach.range.rows.lowerBound)),
          .init("maxRow", .integer(reach.range.rows.upperBound - 1)),
          .init("minColumn", .integer(reach.range.columns.lowerBound)),
          .init("maxColumn", .integer(reach.range.columns.upperBound - 1)),
        ])
      }
      return .object([
        .init("level", .integer(level.number)), .init("scale", .double(level.scale)),
        .init("resolution", .double(level.resolution)), .init("tiles", tiles),
      ])
    }
  }

  private var extents: JSONOutput {
    func value(_ extent: Envelope?) -> JSONOutput {
      extent.map { extent in
        .object([
          .init("xmin", .double(extent.xMin)), .init("ymin", .double(extent.yMin)),
          .init("xmax", .double(extent.xMax)), .init("ymax", .double(extent.yMax)),
        ])
      } ?? .null
    }
    return .object([
      .init("full", value(grid.stated.fullExtent)), .init("initial", value(grid.stated.initialExtent)),
      .init("tiles", value(grid.stated.scheme.flatMap(reaches.extent))),
    ])
  }

  private static func value(_ other: Other) -> JSONOutput {
    .object([
      .init("name", .string(other.name)), .init("title", .string(other.name)), .init("address", .string(other.address)),
    ])
  }

  private static func text(_ value: String?) -> JSONOutput { value.map { .string($0) } ?? .null }
  private static func number(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
}
