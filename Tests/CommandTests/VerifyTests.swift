import Foundation
import TestSupport
import Testing

/// The findings of `verify`, read from its JSON.
struct Verification {
  struct Found: Equatable, CustomStringConvertible {
    let rule: String
    let severity: String
    let message: String
    let file: String
    let tile: [String: Int]?
    var description: String { "\(rule) \(severity) \(file): \(message)" }
  }

  let status: Int32
  let found: [Found]
  let levels: [[String: Any]]

  init(_ path: String, _ options: String...) throws {
    let run = try CommandRun.tilescheme(["verify", path, "--format", "json", "--no-config"] + options)
    status = run.status
    let json = try object(run.output)
    found = ((json["findings"] as? [[String: Any]]) ?? []).map { finding in
      Found(
        rule: finding["rule"] as? String ?? "", severity: finding["severity"] as? String ?? "",
        message: finding["message"] as? String ?? "", file: finding["file"] as? String ?? "",
        tile: finding["tile"] as? [String: Int])
    }
    levels = (json["levels"] as? [[String: Any]]) ?? []
  }

  var rules: [String] { found.map(\.rule) }
}

@Suite("verify")
struct VerifyTests {
  @Test("An undamaged cache has no findings, in every storage format", arguments: SmallCache.Storage.allCases)
  func sound(storage: SmallCache.Storage) throws {
    let cache = try SmallCache(try SmallCache.world, storage: storage)
    for options in [[], ["--quick"]] {
      let run = try CommandRun.tilescheme(["verify", cache.path, "--no-config"] + options)
      #expect(run.status == 0, "\(run.text) \(run.errors)")
      // Tiles are counted, not files with findings: a sound cache would have none of these.
      #expect(run.errors.hasSuffix("21 tiles checked, no problems found\n"), "\(run.errors)")
      #expect(!run.errors.hasPrefix("0 "), "\(run.errors)")
      #expect(run.text.contains("21 tiles"))
    }
  }

