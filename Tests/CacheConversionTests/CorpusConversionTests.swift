import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("Converting real caches", .tags(.slow), .needsCorpus)
struct CorpusConversionTests {
  /// The tiles that Python reads in a real cache; each cache is read once.
  private static let known = Guarded<[String: [String: String]]>([:])

  private func tilesOfCorpus(_ name: String) throws -> [String: String] {
    if let tiles = Self.known.withValue({ $0[name] }) { return tiles }
    let found = try Python.tiles(of: Corpus.file(name).path)
    Self.known.withValue { $0[name] = found }
    return found
  }

  @Test(
    "Every real cache is converted to every format and back with the same tiles", arguments: Corpus.caches,
    Conversion.targets)
  func pairs(name: String, target: Conversion.Target) async throws {
    let path = try Corpus.file(name).path
    let folder = try TemporaryDirectory()
    let before = try tilesOfCorpus(name)
    try await Conversion.run(path, to: folder.path(target.name), as: target.form)
    #expect(try Python.tiles(of: folder.path(target.name)) == before)
    let errors = try await Verification(folder.path(target.name)).errors
    #expect(errors.map(\.rule) == (name.contains("Usa") ? ["IMG003", "IMG003"] : []), "\(errors)")
    try await Conversion.run(folder.path(target.name), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == before)
  }

  @Test("Every real cache is converted to GeoPackage and back with the same tiles", arguments: Corpus.caches)
  func geoPackages(name: String) async throws {
    let folder = try TemporaryDirectory()
    try await Conversion.run(try Corpus.file(name).path, to: folder.path("a.gpkg"))
    #expect(try Python.tiles(of: folder.path("a.gpkg")) == tilesOfCorpus(name))
    let found = try await Verification(folder.path("a.gpkg")).found
    #expect(!found.contains { $0.rule.hasPrefix("GPK") }, "\(found)")
    try await Conversion.run(folder.path("a.gpkg"), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == tilesOfCorpus(name))
  }

  @Test(
    "Every real Web Mercator cache is converted to MBTiles and PMTiles, whatever its level numbers, and back",
    arguments: Corpus.caches.filter { !$0.contains("wgs84") }, ["a.mbtiles", "a.pmtiles"])
  func webMaps(name: String, file: String) async throws {
    let path = try Corpus.file(name).path
    let folder = try TemporaryDirectory()
    try await Conversion.run(path, to: folder.path(file))
    let found = try Python.tiles(of: folder.path(file))
    #expect(try found.values.sorted() == tilesOfCorpus(name).values.sorted())
    // ArcGIS Server wrote this package with the number 0 for its third level (`Reference/packages.md#entries-of-a-tpk`).
    if name.contains("nonstandard") { #expect(Set(found.keys.map { $0.prefix(1) }) == ["2", "3", "4"]) }
    try await Conversion.run(folder.path(file), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == found)
  }
}

@Suite("Converting real databases", .needsCorpus)
struct CorpusDatabaseConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test(
    "A package converted from a real database has the tiles that Python reads in it",
    arguments: [
      // Its tiles are in a view; the other database does not state its tile format.
      "BruTile-test.mbtiles", "consbio-geography-class-jpg.mbtiles",
    ])
  func tilesOf(name: String) async throws {
    let path = try Corpus.file("mbtiles/\(name)").path
    try await Conversion.run(path, to: folder.path("a.tpkx"))
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: path))
    let errors = try await Verification(folder.path("a.tpkx")).errors
    #expect(errors == [])
  }
}
