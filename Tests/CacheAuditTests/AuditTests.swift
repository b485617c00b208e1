import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("The lines of an audit")
struct AuditTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  /// The content of the only cache.
  private func content(_ change: (inout AuditRequest) -> Void = { _ in }) async throws -> AuditedCache.Content {
    let caches = try await estate.audit(change).caches
    try #require(caches.count == 1)
    return try #require(caches[0].content, "\(caches[0].problem ?? "")")
  }

  @Test("A line has the form, version, system, tile size, levels, tiles, bytes and storage of its cache")
  func line() async throws {
    try estate.addCache("a")
    let content = try await content()
    #expect(content.kind == .legacy)
    #expect(content.version == "10.3")
    #expect(content.spatialReference?.wkid == 102_100 && content.spatialReference?.latestWKID == 3857)
    #expect(content.tileSize == TileSize(width: 256, height: 256))
    #expect(content.levels == [0, 1, 2] && content.tileLevels == [0, 1, 2])
    #expect(content.tiles == 21)
    #expect(try content.bytes == 21 * SmallCache.tile("tile.jpg").count)
    #expect(content.storage == .compactV2)
    #expect(content.lint.total == 0 && content.verify.total == 0)
  }

  @Test(
    "The storage is that of the files",
    arguments: [
      (SmallCache.Storage.compactV2, TileStorageFormat.compactV2), (.compactV1, .compactV1), (.exploded, .exploded),
    ])
  func storage(written: SmallCache.Storage, found: TileStorageFormat) async throws {
    try estate.addCache("a", storage: written)
    let content = try await content()
    #expect(content.storage == found)
    #expect(content.tiles == 21)
  }

  @Test(
    "The version is that of the namespace, or that in root.json",
    arguments: [
      ("web-mercator-legacy", CacheKind.legacy, "10.3"), ("exploded-9.3", .legacy, "9.3"),
      ("web-mercator-ready", .readyToServe, "1.0"),
    ])
  func version(sample: String, kind: CacheKind, version: String) async throws {
    try estate.addSample(sample, as: "a")
    let content = try await content()
    #expect(content.kind == kind)
    #expect(content.version == version)
  }

  @Test("A version that is no number is not shown", arguments: ["<script>", "1.0.0.0.0.0.0.0.0.0.0.0", ""])
  func hostileVersion(version: String) async throws {
    try estate.addSample("web-mercator-ready", as: "a")
    let file = estate.folder.url.appending(path: "a/root.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains("\"version\":1.0"))
    try Data(text.replacing("\"version\":1.0", with: "\"version\":\"\(version)\"").utf8).write(to: file)
    #expect(try await content().version == nil)
  }

  @Test("The levels with tiles are those that have tiles, not those of the scheme")
  func tileLevels() async throws {
    try estate.addCache("a", finestLevel: 5)
    let content = try await content()
    #expect(content.levels == [0, 1, 2, 3, 4, 5])
    #expect(content.tileLevels == [0, 1, 2])
  }

  @Test(
    "The time is that of the file that was written last", arguments: ["conf.xml", "_alllayers/L02/R0000C0000.bundle"])
  func lastWritten(newest: String) async throws {
    let cache = try estate.addCache("a")
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    for name in try FileManager.default.subpathsOfDirectory(atPath: cache.path) {
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: cache.appending(path: name).path)
    }
    #expect(try await content().lastWritten?.text == "2001-09-09T01:46:40Z")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_709_164_800)],
      ofItemAtPath: cache.appending(path: newest).path)
    #expect(try await content().lastWritten?.text == "2024-02-29T00:00:00Z")
  }

  // MARK: The base map

  @Test(
    "The alignment with the base map",
    arguments: [
      ("web-mercator-legacy", EstateAlignment.Kind.exact), ("comments-and-unknown", .renumbered(by: 5)),
      ("national-grid-nz", .never),
    ])
  func alignment(sample: String, kind: EstateAlignment.Kind) async throws {
    try estate.addSample(sample, as: "a")
    let alignment = try #require(try await content().alignment)
    #expect(alignment.kind == kind)
    #expect(!alignment.reason.isEmpty && alignment.reason.contains("arcgis-online") || kind == .never)
  }

  @Test("Level numbers that are higher than those of the base map give a negative number")
  func renumberedDown() async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    let file = estate.folder.url.appending(path: "a/conf.xml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for level in (0...19).reversed() {
      text = text.replacing("<LevelID>\(level)</LevelID>", with: "<LevelID>\(level + 3)</LevelID>")
    }
    try Data(text.utf8).write(to: file)
    let alignment = try #require(try await content().alignment)
    #expect(alignment.kind == .renumbered(by: -3))
    #expect(alignment.words == "renumbered by -3")
  }

  @Test("A level whose resolution is off makes the alignment partial, and the reason names the level")
  func partial() async throws {
    try estate.addCache("a") { cache in
      let text = try String(contentsOf: cache.file("conf.xml"), encoding: .utf8)
      try Data(text.replacing("78271.516963999937", with: "78000").utf8).write(to: cache.file("conf.xml"))
    }
    let alignment = try #require(try await content().alignment)
    #expect(alignment.kind == .partial)
    #expect(alignment.reason.contains("level 1"), "\(alignment.reason)")
  }

  @Test("Tiles of another size on the same grid are an overlay, not exact")
  func otherTileSize() async throws {
    try estate.addCache("a") { cache in
      var text = try String(contentsOf: cache.file("conf.xml"), encoding: .utf8)
      text = text.replacing("<TileCols>256", with: "<TileCols>512").replacing("<TileRows>256", with: "<TileRows>512")
      try Data(text.utf8).write(to: cache.file("conf.xml"))
    }
    #expect(try await content().alignment?.kind == .overlay)
  }

  @Test(
    "The base map can be any scheme",
    arguments: [("WebMercatorQuad", EstateAlignment.Kind.exact), ("wgs84-v2", .never)])
  func otherBase(name: String, kind: EstateAlignment.Kind) async throws {
    try estate.addCache("a")
    let base = ComparedScheme(try #require(BuiltInScheme.named(name)))
    #expect(try await content { $0.baseMap = base }.alignment?.kind == kind)
  }

  // MARK: Lint and verification

  @Test("Findings of lint and of the verification are counted apart")
  func tallies() async throws {
    try estate.addCache("a") { cache in
      // LOD001: a level appears twice. STO002: the header of a bundle.
      let text = try String(contentsOf: cache.file("conf.xml"), encoding: .utf8)
      try Data(text.replacing("<LevelID>1<", with: "<LevelID>0<").utf8).write(to: cache.file("conf.xml"))
      try cache.change(cache.bundle(2)) { $0[0] = 9 }
    }
    let content = try await content { request in
      let pages = try? RuleCatalogue.all.pages(named: ["LOD001", "STO002"])
      request.settings.selected = pages ?? []
    }
    #expect(content.lint.total == 1)
    #expect(content.verify.total == 1)
    #expect(content.findings.compactMap(\.finding.identifier).sorted() == ["LOD001", "STO002"])
    #expect(content.findings.allSatisfy { ($0.line != nil) == ($0.finding.identifier == "LOD001") })
  }

  @Test("A damaged tile is found if it is among the tiles that are read")
  func damagedTile() async throws {
    try estate.addCache("a") { cache in try cache.change(cache.bundle(0)) { $0[131_136 + 4] ^= 0xFF } }
    #expect(try await content().verify.errors == 1)
    #expect(try await content { $0.sampledTiles = 0 }.verify.errors == 0)
  }

  @Test("At most twelve tiles are read, spread over the bundles, and the others are not")
  func sample() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    let tile = try SmallCache.tile("tile.jpg")
    for row in 0..<64 { for column in 0..<64 { tiles[.init(6, row, column)] = tile } }
    for row in 0..<4 { for column in 0..<4 { tiles[.init(2, row, column)] = tile } }
    try estate.addCache("a", finestLevel: 6, tiles: tiles)
    let content = try await content()
    #expect(content.tiles == 4096 + 16)
    #expect(content.tilesRead == 12)
    #expect(try await self.content { $0.sampledTiles = 5 }.tilesRead == 5)
  }

  @Test("With more bundles than tiles to read, at most so many tiles are read")
  func moreBundles() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    let tile = try SmallCache.tile("tile.jpg")
    for row in 0..<5 { for column in 0..<5 { tiles[.init(11, 128 * row, 128 * column)] = tile } }
    try estate.addCache("a", finestLevel: 11, tiles: tiles)
    let content = try await content()
    #expect(content.tiles == 25)
    #expect(content.tilesRead == 12)
  }

  @Test("The most severe findings are listed, at most as many as requested, and all are counted")
  func cap() async throws {
    try estate.addDamagedCache("a")
    let all = try await content { $0.listedFindings = 1000 }
    let total = (all.lint + all.verify).total
    #expect(all.findings.count == total && total > 12)
    let some = try await content { $0.listedFindings = 3 }
    #expect(some.findings.count == 3)
    #expect((some.lint + some.verify) == (all.lint + all.verify))
    #expect(some.findings.allSatisfy { $0.finding.severity == .error })
  }

  @Test("The configuration nearest to each cache applies to it")
  func configuration() async throws {
    for name in ["strict", "lenient"] {
      try estate.addCache("\(name)/Layers") { cache in try cache.change(cache.bundle(2)) { $0[0] = 9 } }
    }
    _ = try estate.folder.write(#"{"lint": {"ignore": ["STO002"]}}"#, "lenient/.tilescheme.json")
    let caches = try await estate.audit { $0.settings.source = .nearest }.caches
    #expect(caches.map(estate.name) == ["strict/Layers", "lenient/Layers"])
    #expect(caches.map { $0.content?.verify.total } == [1, 0])
  }

  @Test("A configuration with a mistake ends the audit, because other rules could run than were set")
  func badConfiguration() async throws {
    try estate.addCache("a")
    _ = try estate.folder.write(#"{"lint": {"ignore": ["NONE99"]}}"#, ".tilescheme.json")
    do {
      _ = try await estate.audit { $0.settings.source = .nearest }
      Issue.record("no error")
    } catch let error as AuditError {
      guard case .settings = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  // MARK: Order and families

  @Test("What needs work comes first: unreadable, errors, warnings, no tiles, fine; then more errors, then the path")
  func order() async throws {
    try estate.addCache("fine-b")
    try estate.addCache("fine-a")
    try estate.addSample("national-grid-nz", as: "national")
    _ = try estate.folder.write("no package", "x.tpk")
    func damage(_ cache: SmallCache, tiles: ClosedRange<Int>) throws {
      for level in tiles { try cache.change(cache.bundle(level)) { $0[131_136 + 4] ^= 0xFF } }
    }
    try estate.addCache("one-error") { try damage($0, tiles: 0...0) }
    try estate.addCache("two-errors") { cache in
      try cache.change(cache.bundle(0)) { $0[131_136 + 4] ^= 0xFF }
      try cache.change(cache.bundle(2)) { $0 = $0.prefix(5000) }
    }
    let report = try await estate.audit()
    #expect(
      report.caches.map(estate.name) == [
        "x.tpk", "two-errors", "one-error", "national", "fine-a", "fine-b",
      ])
    #expect(report.caches.map(\.work) == [.unreadable, .errors, .errors, .empty, .none, .none])
  }

  @Test("A cache without findings that does not line up with the base map is not aligned")
  func misaligned() async throws {
    try estate.addCache("a")
    let base = ComparedScheme(try #require(BuiltInScheme.named("wgs84-v2")))
    #expect(try await estate.audit { $0.baseMap = base }.caches.map(\.work) == [.misaligned])
  }

  @Test(
    "A scheme without a tile has no tiles yet and no finding that says so, with or without the folder of the tiles",
    arguments: [true, false])
  func withoutTiles(hasFolder: Bool) async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    if !hasFolder { try FileManager.default.removeItem(atPath: "\(estate.path)/a/_alllayers") }
    let cache = try #require(try await estate.audit().caches.first)
    let content = try #require(cache.content)
    #expect(cache.work == .empty && content.isWithoutTiles)
    #expect((content.lint + content.verify).total == 0 && content.findings.isEmpty)
    #expect(cache.reason == "has a scheme, but not a single tile")
  }

  @Test("A scheme without a tile that has an error is not only without tiles, and the reason names both")
  func withoutTilesAndWrong() async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    let file = estate.folder.url.appending(path: "a/conf.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("<LevelID>1<", with: "<LevelID>0<").utf8).write(to: file)
    let cache = try #require(try await estate.audit().caches.first)
    #expect(cache.work == .errors)
    #expect(cache.reason?.hasSuffix("; no tiles yet") == true, "\(cache.reason ?? "")")
  }

  @Test("Files that no program finds are not the same as no tiles")
  func misplacedTiles() async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    _ = try estate.folder.write("x", "a/_alllayers/L1/R0000C0000.bundle")
    #expect(try await estate.audit().caches.map(\.work) != [.empty])
  }

  @Test("The report is the same in every run, with one job or eight")
  func deterministic() async throws {
    for number in 0..<6 { try estate.addCache("c\(number)", finestLevel: 2 + number % 3) }
    try estate.addSample("national-grid-nz", as: "n")
    let first = AuditPage(try await estate.audit { $0.jobs = 1 }).html
    for _ in 0..<3 { #expect(AuditPage(try await estate.audit { $0.jobs = 8 }).html == first) }
  }

  @Test("Caches on the same grid are one family; the largest family is the first")
  func families() async throws {
    for number in 0..<3 { try estate.addCache("world\(number)", finestLevel: 2 + number) }
    try estate.addSample("national-grid-nz", as: "a/national")
    try estate.addSample("geographic-wgs84", as: "b/degrees")
    _ = try estate.folder.write("no package", "x.tpk")
    let report = try await estate.audit()
    #expect(report.families.map(\.cacheCount) == [3, 1, 1])
    #expect(report.families.map(\.number) == [1, 2, 3])
    #expect(report.families[0].builtInNames.contains("arcgis-online"))
    #expect(report.families[0].tiles == 63)
    #expect(report.families[1].example == "\(estate.path)/a/national")
    let numbers = Dictionary(
      uniqueKeysWithValues: report.caches.map { (estate.name($0), $0.content?.family) })
    #expect(numbers == ["world0": 1, "world1": 1, "world2": 1, "a/national": 2, "b/degrees": 3, "x.tpk": nil as Int?])
  }

  @Test("The progress counts every cache once")
  func progress() async throws {
    for number in 0..<5 { try estate.addCache("c\(number)") }
    let seen = Guarded<[Int]>([])
    _ = try await AuditJob(try estate.request).run { done, all in
      seen.withValue { $0.append(all == 5 ? done : -1) }
    }
    #expect(seen.withValue { $0.sorted() } == [1, 2, 3, 4, 5])
  }
}
