import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

@Suite("tilemapresource.xml of a Tile Map Service")
struct TileMapResourceTests {
  private func read(_ text: String) throws -> SchemeDocument { try document(Array(text.utf8)) }

  private func map(_ sets: String, srs: String = "EPSG:28992", origin: String = "x='0' y='0'") -> String {
    "<TileMap version='1.0.0'><Title>a</Title><SRS>\(srs)</SRS>"
      + "<BoundingBox minx='0' miny='0' maxx='1000' maxy='700'/><Origin \(origin)/>"
      + "<TileFormat width='100' height='100' mime-type='image/jpeg' extension='jpg'/>\(sets)</TileMap>"
  }

  private func sets(_ resolutions: [Double], profile: String = "local") -> String {
    "<TileSets profile='\(profile)'>"
      + resolutions.enumerated().map { "<TileSet href='\($0)' units-per-pixel='\($1)' order='\($0)'/>" }.joined()
      + "</TileSets>"
  }

  @Test("the document of gdal2tiles states degrees for Web Mercator, whose corner is that of the world", .needsCorpus)
  func corpus() throws {
    let url = try Corpus.file("tms/TerriaJS-terriajs-test-TMS-tilemapresource.xml")
    let found = try document(TestFiles.bytes(url))
    #expect(found.format.name == "tilemapresource")
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    let scheme = try #require(found.model.scheme)
    #expect(scheme.levels.map(\.number) == Array(0...7))
    #expect(scheme.levels[0].resolution == 156543.0339)
    #expect(scheme.origin.x == -20037508.342789244 && scheme.origin.y == 20037508.342789244)
    let extent = try #require(found.model.fullExtent)
    #expect((extent.xMax - 20037508.342789244).magnitude < 1e-6 && extent.yMax > 19_971_868)
    #expect(found.model.image?.format == .png)
  }

  @Test("rows are counted from the south, so the upper corner follows from the rows of each level")
  func south() throws {
    // 700 are 4 rows of 200 and 8 of 100 with one common edge.
    let found = try read(map(sets([2, 1])))
    #expect(found.findings.isEmpty)
    #expect(found.model.scheme?.origin == MapPoint(x: 0, y: 800))
    // 4000 rows of 123.45 are the first that are whole rows of 200, which is beyond reach.
    let odd = try read(map(sets([2, 1.2345])))
    #expect(odd.findings.map(\.kind) == [.problem(.matrixCorners)])
    #expect(odd.model.scheme?.origin == MapPoint(x: 0, y: 800))
    #expect(odd.model.scheme?.levels[1].origin?.y == 740.7)
    let whole = try read(map(sets([1, 0.5])))
    #expect(whole.findings.isEmpty)
    #expect(whole.model.scheme?.origin == MapPoint(x: 0, y: 700))
    #expect(whole.model.scheme?.tileWidth == 100)
    #expect(whole.model.image?.format == .jpeg)
  }

  @Test("a geodetic profile begins at the corner of the world")
  func geodetic() throws {
    let text = map(sets([0.703125, 0.3515625], profile: "geodetic"), srs: "EPSG:4326")
      .replacingOccurrences(of: "'100'", with: "'256'")
    #expect(try read(text).model.scheme?.origin == MapPoint(x: -180, y: 90))
  }

  @Test(
    "gdal2tiles writes a document with the resolutions and the corner that are read",
    .enabled(if: GDAL2Tiles.isInstalled))
  func program() throws {
    let folder = try TemporaryDirectory()
    try GDAL2Tiles.raster(at: folder.path("a.tif"))
    let run = try CommandRun(
      "gdal2tiles.py", ["-q", "-p", "geodetic", "-z", "0-2", folder.path("a.tif"), folder.path("out")])
    try #require(run.status == 0, "\(run.errors)")
    let found = try document(TestFiles.bytes(URL(filePath: folder.path("out/tilemapresource.xml"))))
    #expect(found.isComplete, "\(found.findings.map(\.message))")
    #expect(found.model.scheme?.levels.map(\.resolution) == [0.703125, 0.3515625, 0.17578125])
    #expect(found.model.scheme?.origin == MapPoint(x: -180, y: 90))
  }

