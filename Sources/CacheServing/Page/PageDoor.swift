import CacheOpening
import CachePages
import CacheVerification
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// Answers what the pages ask for: the list of caches, what a cache is, and which of its tiles exist and are damaged.
struct PageDoor: Sendable {
  private let caches: ServedCaches

  /// How many packets of a level are read for one answer. An index has 131 kB.
  private static let packetLimit = 512
  /// How many tiles of a level are checked for one answer, and how many damaged ones it lists.
  private static let checkLimit = 20_000
  private static let damageLimit = 500

  init(_ caches: ServedCaches) { self.caches = caches }

  /// All caches, for the page at the top.
  func list(base: String) -> ServedDocument {
    let list = caches.places.map { place -> JSONOutput in
      var members: [JSONOutput.Member] = [
        .init("name", .string(place.name)), .init("address", .string("caches/\(RequestTarget.encoded(place.name))/")),
      ]
      do throws(OpeningError) {
        let cache = try place.cache()
        let levels = cache.grid.levels
        members += [
          .init("title", .string(cache.grid.model.name ?? place.name)),
          .init("spatialReference", .string(cache.grid.reference?.displayName ?? "")),
          .init("levels", .string(levels.first.map { "\($0)–\(levels.last ?? $0)" } ?? "")),
          .init("form", .string(cache.form)),
        ]
      } catch {
        members += [.init("title", .string(place.name)), .init("problem", .string(place.problem(error)))]
      }
      return .object(members)
    }
    return ServedDocument(
      .object([
        .init("version", .integer(1)), .init("caches", .array(list)),
        .init("links", CopyLinks.ofServer(base: base)),
      ]))
  }

