import Foundation
import TestSupport
import Testing

@Suite("convert, real databases", .needsCorpus)
struct ConvertDatabaseTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

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
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: path))
  }

  @Test("WebP, which no Esri format supports, is reported")
  func webP() throws {
    let path = try Corpus.file("mbtiles/consbio-geography-class-webp.mbtiles").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.tpkx"))
    #expect(run.status == 3 && run.errors.contains("its tiles are WebP"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("show reads a database, and says that it is MBTiles")
  func shown() throws {
    let run = try CommandRun.tilescheme("show", Corpus.file("mbtiles/BruTile-test.mbtiles").path)
    #expect(run.status == 0 && run.text.contains("mbtiles"), "\(run.errors)")
  }
}
