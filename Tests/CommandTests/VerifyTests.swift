import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("verify")
struct VerifyTests {
  /// The findings in the JSON of the command.
  private func findings(_ run: CommandRun) throws -> [[String: Any]] {
    try #require(try object(run.output)["findings"] as? [[String: Any]])
  }

  private func rules(_ run: CommandRun) throws -> [String?] { try findings(run).map { $0["rule"] as? String } }

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

  @Test("Errors make the exit status 1; warnings and infos leave it at 0")
  func status() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = Data("<html>".utf8)
    let damaged = try SmallCache(tiles)
    let locked = try SmallCache(SmallCache.world)
    try Data().write(to: locked.file("_alllayers/L01/R0000C0000.bundle.lock"))
    let strewn = try SmallCache(SmallCache.world)
    try Data([1]).write(to: strewn.file("_alllayers/Thumbs.db"))
    let ignored = "LOD007,IMG004,LOD005"
    for (cache, rule, severity, status) in [
      (damaged, "IMG007", "error", 1 as Int32), (locked, "STO005", "warning", 0), (strewn, "STO008", "info", 0),
    ] {
      let arguments = ["verify", cache.path, "--no-config", "--format", "json"]
      let run = try CommandRun.tilescheme(arguments + ["--select", "ALL", "--ignore", ignored])
      #expect(run.status == status, "\(rule)")
      #expect(try rules(run) == [rule])
      #expect(try findings(run).map { $0["severity"] as? String } == [severity])
      let others = try CommandRun.tilescheme(arguments + ["--ignore", rule])
      #expect(others.status == 0, "\(rule)")
      #expect(try !rules(others).contains(rule))
    }
  }

  @Test("--quick does not find problems that only the bytes of the tiles show")
  func quick() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = Data("<html>".utf8)
    let cache = try SmallCache(tiles)
    #expect(try CommandRun.tilescheme("verify", cache.path, "--no-config").status == 1)
    #expect(try CommandRun.tilescheme("verify", cache.path, "--no-config", "--quick").status == 0)
  }

  @Test("The rules of lint run too, and a configuration can ignore them")
  func lints() throws {
    let cache = try SmallCache(try SmallCache.world)
    let file = cache.file("conf.xml")
    try cache.change(file) { data in
      data = Data(String(decoding: data, as: UTF8.self).replacing(">295828763.79577702<", with: ">295000000<").utf8)
    }
    let loud = try CommandRun.tilescheme("verify", cache.path, "--no-config", "--format", "json")
    #expect(try rules(loud) == ["LOD004"], "\(loud.text)")
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
    let formats = ["full", "concise", "json", "sarif", "junit", "checkstyle", "gitlab"]
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

  @Test("The JSON contains tiles, bytes, coverage, sizes and formats of each level, and the tile of a finding")
  func json() throws {
    var tiles = try SmallCache.world
    tiles[.init(1, 1, 0)] = Data("<html>".utf8)
    tiles[.init(2, 0, 0)] = try SmallCache.tile("png32.png")
    tiles[.init(2, 3, 3)] = nil
    let cache = try SmallCache(tiles, format: "MIXED")
    let run = try CommandRun.tilescheme("verify", cache.path, "--no-config", "--format", "json", "--select", "IMG007")
    let level = try #require((try object(run.output)["levels"] as? [[String: Any]])?.last)
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
    #expect(try findings(run).map { $0["tile"] as? [String: Int] } == [["level": 1, "row": 1, "column": 0]])
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
  func refused() async throws {
    let folder = try TemporaryDirectory()
    #expect(try CommandRun.tilescheme("verify", folder.url.path).status == 3)
    #expect(try CommandRun.tilescheme("verify", folder.path("nothing")).status == 3)
    #expect(try CommandRun.tilescheme("verify", "-").status == 2)
  }
}