  /// What the page of a cache shows.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func data(_ name: String, base: String) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    let others = caches.places.filter { $0.name != name }.prefix(200).map { place in
      PageData.Other(name: place.name, address: "../\(RequestTarget.encoded(place.name))/")
    }
    let packets = cache.tiles.packets.values.joined()
    let data = PageData(
      name, cache.grid, TileReaches(of: packets),
      hasBundles: packets.contains { $0.name.lowercased().hasSuffix(".bundle") },
      addresses: Self.addresses(of: cache, base: base), others: Array(others))
    return ServedDocument(data.document)
  }

  /// Which tiles of a level exist: for each row, the first and the last column of each run of tiles.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func presence(_ name: String, level: Int) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    let all = Self.packets(of: cache, level)
    var presence = TilePresence(level: level)
    for packet in all.prefix(Self.packetLimit) {
      presence.add((try? packet.open().index().tiles) ?? [], of: packet.corner)
    }
    presence.isComplete = all.count <= Self.packetLimit
    return ServedDocument(presence.document)
  }

  /// The damaged tiles of a level, and the findings of each.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func check(_ name: String, level: Int) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    var findings = LevelFindings(level: level)
    for packet in Self.packets(of: cache, level) {
      guard findings.checked < Self.checkLimit, findings.count < Self.damageLimit else {
        findings.isComplete = false
        break
      }
      guard let found = try? CheckedPacket(packet) else { continue }
      func add(_ position: UInt16, _ fault: TileFault) {
        // Notes that need no action are no damage.
        guard fault.page.severity != .info else { return }
        findings.add(Self.members(of: fault), at: PacketGrid.tile(at: position, in: packet.corner))
      }
      found.ofIndex(add)
      // A packet that is changed while it is read is checked by the next request.
      try? found.read(found.index.tiles) { tile, _, faults in
        findings.checked += 1
        for fault in faults { add(tile.position, fault) }
      }
    }
    return ServedDocument(findings.document(limit: Self.damageLimit))
  }

  /// Where a tile is stored, and its findings.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func tileInfo(_ name: String, _ place: Route.TilePlace) throws(OpeningError) -> ServedDocument {
    guard let served = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try served.cache()
    var members: [JSONOutput.Member] = [
      .init("level", .integer(place.level)), .init("row", .integer(place.row)),
      .init("column", .integer(place.column)),
    ]
    let packet = PacketPlace(level: place.level, row: place.row, column: place.column)
    let position = UInt16(place.row % PacketGrid.width * PacketGrid.width + place.column % PacketGrid.width)
    var stored: [JSONOutput.Member] = [.init("present", .bool(false))]
    var ofTile: [TileFault] = []
    var ofPacket: [TileFault] = []
    // Nearly always there is one packet. Of several, the first with the tile is the one whose tile is sent.
    for source in cache.tiles.packets[packet] ?? [] {
      guard let found = try? CheckedPacket(source) else { continue }
      ofPacket += found.ofPacket
      found.ofIndex { if $0 == position { ofTile.append($1) } }
      guard let tile = found.index.tiles.first(where: { $0.position == position }) else { continue }
      var type: String?
      try? found.read([tile]) { _, signature, faults in
        type = signature.mediaType
        ofTile += faults
      }
      stored = [
        .init("present", .bool(true)), .init("file", .string(Self.file(of: source, in: cache))),
        .init("offset", .integer(tile.offset)), .init("bytes", .integer(Int(tile.size))),
        .init("mediaType", type.map { .string($0) } ?? .null),
      ]
      break
    }
    let findings =
      ofTile.map { Self.members(of: $0, about: "tile") } + ofPacket.map { Self.members(of: $0, about: "bundle") }
    members += stored + [.init("findings", .array(findings.map { .object($0) }))]
    return ServedDocument(.object(members))
  }

  /// Where the page and other programs find everything.
  private static func addresses(of cache: ServedCache, base: String) -> PageAddresses {
    let name = cache.encodedName
    let kind = ServedService(cache).kind.rawValue
    let service = "\(base)/arcgis/rest/services/\(name)/\(kind)"
    var programs = PageAddresses.Programs(tiles: "\(service)/tile/{level}/{row}/{col}", layer: cache.name)
    programs.service = service
    if WMTSDoor.isPossible(cache) { programs.capabilities = "\(base)/wmts/\(name)/1.0.0/WMTSCapabilities.xml" }
    if cache.webLevels != nil {
      programs.webTiles = WebMapDoor.template(of: cache, base: base)
      programs.tileJSON = "\(base)/xyz/\(name).json"
    }
    return PageAddresses(
      tile: "../../arcgis/rest/services/\(name)/\(kind)/tile/{level}/{row}/{column}",
      tileInfo: "tile-info/{level}/{row}/{column}.json", check: "check/{level}.json", programs: programs)
  }

  private static func packets(of cache: ServedCache, _ level: Int) -> [TilePacket] {
    cache.tiles.packets.filter { $0.key.level == level }.flatMap(\.value).sorted {
      ($0.corner.row, $0.corner.column) < ($1.corner.row, $1.corner.column)
    }
  }

  /// The name of a packet's file below the cache, so that no path of this machine is shown.
  private static func file(of packet: TilePacket, in cache: ServedCache) -> String {
    let folder = FileSystemEntry.at(cache.path) == .directory ? cache.path : cache.path.removingLastComponent()
    let start = folder.string
    guard !start.isEmpty, packet.name.hasPrefix(start) else {
      return packet.name.split(separator: "/").last.map(String.init) ?? ""
    }
    return String(packet.name.dropFirst(start.count).drop { $0 == "/" })
  }

  /// A finding about a tile, or about the bundle that contains it.
  private static func members(of fault: TileFault, about thing: String) -> [JSONOutput.Member] {
    [.init("about", .string(thing))] + members(of: fault)
  }

  private static func members(of fault: TileFault) -> [JSONOutput.Member] {
    LevelFindings.members(
      rule: fault.page.identifier, severity: "\(fault.page.severity)", message: fault.message)
  }
}
