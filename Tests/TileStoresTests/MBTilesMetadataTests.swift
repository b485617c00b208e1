import Foundation
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@testable import TileStores

@Suite("The metadata of an MBTiles database")
struct MBTilesMetadataTests {
  private func open(_ database: SmallDatabase) throws(TileStoreError) -> StoredCache? {
    try MBTilesStore().open(FilePath(database.path))
  }

  private func obstacle(_ database: SmallDatabase) -> TileStoreError.ContentObstacle? {
    do throws(TileStoreError) {
      _ = try open(database)
      return nil
    } catch {
      if case .content(_, let obstacle) = error { return obstacle }
      return nil
    }
  }

  // MARK: - The format

  @Test(
    "The tiles decide the format, however the metadata spell it",
    arguments: ["png", "PNG", "image/png", " png ", "", "jpg", "jpeg", "image/jpeg", "webp", "pbf", "nonsense"])
  func format(stated: String) throws {
    let png = try SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "T", "format": stated])
    #expect(try open(png)?.description.image?.format == .png)
    let jpeg = try SmallDatabase(["1, 0, 0, jpeg()"], metadata: ["name": "T", "format": stated])
    #expect(try open(jpeg)?.description.image?.format == .jpeg)
    #expect(try open(jpeg)?.description.image?.compressionQuality == 75)
  }

  @Test("PNG and JPEG together are MIXED, also if the first tiles are all PNG")
  func mixed() throws {
    let rows = (0..<16).map { "4, \($0), 0, \($0 == 15 ? "jpeg()" : "png(256)")" }
    let database = try SmallDatabase((0..<8).map { "3, \($0), 0, png(256)" } + ["4, 0, 0, jpeg()"])
    #expect(try open(database)?.description.image?.format == .mixed)
    #expect(try open(SmallDatabase(Array(rows.suffix(2))))?.description.image?.format == .mixed)
  }

  @Test("A missing format is reported and not needed")
  func noFormat() throws {
    let cache = try open(SmallDatabase(["1, 0, 0, jpeg()"], metadata: ["name": "T"]))
    #expect(cache?.description.image?.format == .jpeg)
    #expect(cache?.faults.map(\.kind) == [.missingMetadata])
  }

  @Test("A format that contradicts the tiles, or another spelling, is reported")
  func formatFaults() throws {
    func kinds(_ stated: String) throws -> [StoreProblem.Kind]? {
      try open(SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "T", "format": stated]))?.faults.map(\.kind)
    }
    #expect(try kinds("png") == [])
    #expect(try kinds("PNG") == [.format])
    #expect(try kinds("jpg") == [.format])
  }

  @Test("WebP, GIF and vector tiles are refused by name")
  func refusedFormats() throws {
    let nameOnly: KeyValuePairs = ["name": "T"]
    #expect(try obstacle(SmallDatabase(["1, 0, 0, webp()"], metadata: nameOnly)) == .format("WebP"))
    #expect(try obstacle(SmallDatabase(["1, 0, 0, webp()"])) == .format("WebP"))
    #expect(try obstacle(SmallDatabase(["1, 0, 0, 'GIF89a' || 'x'"], metadata: nameOnly)) == .format("GIF"))
    let vector = TileStoreError.ContentObstacle.format("vector tiles (pbf)")
    for tile in ["x'1a0568656c6c'", "x'1f8b0800'"] {
      let database = try SmallDatabase(["1, 0, 0, \(tile)"], metadata: ["name": "T", "format": "pbf"])
      #expect(obstacle(database) == vector)
    }
    let json: KeyValuePairs = ["name": "T", "json": #"{"vector_layers": []}"#]
    #expect(try obstacle(SmallDatabase(["1, 0, 0, x'1a0568656c6c'"], metadata: json)) == vector)
    let words = TileStoreError.content(path: "a", vector).message
    #expect(words.contains("vector tiles (pbf), but ArcGIS caches contain PNG, JPEG or LERC"))
  }

  @Test("The size of most tiles is the tile size, and the smaller one of two")
  func tileSize() throws {
    let half = try SmallDatabase(["1, 0, 0, png(512)", "1, 0, 1, png(512)", "1, 1, 1, png(256)"])
    #expect(try open(half)?.description.scheme?.tileWidth == 512)
    let even = try SmallDatabase(["1, 0, 0, png(512)", "1, 1, 1, png(256)"])
    #expect(try open(even)?.description.scheme?.tileWidth == 256)
    #expect(try obstacle(SmallDatabase(["1, 0, 0, png(128)"])) == .tileSize(128))
  }

  // MARK: - The coordinate system

  @Test(
    "Another coordinate system than Web Mercator is refused by name",
    arguments: [
      ("crs", "EPSG:4326"), ("profile", "geodetic"), ("srs", "EPSG:25832"), ("projection", "EPSG:3395"),
      ("crs", "urn:ogc:def:crs:OGC:1.3:CRS84"), ("profile", "global-geodetic"), ("crs", "Transverse Mercator"),
      ("srs", "+proj=longlat +datum=WGS84"), ("srs", "+proj=merc +datum=WGS84"), ("epsg", "2056"), ("CRS", "EPSG:2193"),
      ("profile", "raster"),
    ])
  func otherSystem(name: String, value: String) throws {
    let database = try SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "T", "format": "png", name: value])
    #expect(obstacle(database) == .coordinateSystem(name: name, value: value))
    let words = TileStoreError.content(path: "a", .coordinateSystem(name: name, value: value)).message
    #expect(words.contains("\(name) “\(value)”, but only Web Mercator"))
  }

  @Test(
    "Every name of Web Mercator is accepted",
    arguments: [
      ("crs", "EPSG:3857"), ("crs", "epsg:900913"), ("crs", "urn:ogc:def:crs:EPSG::3857"), ("profile", "mercator"),
      ("crs", "http://www.opengis.net/def/crs/EPSG/0/3857"), ("profile", "global-mercator"), ("srs", "OSGEO:41001"),
      ("srs", "+proj=merc +a=6378137 +b=6378137 +units=m"), ("epsg", "3857"), ("crs", "102100"), ("crs", ""),
      ("scheme", "tms"), ("scheme", "TMS"), ("projection", "WebMercator"),
    ])
  func webMercator(name: String, value: String) throws {
    let database = try SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "T", "format": "png", name: value])
    #expect(try open(database)?.faults.isEmpty == true)
  }

  @Test("Rows that count from the north are refused with a remedy")
  func rowOrder() throws {
    let database = try SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "T", "format": "png", "scheme": "xyz"])
    #expect(obstacle(database) == .rowOrder(value: "xyz"))
  }

  // MARK: - The bounds

  private static let square = Envelope(xMin: -20_037_508, yMin: -20_037_508, xMax: 20_037_508, yMax: 20_037_508)

  @Test(
    "Bounds are read in degrees, with spaces or the brackets of JSON",
    arguments: ["-10,50,10,60", " -10, 50, 10, 60 ", "[-10,50,10,60]", "-1e1,50.0,+10,60"])
  func bounds(text: String) throws {
    let bounds = WebMercatorBounds(text, within: Self.square)
    #expect(bounds.fault == nil)
    let extent = try #require(bounds.extent)
    // gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3857
    for (found, expected) in [
      (extent.xMin, -1_113_194.9079), (extent.yMin, 6_446_275.8410), (extent.xMax, 1_113_194.9079),
      (extent.yMax, 8_399_737.8898),
    ] { #expect(abs(found - expected) < 0.001) }
  }

  @Test(
    "Bounds that are not four numbers in degrees are reported, and the whole square is used",
    arguments: [
      "Berlin", "1,2,3", "1,2,3,4,5", "1,2,,4", "nan,0,1,2", "inf,0,1,2", "0,0,0,0", "5,5,5,6",
      "-20037508.34,-20037508.34,20037508.34,20037508.34", "0,-91,10,91",
    ])
  func unusableBounds(text: String) {
    let bounds = WebMercatorBounds(text, within: Self.square)
    #expect(bounds.extent == nil && bounds.fault?.contains("“\(text)”") == true)
  }

  @Test(
    "Bounds in another order are read and reported; bounds across 180° get the whole width",
    arguments: [
      ("10,60,-10,50", "-10,50,10,60"), ("-10,60,10,50", "-10,50,10,60"), ("170,-20,-170,20", "-180,-20,180,20"),
      ("170,-20,190,20", "-180,-20,180,20"), ("-190,-20,-170,20", "-180,-20,180,20"),
    ])
  func repairedBounds(text: String, same: String) {
    let bounds = WebMercatorBounds(text, within: Self.square)
    #expect(bounds.extent == WebMercatorBounds(same, within: Self.square).extent)
    #expect(bounds.fault != nil)
  }

  @Test(
    "No last digit of the extent is outside the grid of the scheme",
    arguments: ["-180,-85.0511,180,85.0511", "-180,-90,180,90", "-180,-85.05112877980659,180,85.05112877980659", ""],
    [256, 512])
  func withinGrid(text: String, size: Int) throws {
    let database = try SmallDatabase(
      ["0, 0, 0, png(\(size))"], metadata: ["name": "T", "format": "png", "bounds": text])
    let model = try #require(try open(database)).description
    let extent = try #require(model.fullExtent)
    let scheme = try #require(model.scheme)
    let world = scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: scheme.levels[0])
    #expect(extent.xMin >= scheme.origin.x && extent.yMax <= scheme.origin.y)
    #expect(extent.xMax <= world.xMax && extent.yMin >= world.yMin)
    #expect(extent.xMin < -20_037_508 && extent.xMax > 20_037_508)
  }

  // MARK: - Other entries

  @Test("Name, description and attribution have a place; of the others, unusual ones are listed")
  func others() throws {
    let database = try SmallDatabase(
      ["1, 0, 0, png(256)"],
      metadata: [
        "name": "T", "format": "png", "description": "D", "attribution": "A", "type": "baselayer", "version": "1.1",
        "center": "0,0,1", "minzoom": "1", "maxzoom": "1", "generator": "G", "license": "L",
      ])
    let cache = try #require(try open(database))
    #expect(cache.description.name == "T" && cache.description.serviceDescription == "D")
    #expect(cache.description.item?.credits == "A" && cache.faults.isEmpty)
    #expect(cache.lostMetadata == ["generator", "license"])
    #expect(cache.otherMetadata.map(\.name) == ["type", "version", "center", "generator", "license"])
  }

  @Test("Stated zooms that differ from those of the tiles are reported", arguments: ["0", "5", "x", "1.5"])
  func zooms(stated: String) throws {
    let database = try SmallDatabase(
      ["1, 0, 0, png(256)", "3, 0, 0, png(256)"], metadata: ["name": "T", "format": "png", "maxzoom": stated])
    #expect(try open(database)?.faults.map(\.kind) == [.zooms])
  }

  @Test("The first of two values of an entry is used, and the other is a loss")
  func repeated() throws {
    let database = try SmallDatabase(["1, 0, 0, png(256)"], metadata: ["name": "A", "format": "png", "name": "B"])
    let cache = try #require(try open(database))
    #expect(cache.description.name == "A" && cache.faults.map(\.kind) == [.repeatedMetadata])
    #expect(cache.faults[0].isLoss)
  }
}
