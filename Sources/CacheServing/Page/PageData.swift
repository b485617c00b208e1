import CacheOpening
import CoordinateSystems
import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// What the page of a cache shows, as JSON.
struct PageData {
  private let cache: ServedCache
  private let others: ServedCaches
  private let base: String

  /// How many packets are read to count tiles; with more, the page shows no counts.
  private static let countLimit = 1024

  init(_ cache: ServedCache, others: ServedCaches, base: String) {
    self.cache = cache
    self.others = others
    self.base = base
  }

  var document: JSONOutput {
    let model = cache.grid.stated
    let scheme = model.scheme
    let reaches = reaches
    let kind = ServedService(cache).kind.rawValue
    let hasBundles = cache.tiles.packets.values.contains { $0.contains { $0.name.lowercased().hasSuffix(".bundle") } }
    return .object([
      .init("version", .integer(1)), .init("name", .string(cache.name)),
      .init("title", .string(model.name ?? cache.name)),
      .init("attribution", Self.text(model.attribution ?? model.item?.credits)),
      .init("spatialReference", reference),
      .init("tileWidth", .integer(scheme?.tileWidth ?? 256)), .init("tileHeight", .integer(scheme?.tileHeight ?? 256)),
      .init(
        "origin", .object([.init("x", .double(scheme?.origin.x ?? 0)), .init("y", .double(scheme?.origin.y ?? 0))])),
      .init("levels", .array(levels(scheme, reaches))), .init("extents", extents(reaches)),
      .init("packetSize", hasBundles ? .integer(PacketGrid.width) : .null),
      .init(
        "tileTemplate",
        .string("../../arcgis/rest/services/\(cache.encodedName)/\(kind)/tile/{level}/{row}/{column}")),
      .init("presenceTemplate", .string("presence/{level}.json")),
      .init("tileInfoTemplate", .string("tile-info/{level}/{row}/{column}.json")),
      .init("checkTemplate", .string("check/{level}.json")), .init("links", CopyLinks(cache, base: base).document),
      .init("otherCaches", .array(otherCaches)),
    ])
  }

  private var reference: JSONOutput {
    let reference = cache.grid.reference
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

  /// The tiles of a level: how many, and between which rows and columns.
  private struct Reach {
    var count: Int?
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  private func levels(_ scheme: TilingScheme?, _ reaches: [Int: Reach]) -> [JSONOutput] {
    (scheme?.levels ?? []).map { level in
      var members: [JSONOutput.Member] = [
        .init("level", .integer(level.number)), .init("scale", .double(level.scale)),
        .init("resolution", .double(level.resolution)),
      ]
      if let reach = reaches[level.number] {
        members.append(
          .init(
            "tiles",
            .object([
              .init("count", Self.number(reach.count)), .init("minRow", .integer(reach.rows.lowerBound)),
              .init("maxRow", .integer(reach.rows.upperBound)), .init("minColumn", .integer(reach.columns.lowerBound)),
              .init("maxColumn", .integer(reach.columns.upperBound)),
            ])))
      } else {
        members.append(.init("tiles", .null))
      }
      return .object(members)
    }
  }

  /// The reach of each level that has tiles. In a cache with very many packets, only the packets are counted.
  private var reaches: [Int: Reach] {
    var reaches: [Int: Reach] = [:]
    let counts = cache.tiles.packets.count <= Self.countLimit
    for packet in cache.tiles.packets.values.joined() {
      let own: Reach
      if counts {
        let tiles = ((try? packet.open().index().tiles) ?? []).map {
          PacketGrid.tile(at: $0.position, in: packet.corner)
        }
        guard let top = tiles.map(\.row).min(), let bottom = tiles.map(\.row).max(),
          let left = tiles.map(\.column).min(), let right = tiles.map(\.column).max()
        else { continue }
        own = Reach(count: tiles.count, rows: top...bottom, columns: left...right)
      } else {
        let corner = packet.corner
        let side = PacketGrid.width - 1
        own = Reach(count: nil, rows: corner.row...corner.row + side, columns: corner.column...corner.column + side)
      }
      guard let known = reaches[packet.level] else {
        reaches[packet.level] = own
        continue
      }
      reaches[packet.level] = Reach(
        count: counts ? (known.count ?? 0) + (own.count ?? 0) : nil,
        rows: min(known.rows.lowerBound, own.rows.lowerBound)...max(known.rows.upperBound, own.rows.upperBound),
        columns: min(
          known.columns.lowerBound, own.columns.lowerBound)...max(known.columns.upperBound, own.columns.upperBound))
    }
    return reaches
  }

  /// The extent of the tiles of the finest level with tiles.
  private func tileExtent(_ reaches: [Int: Reach]) -> Envelope? {
    guard let scheme = cache.grid.stated.scheme else { return nil }
    let levels = scheme.levels.filter { reaches[$0.number] != nil }
    guard let finest = levels.min(by: { $0.resolution < $1.resolution }), let reach = reaches[finest.number] else {
      return nil
    }
    let range = TileRange(
      rows: reach.rows.lowerBound..<reach.rows.upperBound + 1,
      columns: reach.columns.lowerBound..<reach.columns.upperBound + 1)
    return TileExtent(of: [range], at: finest, in: scheme)?.envelope
  }

  private func extents(_ reaches: [Int: Reach]) -> JSONOutput {
    func value(_ extent: Envelope?) -> JSONOutput {
      extent.map { extent in
        .object([
          .init("xmin", .double(extent.xMin)), .init("ymin", .double(extent.yMin)),
          .init("xmax", .double(extent.xMax)), .init("ymax", .double(extent.yMax)),
        ])
      } ?? .null
    }
    return .object([
      .init("full", value(cache.grid.stated.fullExtent)), .init("initial", value(cache.grid.stated.initialExtent)),
      .init("tiles", value(tileExtent(reaches))),
    ])
  }

  private var otherCaches: [JSONOutput] {
    others.places.filter { $0.name != cache.name }.prefix(200).map { place in
      .object([
        .init("name", .string(place.name)), .init("title", .string(place.name)),
        .init("address", .string("../\(RequestTarget.encoded(place.name))/")),
      ])
    }
  }

  private static func text(_ value: String?) -> JSONOutput { value.map { .string($0) } ?? .null }
  private static func number(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
}
