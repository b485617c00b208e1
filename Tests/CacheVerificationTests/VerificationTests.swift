import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("Verifying a cache")
struct VerificationTests {
  @Test("The summary contains tiles, bytes, coverage, sizes and formats of each level")
  func summary() async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = try SmallCache.tile("png32.png")
    tiles[.init(2, 3, 3)] = nil
    let cache = try SmallCache(tiles, format: "MIXED")
    let level = try #require(try await Verification(cache.path).levels.last)
    let jpeg = try SmallCache.tile("tile.jpg").count
    let png = try SmallCache.tile("png32.png").count
    #expect(level.number == 2)
    #expect(level.tiles == 15)
    #expect(level.bytes == 14 * jpeg + png)
    #expect(level.expectedTiles == 16)
    #expect(level.tilesWithin == 15)
    #expect(level.smallestTile == min(jpeg, png))
    #expect(level.largestTile == max(jpeg, png))
    #expect(level.formats == ["JPEG": 14, "PNG32": 1])
  }

  @Test("A level whose folder is empty is a level without tiles")
  func emptyLevel() async throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.bundle(1))
    let found = try await Verification(cache.path)
    #expect(found.rules == ["EXT004"], "\(found.found)")
    #expect(found.found.map(\.message) == ["level 1 is empty (0 of 4 tiles)"], "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 0, 16])
  }

  @Test("Empty levels are one finding, also where billions of tiles are missing")
  func emptyLevels() async throws {
    let cache = try SmallCache([.init(0, 0, 0): try SmallCache.tile("tile.jpg")], finestLevel: 16)
    for level in [2, 16] {
      try FileManager.default.createDirectory(
        at: cache.file(String(format: "_alllayers/L%02d", level)), withIntermediateDirectories: true)
    }
    // 4 * 4 + 65,536 * 65,536 tiles cover the world.
    let messages = try await Verification(cache.path, ignoring: ["STO018"]).found.map(\.message)
    #expect(messages == ["levels 2, 16 are empty (0 of 4,294,967,312 tiles)"])
  }

  @Test("Levels with less than 1 % of the tiles of the extent are one finding, with separators between thousands")
  func sparseLevels() async throws {
    var tiles = try SmallCache.world
    let tile = try SmallCache.tile("tile.jpg")
    for level in [15, 16] { tiles[.init(level, 0, 0)] = tile }
    let cache = try SmallCache(tiles, finestLevel: 16)
    let messages = try await Verification(cache.path, ignoring: ["STO018"]).found.map(\.message)
    #expect(
      messages.contains(
        "levels 15, 16 are nearly empty (2 of 5,368,709,120 tiles in the full extent, less than 1 % at each level)"),
      "\(messages)")
    #expect(!messages.contains { $0.hasPrefix("level 15:") || $0.hasPrefix("level 16:") })
  }

  @Test("One nearly empty level names its first missing tiles")
  func sparseLevel() async throws {
    var tiles = try SmallCache.world
    tiles[.init(10, 0, 0)] = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache(tiles, finestLevel: 10)
    let messages = try await Verification(cache.path, ignoring: ["STO018"]).found.map(\.message)
    #expect(
      messages.contains { $0.hasPrefix("level 10: 1,048,575 of 1,048,576 tiles in the full extent are missing: ") },
      "\(messages)")
  }

  @Test("A build that is not finished is a warning at its record; a finished one is none", arguments: [true, false])
  func unfinishedBuild(isUnfinished: Bool) async throws {
    let cache = try SmallCache(SmallCache.world)
    let job = isUnfinished ? #"{"mode":"RECREATE_ALL_TILES","selection":"","identity":{}}"# : "null"
    try Data((#"{"tilescheme":"build","version":1,"base":null,"unfinished":\#(job)}"# + "\n").utf8)
      .write(to: cache.file(".tilescheme-build.json"))
    let found = try await Verification(cache.path)
    #expect(found.rules == (isUnfinished ? ["STO026"] : []), "\(found.found)")
    #expect(found.found.allSatisfy { $0.message.contains("old and new tiles may be mixed") })
  }

  @Test("Tiles beside a conf.xml that cannot be read are checked, and only the fault of the document is reported")
  func brokenDocument() async throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { $0.removeLast($0.count / 2) }
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    let found = try await Verification(cache.path)
    #expect(found.rules == ["DOC001"], "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 4, 16])
    // The tiles are examined as usual.
    try cache.change(cache.bundle(2)) { $0[0] = 9 }
    #expect(try await Verification(cache.path).rules.sorted() == ["DOC001", "STO002"])
  }

  @Test(
    "A document that cannot be read does not make the folder of the tiles missing",
    arguments: ["conf.xml", "root.json"])
  func brokenDocumentAlone(_ name: String) async throws {
    let folder = try TemporaryDirectory()
    let text = name == "conf.xml" ? "<CacheInfo><TileCacheInfo>" : "{\"tileInfo\": {"
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    for path in [folder.url.path, folder.path(name)] {
      #expect(try await Verification(path).rules == ["DOC001"], "\(path)")
    }
  }

  @Test("A readable document without a folder of tiles is reported as before")
  func noTiles() async throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.file("_alllayers"))
    let found = try await Verification(cache.path)
    #expect(found.rules == ["STO017"])
    #expect(found.found.map(\.file) == [cache.file("_alllayers").path])
  }

  @Test("Alpha is checked only if its rule is selected")
  func alpha() async throws {
    let cache = try SmallCache(SmallCache.world(SmallCache.tile("png32-partial.png")), format: "PNG32")
    #expect(try await Verification(cache.path).rules.isEmpty)
    #expect(try await Verification(cache.path, selecting: ["IMG015"]).found.map(\.group?.count) == [21])
  }

  @Test("A quick verification does not read tiles, and finds problems in the index")
  func quick() async throws {
    let cache = try SmallCache(try SmallCache.world)
    try cache.change(cache.bundle(2)) { $0[131_136 + 100] ^= 0xFF }
    try cache.change(cache.bundle(1)) { $0[0] = 9 }
    #expect(try await Verification(cache.path, depth: .quick).rules == ["STO002"])
  }

  @Test("A thousand tiles with the same problem are one finding, with their number and the first three")
  func many() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<40 { for column in 0..<25 { tiles[.init(2, row, column)] = Data("<html>".utf8) } }
    let cache = try SmallCache(tiles)
    let found = try await Verification(cache.path, selecting: ["IMG"])
    let message = try #require(found.found.first?.message)
    #expect(message.hasPrefix("1000 tiles of level 2: the tile is neither PNG, JPEG nor LERC; its first bytes are "))
    #expect(
      message.hasSuffix(": level 2, row 0, column 0; level 2, row 0, column 1; level 2, row 0, column 2; …"),
      "\(message)")
    #expect(found.found.count == 1)
    #expect(found.found.map(\.file) == [cache.bundle(2).path])
    #expect(found.found.map(\.group?.count) == [1000])
    #expect(found.found.first?.group?.first.count == 10)
  }

  @Test("Up to three tiles with the same problem have a finding each", arguments: [3, 4])
  func few(count: Int) async throws {
    var tiles = try SmallCache.world
    for column in 0..<count { tiles[.init(2, 1, column)] = Data("<html>".utf8) }
    let cache = try SmallCache(tiles)
    let found = try await Verification(cache.path).found
    #expect(found.map(\.rule) == Array(repeating: "IMG007", count: count == 3 ? 3 : 1))
    #expect(found.map(\.tile?.column) == (count == 3 ? [0, 1, 2] : [nil]))
  }

  @Test("Tiles of several bundles are one finding about their folder, with the levels")
  func severalBundles() async throws {
    let cache = try SmallCache(SmallCache.world(SmallCache.tile("tile.jpg")), format: "PNG")
    let found = try await Verification(cache.path, selecting: ["IMG002"]).found
    #expect(found.map(\.file) == [cache.file("_alllayers").path])
    #expect(found.first?.message.hasPrefix("21 tiles of levels 0–2: the tile is JPEG, but") == true, "\(found)")
  }

  @Test("Tiles with problems of one rule that differ are one finding, with the words of each")
  func differing() async throws {
    let cache = try SmallCache(try SmallCache.world)
    // The number before each tile of the bundle, which is its size.
    try cache.change(cache.bundle(2)) { data in
      for index in 0..<4 {
        let record = 64 + index * 8
        let offset = data[record..<record + 5].enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        data[offset - 4] ^= UInt8(index + 1)
      }
    }
    let found = try await Verification(cache.path).found
    #expect(found.map(\.rule) == ["STO013"], "\(found)")
    let message = found.first?.message ?? ""
    #expect(message.hasPrefix("4 tiles of level 2: level 2, row 0, column 0: the size word before the tile is "))
    #expect(message.components(separatedBy: "the size word").count == 4)
  }

  @Test("Bundles that are left out are not read, and their tiles are not reported as missing")
  func excluded() async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = Data("<html>".utf8)
    let cache = try SmallCache(tiles)
    try Data().write(to: cache.file("_alllayers/Thumbs.db"))
    #expect(try await Verification(cache.path).rules.sorted() == ["IMG007", "STO008"])
    let found = try await Verification(cache.path, excluding: ["L02", "*.db"])
    #expect(found.rules.isEmpty, "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 4, 0])
  }
}
