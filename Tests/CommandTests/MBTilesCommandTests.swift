import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("Commands that read an MBTiles database")
struct MBTilesCommandTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let unplaced = ["2, 1, 1, png(256)", "2, 0, 4, png(256)"]

  @Test("--strict exits with 1 and writes nothing if a row cannot be carried; without it the loss is printed")
  func strict() throws {
    let database = try SmallDatabase(Self.unplaced)
    let strict = try CommandRun.tilescheme("convert", database.path, folder.path("a.tpkx"), "--strict")
    #expect(strict.status == 1 && folder.names.isEmpty, "\(strict.errors)")
    let run = try CommandRun.tilescheme("convert", database.path, folder.path("a.tpkx"))
    #expect(
      run.status == 0 && run.errors.contains("\nlost: 1 tile north or west") || run.errors.hasPrefix("lost: 1 tile"))
  }

  @Test("Other rows for one tile do not keep a database from being converted, and --resume is not advised")
  func repeated() async throws {
    let database = try SmallDatabase(["2, 1, 1, png(256)", "2, 1, 1, png(256)"])
    let run = try CommandRun.tilescheme("convert", database.path, folder.path("a.mbtiles"))
    #expect(run.status == 0 && run.errors.contains("lost:") && !run.errors.contains("--resume"), "\(run.errors)")
    #expect(run.errors.contains("1 row for tiles that another row contains"))
    #expect(run.errors.contains("copied: 1 tile,"))
    let found = try await Verification(folder.path("a.mbtiles")).found
    #expect(found.allSatisfy { $0.severity == .info })
  }

  @Test("show prints the scheme, the levels and the metadata of a database")
  func show() throws {
    let database = try SmallDatabase(
      ["3, 1, 1, png(512)"], metadata: ["name": "Parks", "format": "png", "attribution": "Town", "generator": "g\n2"])
    let run = try CommandRun.tilescheme("show", database.path)
    #expect(run.status == 0, "\(run.errors)")
    for words in ["mbtiles", "Parks", "512 × 512 px", "levels with tiles   3 to 3", "Town", "g 2"] {
      #expect(run.text.contains(words), "\(words): \(run.text)")
    }
    let json = try CommandRun.tilescheme("show", database.path, "--format", "json")
    let entries = try #require(object(json.output)["metadata"] as? [[String: String]])
    #expect(entries.contains(["name": "attribution", "value": "Town"]))
  }

  @Test("The JSON of show and verify matches its schema", .enabled(if: hasSchemaTools))
  func schemas() throws {
    let database = try SmallDatabase(Self.unplaced)
    for (command, schema) in [("show", "show"), ("verify", "findings"), ("lint", "findings")] {
      let run = try CommandRun.tilescheme(command, database.path, "--format", "json")
      let path = try folder.write(run.text, "\(command).json")
      let check = try accepts(schema: "\(schema).schema.json", path)
      #expect(check.status == 0, "\(command): \(check.text) \(check.errors)")
    }
  }

  @Test("lint reports the faults of metadata and rows under their rules")
  func lint() throws {
    let database = try SmallDatabase(
      ["'2', 1, 1, png(256)", "2, 0, 4, png(256)"],
      metadata: ["format": "jpg", "bounds": "here", "maxzoom": "9", "type": "a", "type": "b"],
      columns: "zoom_level, tile_column, tile_row, tile_data")
    let run = try CommandRun.tilescheme("lint", database.path, "--no-config", "--format", "json")
    let findings = try #require(object(run.output)["findings"] as? [[String: Any]])
    #expect(run.status == 1)
    #expect(Set(findings.compactMap { $0["rule"] as? String }) == Set((1...7).map { "MBT00\($0)" }))
    let ignored = try CommandRun.tilescheme("lint", database.path, "--no-config", "--ignore", "MBT")
    #expect(ignored.status == 0, "\(ignored.text)")
  }

  @Test("verify checks every tile of a database, and reports rows without a tile and repeated ones")
  func verify() async throws {
    let rows = [
      "2, 1, 1, png(256)", "2, 1, 1, png(256)", "2, 0, 0, NULL", "2, 0, 1, png(512)",
      "2, 0, 3, substr(png(256), 1, 200)", "2, 1, 2, png(256)",
    ]
    let database = try SmallDatabase(rows)
    #expect(try CommandRun.tilescheme("verify", database.path, "--no-config").status == 1)
    let found = try await Verification(database.path)
    let expected = ["MBT008", "MBT009", "IMG008"]
    for rule in expected { #expect(found.rules.contains(rule), "\(rule): \(found.found)") }
    #expect(found.rules.contains { ["IMG005", "IMG006"].contains($0) }, "\(found.found)")
    #expect(found.found.first { $0.rule == "MBT008" }?.tile == Finding.Tile(level: 2, row: 2, column: 1))
  }

  @Test("A sound database has no findings, also if it contains both PNG and JPEG")
  func sound() throws {
    let database = try SmallDatabase(["0, 0, 0, jpeg()", "1, 0, 0, png(256)"])
    let sound = try CommandRun.tilescheme("verify", database.path, "--no-config")
    #expect(sound.status == 0 && sound.text.contains("2 tiles, ") && sound.text.contains(", MBTiles\n"))
    #expect(!sound.text.contains("IMG"), "\(sound.text)")
  }

  @Test("What is written from a database lints and verifies without a finding", arguments: [256, 512])
  func clean(size: Int) async throws {
    let bounds = "-180,-85.0511,180,85.0511"
    for (number, bounds) in [bounds, "-180,-90,180,90", "-180,-85.05112877980659,180,85.05112877980659"].enumerated() {
      let rows = (0..<2).flatMap { x in (0..<2).map { y in "1, \(x), \(y), png(\(size))" } } + ["0, 0, 0, png(\(size))"]
      let database = try SmallDatabase(rows, metadata: ["name": "T", "format": "png", "bounds": bounds])
      for name in ["\(number).tpkx", "\(number).mbtiles"] {
        #expect(try CommandRun.tilescheme("convert", database.path, folder.path(name), "--strict").status == 0)
        let verified = try await Verification(folder.path(name))
        #expect(verified.found.isEmpty, "\(bounds): \(verified.found)")
      }
      for form in ["legacy", "ready-to-serve", "exploded"] {
        let path = folder.path("\(form)\(number)")
        #expect(try CommandRun.tilescheme("convert", database.path, path, "--to", form).status == 0)
        let verified = try await Verification(path)
        // A legacy cache cannot state which levels have tiles, so the empty ones of ArcGIS Online are mentioned.
        #expect(!verified.hasErrors && Set(verified.rules).isSubset(of: ["STO018"]), "\(form): \(verified.found)")
      }
    }
  }

  @Test(
    "A damaged database is exit status 3 with SQLite’s reason", arguments: ["show", "lint", "verify", "convert"])
  func damaged(command: String) throws {
    let database = try SmallDatabase((0..<64).map { "3, \($0 / 8), \($0 % 8), png(256)" })
    var bytes = try Data(contentsOf: URL(filePath: database.path))
    let cut = folder.path("cut.mbtiles")
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: cut))
    let target = command == "convert" ? [folder.path("out.tpkx")] : []
    let run = try CommandRun.tilescheme([command, cut] + target)
    #expect(run.status == 3 && run.errors.contains("cut.mbtiles: database disk image is malformed"), "\(run.errors)")
    bytes.replaceSubrange(16..<100, with: Data(repeating: 0xFF, count: 84))
    try bytes.write(to: URL(filePath: folder.path("head.mbtiles")))
    let head = try CommandRun.tilescheme([command, folder.path("head.mbtiles")] + target)
    #expect(head.status == 3 && head.errors.contains("head.mbtiles: file is not a database"), "\(head.errors)")
  }

  @Test("A directory with databases is linted; a database of vector tiles in it is skipped")
  func directory() throws {
    let vector = try SmallDatabase(["0, 0, 0, x'1f8b0800'"], metadata: ["name": "T", "format": "pbf"])
    let good = try SmallDatabase(["0, 0, 0, png(256)"])
    for (database, name) in [(vector, "v.mbtiles"), (good, "g.mbtiles")] {
      try FileManager.default.copyItem(atPath: database.path, toPath: folder.path(name))
    }
    let run = try CommandRun.tilescheme("lint", folder.url.path, "--no-config")
    #expect(run.status == 0 && run.errors.contains("1 file checked, no problems found"), "\(run.errors)")
    let named = try CommandRun.tilescheme("lint", folder.path("v.mbtiles"), "--no-config")
    #expect(named.status == 3 && named.errors.contains("vector tiles (pbf)"), "\(named.errors)")
  }
}
