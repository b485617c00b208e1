import CacheConversion
import CacheOpening
import FileAccess
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing
import TileStores
import TilingSchemes

@Suite("Converting an MBTiles database")
struct MBTilesInputTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func convert(
    _ database: SmallDatabase, to name: String = "out.tpkx", as store: any TileStore = PackageStore(),
    losses: LossPolicy = .listed
  ) async throws -> ConversionReport {
    var request = ConversionRequest(
      .cache(FilePath(database.path)), to: FilePath(folder.path(name)),
      as: .new(store, existing: .kept, leftovers: .removed))
    request.losses = losses
    return try await CacheConverter(request).convert()
  }

  private func result(_ name: String = "out.tpkx") throws -> OpenedCache {
    try CacheOpener.open(FilePath(folder.path(name)))
  }

  @Test("Whole numbers that are stored as texts are all carried, and nothing is lost")
  func texts() async throws {
    let rows = ["'2', '0', '0', png(256)", "'5', '0', '0', png(256)", "'10', '7', '1', png(256)"]
    let columns = "zoom_level text, tile_column text, tile_row text, tile_data blob"
    let report = try await convert(SmallDatabase(rows, columns: columns), losses: .refused)
    #expect(report.lost == [] && report.census?.tiles == 3)
    #expect(try result().tileCounts() == [2: 1, 5: 1, 10: 1])
    #expect(try result().bytes(of: TileCoordinate(row: 1022, column: 7), level: 10)?.count ?? 0 > 0)
  }

  @Test("Rows that cannot be carried are counted as lost, and nothing is written if losses are refused")
  func unplaced() async throws {
    let others = ["2, 0, 4, png(256)", "31, 0, 0, png(256)", "-1, 0, 0, png(256)", "2, 'x', 0, png(16)"]
    let database = try SmallDatabase(["2, 1, 1, png(256)"] + others)
    let report = try await convert(database)
    #expect(report.lost.count == 3 && report.census?.tiles == 1)
    #expect(report.lost.contains { $0.hasPrefix("2 tiles with a zoom outside 0 to 30: zoom 31, ") })
    #expect(report.lost.contains { $0.hasPrefix("1 tile north or west ") && $0.contains("zoom 2, column 0, row 4") })
    let refused = try await convert(database, to: "b.tpkx", losses: .refused)
    guard case .refused = refused.outcome else {
      Issue.record("\(refused.outcome)")
      return
    }
    #expect(folder.names == ["out.tpkx"])
  }

  @Test("Tiles south and east of the square are carried into bundles, and lost in another MBTiles")
  func beyond() async throws {
    let database = try SmallDatabase(["1, 0, 0, png(256)", "1, 0, -1, png(256)", "1, 2, 0, png(256)"])
    let report = try await convert(database, losses: .refused)
    #expect(report.lost == [] && report.census?.tiles == 3)
    #expect(try result().bytes(of: TileCoordinate(row: 2, column: 0), level: 1) != nil)
    let back = try await convert(database, to: "b.mbtiles", as: MBTilesStore())
    #expect(back.lost.map { $0.hasPrefix("2 tiles beyond the square") } == [true] && back.census?.tiles == 1)
  }

  @Test("Other rows for one tile are counted once for the whole database", arguments: ["out.tpkx", "out.mbtiles"])
  func repeated(name: String) async throws {
    let store: any TileStore = name.hasSuffix("tpkx") ? PackageStore() : MBTilesStore()
    let rows = ["2, 1, 1, png(256)", "2, 1, 1, png(256)", "9, 0, 0, png(256)", "9, 0, 0, jpeg()"]
    let report = try await convert(SmallDatabase(rows + ["9, 400, 0, png(256)"]), to: name, as: store)
    let words = "2 rows for tiles that another row contains; the first row is copied"
    #expect(report.lost.map { $0.hasSuffix(words) } == [true])
    #expect(report.census?.tiles == 3)
    #expect(try result(name).tileCounts() == [2: 1, 9: 2])
  }

  @Test("A text instead of an image is lost with this reason")
  func text() async throws {
    let report = try await convert(SmallDatabase(["2, 1, 1, 'é'", "2, 1, 2, png(256)"]))
    #expect(report.lost.map { $0.hasSuffix("1 tile: tile_data is a text instead of a blob") } == [true])
    #expect(report.census?.tiles == 1)
  }

  @Test(
    "The result declares the format of the tiles",
    arguments: [(["jpeg()"], TileImageFormat.jpeg), (["png(256)"], .png), (["png(256)", "jpeg()"], .mixed)],
    ["png", "jpg", "", "image/jpeg"])
  func format(tiles: (sql: [String], format: TileImageFormat), stated: String) async throws {
    let rows = tiles.sql.enumerated().map { "3, \($0.offset), 0, \($0.element)" }
    _ = try await convert(SmallDatabase(rows, metadata: ["name": "T", "format": stated]), losses: .refused)
    #expect(try result().scheme.model.image?.format == tiles.format)
  }

  @Test("Metadata without a place in a package are lost, and all are kept in another MBTiles")
  func metadata() async throws {
    let database = try SmallDatabase(
      ["2, 1, 1, png(256)"],
      metadata: [
        "name": "T", "format": "png", "description": "D", "attribution": "<a>A</a>", "type": "overlay", "version": "7",
        "center": "1,2,2", "generator": "G",
      ])
    let report = try await convert(database)
    #expect(report.lost == ["metadata without a place in the result: type, version, generator"])
    #expect(try result().scheme.model.item?.credits == "<a>A</a>")
    let copy = try await convert(database, to: "b.mbtiles", as: MBTilesStore(), losses: .refused)
    #expect(copy.lost == [])
    let script = """
      import sqlite3, sys, json
      print(json.dumps(dict(sqlite3.connect(sys.argv[1]).execute('SELECT name, value FROM metadata'))))
      """
    let output = try Python.run(script, [folder.path("b.mbtiles")]).output
    let metadata = try #require(JSONSerialization.jsonObject(with: output) as? [String: String])
    for (name, value) in [
      ("name", "T"), ("format", "png"), ("description", "D"), ("attribution", "<a>A</a>"), ("type", "overlay"),
      ("version", "7"), ("center", "1,2,2"), ("generator", "G"), ("minzoom", "2"), ("maxzoom", "2"),
    ] { #expect(metadata[name] == value) }
  }

  @Test("An MBTiles of an MBTiles has the same bytes")
  func twice() async throws {
    let rows = ["0, 0, 0, jpeg()", "1, 1, 0, jpeg()"]
    let database = try SmallDatabase(rows, metadata: ["name": "T", "format": "jpg", "bounds": "-10,50,10,60"])
    _ = try await convert(database, to: "a.mbtiles", as: MBTilesStore())
    var request = ConversionRequest(
      .cache(FilePath(folder.path("a.mbtiles"))), to: FilePath(folder.path("b.mbtiles")),
      as: .new(MBTilesStore(), existing: .kept, leftovers: .removed))
    request.losses = .refused
    _ = try await CacheConverter(request).convert()
    let copies = try ["a.mbtiles", "b.mbtiles"].map { try Data(contentsOf: folder.url.appending(path: $0)) }
    #expect(copies[0] == copies[1])
  }

  @Test("A database in which no row has a tile is an error with the reason, and not an empty result")
  func nothing() async throws {
    let database = try SmallDatabase(["2, 1, 1, NULL"])
    let request = ConversionRequest(
      .cache(FilePath(database.path)), to: FilePath(folder.path("out.tpkx")),
      as: .new(PackageStore(), existing: .kept, leftovers: .removed))
    do throws(ConversionError) {
      _ = try await CacheConverter(request).convert()
      Issue.record("it was converted")
    } catch {
      #expect(error.message.description.contains("no row contains a tile"), "\(error)")
      #expect(error.message.description.contains("tile_data is NULL"), "\(error)")
    }
    #expect(folder.names.filter { $0.hasSuffix(".tpkx") }.isEmpty)
  }
}