  @Test(
    "a written document comes back, and its lower corner is whole tiles below the origin", arguments: OpenGrids.names)
  func written(_ name: String) throws {
    let model = try OpenGrids.model(name)
    let text = try TileMapResourceFormat().write(model).text
    let found = try read(text)
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    let (own, back) = (try #require(model.scheme), try #require(found.model.scheme))
    #expect(back.levels.map(\.resolution) == own.levels.map(\.resolution))
    #expect(back.levels.map(\.number) == own.levels.map(\.number))
    #expect((back.origin.y - own.origin.y).magnitude < 0.001 * own.levels[own.levels.count - 1].resolution)
    #expect(back.origin.x == own.origin.x)
    let bottom = try #require(text.firstMatch(of: /<Origin x='.*?' y='(.*?)'/).flatMap { Double($0.1) })
    for level in own.levels {
      let tiles = (own.origin.y - bottom) / (256 * level.resolution)
      // Esri's digits of ArcGIS Online differ from exact halves, by two thirds of a pixel at the far side of level 23.
      #expect((tiles - tiles.rounded()).magnitude * 256 < (name == "arcgis-online" ? 0.7 : 0.001), "\(level.number)")
    }
  }

  @Test("resolutions without a common height are refused with the levels")
  func refused() throws {
    var model = try OpenGrids.model("nztm")
    model.scheme?.levels[1].resolution = 1234.56789
    let error = #expect(throws: WritingError.self) { try TileMapResourceFormat().write(model) }
    #expect(error?.message.contains("level 0 and level 1") == true)
  }

  @Test(
    "hostile documents are refused without a crash",
    arguments: [
      "<TileMap/>", "<TileMap><TileSets/></TileMap>",
      "<TileMap><SRS>EPSG:3857</SRS><TileSets profile='mercator'><TileSet/></TileSets></TileMap>",
      "<TileMap><SRS>x</SRS><TileSets profile='mercator'><TileSet units-per-pixel='1' order='0'/></TileSets></TileMap>",
      "<TileMap><TileSets profile='mercator'><TileSet units-per-pixel='0' order='0'/></TileSets></TileMap>",
      "<TileMap><TileSets profile='mercator'><TileSet units-per-pixel='1e-300' order='0'/></TileSets></TileMap>",
      "<TileMap><TileFormat width='0' height='x'/><TileSets profile='mercator'><TileSet units-per-pixel='1' order='0'/></TileSets></TileMap>",
      "<TileMap><SRS>EPSG:28992</SRS><BoundingBox minx='0' miny='0' maxx='NaN' maxy='1'/><Origin x='0' y='0'/><TileSets profile='local'><TileSet units-per-pixel='1' order='0'/></TileSets></TileMap>",
      "<TileMap><SRS>EPSG:28992</SRS><BoundingBox minx='0' miny='0' maxx='1' maxy='-1'/><Origin x='0' y='0'/><TileSets profile='local'><TileSet units-per-pixel='1' order='0'/></TileSets></TileMap>",
    ])
  func hostile(_ text: String) throws {
    let found = try read(text)
    #expect(!found.isComplete)
    for format in SchemeFormatRegistry.all { _ = try? format.write(found.model) }
  }
}

/// Programs of GDAL, and a small raster for them.
enum GDAL2Tiles {
  static let isInstalled = CommandRun.isInstalled("gdal2tiles.py") && CommandRun.isInstalled("gdal_translate")

  /// A raster of one colour in degrees, around 0, 0.
  static func raster(at path: String, bounds: [String] = ["-40", "30", "40", "-30"]) throws {
    let text = "P5 8 6 255\n" + String(repeating: "x", count: 48)
    try Data(text.utf8).write(to: URL(filePath: path + ".pgm"))
    let run = try CommandRun(
      "gdal_translate", ["-q", "-a_srs", "EPSG:4326", "-a_ullr"] + bounds + [path + ".pgm", path])
    guard run.status == 0 else { throw UnexpectedFindings([run.errors]) }
  }
}
