import Foundation
import TestSupport
import Testing

@Suite("convert, real caches", .tags(.slow), .needsCorpus)
struct ConvertCorpusTests {
  /// The tiles that Python reads in a real cache; each cache is read once.
  private static let known = Guarded<[String: [String: String]]>([:])

  private func tilesOfCorpus(_ name: String) throws -> [String: String] {
    if let tiles = Self.known.withValue({ $0[name] }) { return tiles }
    let found = try tiles(Corpus.file(name).path)
    Self.known.withValue { $0[name] = found }
    return found
  }

  @Test("Every real cache is converted to every format and back with the same tiles", arguments: realCaches, targets)
  func pairs(name: String, target: (form: String, name: String)) throws {
    let path = try Corpus.file(name).path
    let folder = try TemporaryDirectory()
    let before = try tilesOfCorpus(name)
    let there = try CommandRun.tilescheme("convert", path, folder.path(target.name), "--to", target.form)
    #expect(there.status == 0, "\(there.errors)")
    #expect(try tiles(folder.path(target.name)) == before)
    let errors = try Verification(folder.path(target.name)).found.filter { $0.severity == "error" }
    #expect(errors.map(\.rule) == (name.contains("Usa") ? ["IMG003", "IMG003"] : []), "\(errors)")
    let back = try CommandRun.tilescheme("convert", folder.path(target.name), folder.path("back.tpkx"))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back.tpkx")) == before)
  }

  @Test(
    "Every real Web Mercator cache is converted to MBTiles, whatever its level numbers, and back to a package",
    arguments: realCaches.filter { !$0.contains("wgs84") })
  func databases(name: String) throws {
    let path = try Corpus.file(name).path
    let folder = try TemporaryDirectory()
    let there = try CommandRun.tilescheme("convert", path, folder.path("a.mbtiles"))
    #expect(there.status == 0, "\(there.errors)")
    let found = try tiles(folder.path("a.mbtiles"))
    #expect(try found.values.sorted() == tilesOfCorpus(name).values.sorted())
    // ArcGIS Server wrote this package with the number 0 for its third level (`Reference/packages.md#entries-of-a-tpk`).
    if name.contains("nonstandard") { #expect(Set(found.keys.map { $0.prefix(1) }) == ["2", "3", "4"]) }
    let back = try CommandRun.tilescheme("convert", folder.path("a.mbtiles"), folder.path("back.tpkx"))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back.tpkx")) == found)
  }
}

@Suite("convert, real databases", .needsCorpus)
struct ConvertCorpusDatabaseTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test(
    "A package converted from a real database has the tiles that Python reads in it",
    arguments: [
      // Its tiles are in a view; the other database does not state its tile format.
      "BruTile-test.mbtiles", "consbio-geography-class-jpg.mbtiles",
    ])
  func tilesOf(name: String) throws {
    let path = try Corpus.file("mbtiles/\(name)").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.tpkx"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(try tiles(folder.path("a.tpkx")) == tiles(path))
    let errors = try Verification(folder.path("a.tpkx")).found.filter { $0.severity == "error" }
    #expect(errors == [])
  }

  @Test("Vector tiles are refused, and the message contains their format")
  func vector() throws {
    let path = try Corpus.file("mbtiles/consbio-world-cities-vector.mbtiles").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.tpkx"))
    #expect(run.status == 3 && run.errors.contains("vector tiles (pbf)"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("Tiles that are not images are copied and reported")
  func noImages() throws {
    let path = try Corpus.file("mbtiles/consbio-invalid-tile-format.mbtiles").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.tpkx"))
    #expect(run.errors.components(separatedBy: "damaged: level ").count == 3, "\(run.errors)")
    #expect(try tiles(folder.path("a.tpkx")) == tiles(path))
  }

  @Test("WebP, which no Esri format supports, is refused by name")
  func webP() throws {
    let path = try Corpus.file("mbtiles/consbio-geography-class-webp.mbtiles").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.tpkx"))
    #expect(run.status == 3 && run.errors.contains("its tiles are WebP"), "\(run.errors)")
  }

  @Test("show reads a database")
  func shown() throws {
    let run = try CommandRun.tilescheme("show", Corpus.file("mbtiles/BruTile-test.mbtiles").path)
    #expect(run.status == 0 && run.text.contains("mbtiles"), "\(run.errors)")
  }
}