  @Test("The summary contains tiles, bytes, coverage, sizes and formats of each level")
  func summary() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = try SmallCache.tile("png32.png")
    tiles[.init(2, 3, 3)] = nil
    let cache = try SmallCache(tiles, format: "MIXED")
    let level = try #require(try Verification(cache.path).levels.last)
    let jpeg = try SmallCache.tile("tile.jpg").count
    let png = try SmallCache.tile("png32.png").count
    #expect(level["level"] as? Int == 2)
    #expect(level["tiles"] as? Int == 15)
    #expect(level["bytes"] as? Int == 14 * jpeg + png)
    #expect(level["expectedTiles"] as? Int == 16)
    #expect(level["tilesWithin"] as? Int == 15)
    #expect(level["smallest"] as? Int == min(jpeg, png))
    #expect(level["largest"] as? Int == max(jpeg, png))
    #expect(level["formats"] as? [String: Int] == ["JPEG": 14, "PNG32": 1])
  }

  @Test("Every kind of damage is found with its rule and place, and nothing else is reported", arguments: Damage.all)
  func damage(damage: Damage) throws {
    let cache = try SmallCache(try damage.tiles(SmallCache.world), storage: damage.storage, format: damage.format)
    try damage.plant(cache)
    let found = try Verification(cache.path, "--select", "ALL", "--ignore", damage.ignored)
    #expect(Set(found.rules) == [damage.rule], "\(found.found)")
    if let tile = damage.tile {
      #expect(found.found.map(\.tile) == [["level": tile.level, "row": tile.row, "column": tile.column]])
    }
    #expect(found.found.contains { $0.file.contains(damage.file) }, "\(found.found)")
    let isError = found.found.contains { $0.severity == "error" }
    #expect(found.status == (isError ? 1 : 0))
    let others = try Verification(cache.path, "--ignore", damage.rule)
    #expect(!others.rules.contains(damage.rule))
  }

  @Test("Damage to a package is found", arguments: PackageDamage.all)
  func package(damage: PackageDamage) throws {
    let cache = try SmallCache(try SmallCache.world)
    let package = cache.folder.path("good.tpkx")
    #expect(try CommandRun.tilescheme("convert", cache.path, package, "--quiet").status == 0)
    #expect(try Verification(package).found.isEmpty)
    let run = try Python.run(
      PackageDamage.prelude + damage.script, [package, cache.folder.path("bad.tpkx")], importing: ["zipfile"])
    #expect(run.status == 0, "\(run.errors)")
    let found = try Verification(cache.folder.path("bad.tpkx"))
    #expect(found.rules.contains(damage.rule), "\(found.found)")
    #expect(Set(found.rules).subtracting([damage.rule]).isSubset(of: damage.others), "\(found.found)")
    #expect(found.status == 1)
  }

  @Test("A level whose folder is empty is a level without tiles")
  func emptyLevel() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.bundle(1))
    let found = try Verification(cache.path)
    #expect(found.rules == ["EXT004"], "\(found.found)")
    #expect(found.found.first?.message.contains("level 1: 4 of 4 tiles") == true, "\(found.found)")
    #expect(found.levels.map { $0["tiles"] as? Int } == [1, 0, 16])
  }

  @Test("Alpha is checked only if its rule is selected")
  func alpha() throws {
    let cache = try SmallCache(SmallCache.world(SmallCache.tile("png32-partial.png")), format: "PNG32")
    #expect(try Verification(cache.path).rules.isEmpty)
    #expect(try Verification(cache.path, "--select", "IMG015").rules.count == 21)
  }

  @Test("--quick does not read tiles, and finds problems in the index")
  func quick() throws {
    let cache = try SmallCache(try SmallCache.world)
    try cache.change(cache.bundle(2)) { $0[131_136 + 100] ^= 0xFF }
    try cache.change(cache.bundle(1)) { $0[0] = 9 }
    #expect(try Verification(cache.path, "--quick").rules == ["STO002"])
  }

  @Test("Of a thousand tiles with the same problem, a hundred are listed and the others are counted")
  func many() throws {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<40 { for column in 0..<25 { tiles[.init(2, row, column)] = Data("<html>".utf8) } }
    let cache = try SmallCache(tiles)
    let found = try Verification(cache.path, "--select", "IMG")
    #expect(found.found.count == 101)
    #expect(found.found.contains { $0.message == "900 more findings of this rule, not listed" })
  }

  @Test("The rules of lint run too, and a configuration can ignore them")
  func lints() throws {
    let cache = try SmallCache(try SmallCache.world)
    let file = cache.file("conf.xml")
    try cache.change(file) { data in
      data = Data(String(decoding: data, as: UTF8.self).replacing(">295828763.79577702<", with: ">295000000<").utf8)
    }
    let found = try Verification(cache.path)
    #expect(found.rules == ["LOD004"], "\(found.found)")
    try Data(#"{"lint": {"ignore": ["LOD004"]}}"#.utf8).write(to: cache.file(".tilescheme.json"))
    let run = try CommandRun.tilescheme("verify", cache.path)
    #expect(run.status == 0)
    #expect(!run.text.contains("LOD004"))
  }

  @Test("Findings are written in every format of lint, and in several at once")
  func formats() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = Data("<html>".utf8)
    let cache = try SmallCache(tiles)
    let formats = ["full", "concise", "json", "sarif", "junit", "checkstyle"]
    let outputs = formats.flatMap { ["--output", "\($0):\(cache.folder.path($0))"] }
    let run = try CommandRun.tilescheme(["verify", cache.path, "--no-config", "--format", "github"] + outputs)
    #expect(run.status == 1)
    #expect(run.text.hasPrefix("::error file=") && run.text.contains("IMG007"), "\(run.text)")
    for format in formats {
      let text = try String(decoding: cache.folder.bytes(format), as: UTF8.self)
      #expect(text.contains("IMG007"), "\(format): \(text)")
    }
  }

  @Test("--coverage draws tiles that exist, are missing or have findings, as valid XML")
  func coverage() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = Data("<html>".utf8)
    tiles[.init(2, 3, 3)] = nil
    let cache = try SmallCache(tiles)
    let file = cache.folder.path("a.svg")
    #expect(try CommandRun.tilescheme("verify", cache.path, "--coverage", file, "--no-config").status == 1)
    #expect(try CommandRun("xmllint", ["--noout", file]).status == 0)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let levels = text.components(separatedBy: "<g transform").dropFirst()
    #expect(levels.count == 3)
    let last = try #require(levels.last)
    // The first row: a damaged tile and a run of three; the last row: a run of three and a missing tile.
    #expect(last.components(separatedBy: "class=\"d\"").count == 2)
    #expect(last.components(separatedBy: "class=\"m\"").count == 2)
    #expect(last.components(separatedBy: "class=\"c\"").count == 5)
  }

  @Test(
    "The JSON follows its schema", .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed")
  )
  func schema() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = Data("<html>".utf8)
    let cache = try SmallCache(tiles)
    let package = cache.folder.path("a.tpkx")
    let converted = try CommandRun.tilescheme("convert", cache.path, package, "--format", "json")
    let verified = try CommandRun.tilescheme("verify", package, "--format", "json", "--no-config")
    for (run, schema) in [(converted, "convert.schema.json"), (verified, "findings.schema.json")] {
      let file = cache.folder.path("out.json")
      try run.output.write(to: URL(filePath: file))
      let accepted = try accepts(schema: schema, file)
      #expect(accepted.status == 0, "\(accepted.text) \(run.text)")
    }
    let finding = try #require((try object(verified.output)["findings"] as? [[String: Any]])?.first)
    #expect(finding["entry"] as? String == "tile/L02/R0000C0000.bundle")
  }

  @Test("Input that is not a cache is refused")
  func refused() throws {
    let folder = try TemporaryDirectory()
    #expect(try CommandRun.tilescheme("verify", folder.url.path).status == 3)
    #expect(try CommandRun.tilescheme("verify", folder.path("nothing")).status == 3)
    #expect(try CommandRun.tilescheme("verify", "-").status == 2)
  }
}

@Suite("verify, real caches", .needsCorpus)
struct VerifyCorpusTests {
  /// All errors in the real caches; each was checked by hand.
  private static let errors: [String: [String]] = [
    // Two tiles that Esri's own packing damaged (`Reference/compact-v2.md#the-header`).
    "packages/Usa.tpkx": ["IMG003", "IMG003"],
    // Repacked with compression by the testers of other software.
    "packages/nonstandard_zoom_levels.tpk": ["PKG001"], "packages/geotools_sample_v1.tpk": ["PKG001"],
    "packages/geotools_sample_v2.tpkx": ["PKG001"],
  ]

  @Test(
    "Every error in a real cache is a true one",
    arguments: realCaches)
  func errors(name: String) throws {
    let path = try Corpus.file(name).path
    let found = try Verification(path).found.filter { $0.severity == "error" }
    #expect(found.map(\.rule) == Self.errors[name] ?? [], "\(found)")
  }
}
