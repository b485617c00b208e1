import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Documents that a server sends")
struct DocumentAnswerTests {
  @Test("A map service has what QGIS, esri-leaflet, Cesium and ArcGIS's SDK read", .enabled(if: Corpus.isExpected))
  func service() throws {
    let served = try Served([try Corpus.file("packages/Usa.tpkx").path])
    let service = try served.json("/arcgis/rest/services/Usa/MapServer?f=json")
    #expect(service["singleFusedMapCache"] as? Bool == true)
    #expect(service["capabilities"] as? String == "Map,TilesOnly,Tilemap")
    let reference = try #require((service["fullExtent"] as? [String: Any])?["spatialReference"] as? [String: Any])
    #expect(reference["wkid"] as? Int == 102_100)
    #expect(reference["latestWkid"] as? Int == 3857)
    #expect(reference["xyTolerance"] == nil)
    let info = try #require(service["tileInfo"] as? [String: Any])
    let levels = try #require(info["lods"] as? [[String: Any]])
    // The scheme has 24 levels, the package has tiles at the first six.
    #expect(levels.compactMap { $0["level"] as? Int } == [0, 1, 2, 3, 4, 5])
    #expect(service["maxLOD"] as? Int == 5)
    #expect(service["exportTilesAllowed"] as? Bool == false)
  }

  @Test("A slash in front of the question mark is the same service")
  func slash() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let address = "/arcgis/rest/services/\(cache.url.lastPathComponent)/MapServer"
    #expect(served.get("\(address)/?f=json").body == served.get("\(address)?f=json").body)
  }

  @Test("An unknown format of ArcGIS is an error")
  func format() throws {
    let cache = try SmallCache(SmallCache.distinct())
    #expect(try Served(cache).get("/arcgis/rest/services?f=kmz").status == .badRequest)
  }

  @Test("A service without a format leads to its page")
  func page() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let name = cache.url.lastPathComponent
    let response = try Served(cache).get("/arcgis/rest/services/\(name)/MapServer")
    #expect(response.status == .permanentRedirect)
    #expect(response.headers.values("Location") == ["http://localhost:8080/caches/\(name)/"])
  }

  @Test("The tile map says which tiles exist, and ends at the border of the bundle")
  func tileMap() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let address = "/arcgis/rest/services/\(cache.url.lastPathComponent)/MapServer/tilemap"
    let whole = try served.json("\(address)/1/0/0/4/2")
    #expect(whole["adjusted"] as? Bool == false)
    #expect(whole["data"] as? [Int] == [1, 1, 0, 0, 1, 1, 0, 0])
    let clipped = try served.json("\(address)/1/0/0/500/2")
    #expect(clipped["adjusted"] as? Bool == true)
    #expect((clipped["location"] as? [String: Any])?["width"] as? Int == 128)
    #expect(served.get("\(address)/1/50/50/8/8").status == .unprocessable)
  }

  @Test("Every address in a document begins with the public address")
  func publicAddress() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache) { $0.publicAddress = PublicAddress("https://maps.example.com/tiles/") }
    let text = String(decoding: served.get("/wmts/1.0.0/WMTSCapabilities.xml").body, as: UTF8.self)
    #expect(text.contains("https://maps.example.com/tiles/wmts/"))
    #expect(!text.contains("localhost"))
  }

  @Test("The headers of a proxy count only if the server is told that it is behind one")
  func proxy() throws {
    let cache = try SmallCache(SmallCache.distinct())
    func text(_ isBehindProxy: Bool) throws -> String {
      let response = try Served(cache) { $0.isBehindProxy = isBehindProxy }.get("/wmts/1.0.0/WMTSCapabilities.xml") {
        $0.forwardedProtocol = "https"
        $0.forwardedHost = "maps.example.com"
        $0.forwardedPrefix = "/tiles"
      }
      return String(decoding: response.body, as: UTF8.self)
    }
    #expect(try text(true).contains("https://maps.example.com/tiles/wmts/"))
    #expect(try text(false).contains("http://localhost:8080/wmts/"))
  }

  @Test("The capabilities name both kinds of addresses, and the layer with the name of the cache")
  func capabilities() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let name = cache.url.lastPathComponent
    let text = String(
      decoding: try Served(cache).get("/wmts/\(name)/1.0.0/WMTSCapabilities.xml").body, as: UTF8.self)
    #expect(text.contains("/wmts/\(name)/{TileMatrix}/{TileRow}/{TileCol}"))
    #expect(text.contains("<ows:Value>KVP</ows:Value>"))
    #expect(text.contains("<ows:Identifier>\(name)</ows:Identifier>"))
  }

  @Test(
    "A request by key and value that is wrong is an exception with the name of the key",
    arguments: [
      ("SERVICE=WMS&REQUEST=GetTile", "SERVICE"), ("REQUEST=GetFeatureInfo", "REQUEST"),
      ("REQUEST=GetTile", "LAYER"), ("REQUEST=GetTile&LAYER=nobody", "LAYER"),
    ])
  func keyValue(query: String, key: String) throws {
    let response = try Served(try SmallCache(SmallCache.distinct())).get("/wmts?\(query)")
    #expect(response.status == .badRequest || response.status == .notFound)
    let text = String(decoding: response.body, as: UTF8.self).replacing("\"", with: "'")
    #expect(text.contains("locator='\(key)'"))
  }

  @Test("A cache in Web Mercator has TileJSON and tiles by zoom, column and row")
  func webMap() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let name = cache.url.lastPathComponent
    let served = try Served(cache)
    let document = try served.json("/xyz/\(name).json")
    #expect(document["tilejson"] as? String == "3.0.0")
    #expect(document["tiles"] as? [String] == ["http://localhost:8080/xyz/\(name)/{z}/{x}/{y}"])
    let column = served.get("/xyz/\(name)/1/1/0.png")
    #expect(Data(column.body) == (try SmallCache.distinct()[.init(1, 0, 1)]))
  }

  @Test("A text of more than a kilobyte is compressed for clients that understand gzip")
  func compression() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let target = "/wmts/1.0.0/WMTSCapabilities.xml"
    let plain = served.get(target)
    let packed = served.get(target) { $0.acceptEncoding = "br;q=1, gzip" }
    #expect(packed.headers.values("Content-Encoding") == ["gzip"])
    #expect(packed.body.starts(with: [0x1F, 0x8B]))
    #expect(packed.body.count < plain.body.count)
    #expect(served.get(target) { $0.acceptEncoding = "gzip;q=0" }.headers.values("Content-Encoding").isEmpty)
  }

  @Test("A text in the cache cannot add a header or an element")
  func hostileNames() throws {
    let folder = try TemporaryDirectory()
    let cache = try SmallCache(SmallCache.distinct())
    let path = folder.url.appending(path: "a<b>\"\r\nX-Evil: 1").path
    try FileManager.default.copyItem(atPath: cache.path, toPath: path)
    let served = try Served([path])
    let name = try #require(served.server.names.first)
    let address = "/" + served.server.pageAddress(of: name)
    let redirect = served.get(String(address.dropLast()))
    #expect(redirect.status == .permanentRedirect)
    #expect(redirect.headers.values("X-Evil").isEmpty)
    let text = String(decoding: served.get("/wmts/1.0.0/WMTSCapabilities.xml").body, as: UTF8.self)
    #expect(!text.contains("a<b>"))
  }

  @Test("Caches of a folder are found by looking, and have the names of their files")
  func names() throws {
    let folder = try TemporaryDirectory()
    let cache = try SmallCache(SmallCache.distinct())
    for name in ["roads", "more/roads"] {
      let target = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: cache.path, toPath: target.path)
    }
    #expect(try Served([folder.url.path]).server.names.sorted() == ["more_roads", "roads"])
  }

  @Test("A file that is not a cache cannot be served, and the error says why")
  func noCache() throws {
    let error = #expect(throws: ServingError.self) { try Served([TestFiles.root.appending(path: "README.md").path]) }
    #expect(error?.message.contains("README.md") == true)
  }

  @Test("A folder without a cache cannot be served, and the error says so")
  func empty() throws {
    let folder = try TemporaryDirectory()
    let error = #expect(throws: ServingError.self) { try Served([folder.url.path]) }
    #expect(error?.message.contains("contains no cache with tiles") == true)
  }

  @Test("A cache that cannot be opened does not keep the others from being served")
  func oneDamaged() throws {
    let folder = try TemporaryDirectory()
    let cache = try SmallCache(SmallCache.distinct())
    try FileManager.default.copyItem(atPath: cache.path, toPath: folder.url.appending(path: "good").path)
    try Data("PK\u{3}\u{4}damaged".utf8).write(to: folder.url.appending(path: "bad.tpkx"))
    let served = try Served([folder.url.path])
    let list = try #require(try served.json("/arcgis/rest/services?f=json")["services"] as? [[String: Any]])
    #expect(list.compactMap { $0["name"] as? String } == ["good"])
    let page = String(decoding: served.get("/caches.json").body, as: UTF8.self)
    #expect(page.contains("problem") && !page.contains(folder.url.path))
    let answer = served.get("/arcgis/rest/services/bad/MapServer?f=json")
    #expect(answer.status == .failed)
    #expect(!String(decoding: answer.body, as: UTF8.self).contains(folder.url.path), "the path is nobody's business")
  }

  @Test("The pages and their files are sent under a policy that permits nothing from elsewhere")
  func pages() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    for target in ["/", "/caches/\(cache.url.lastPathComponent)/"] {
      let page = served.get(target)
      #expect(page.status == .ok)
      #expect(page.headers.values("Content-Type") == ["text/html; charset=utf-8"])
      let policy = try #require(page.headers.values("Content-Security-Policy").first)
      #expect(policy.hasPrefix("default-src 'self';") && policy.contains("frame-ancestors 'none'"))
    }
    #expect(served.get("/assets/map.js").headers.values("Content-Type") == ["text/javascript; charset=utf-8"])
  }

  @Test("Without OpenLayers, the answer for its file says how to get it")
  func library() throws {
    let answer = try Served(try SmallCache(SmallCache.distinct())).get("/assets/ol.js")
    #expect(answer.status == .notFound)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("make map-library"))
  }

  @Test("The page learns which tiles of a level exist, and which are damaged")
  func levels() throws {
    var tiles = try SmallCache.world
    tiles[.init(1, 0, 1)] = nil
    tiles[.init(1, 1, 0)] = Data("damaged".utf8)
    let cache = try SmallCache(tiles)
    let served = try Served(cache)
    let page = "/caches/\(cache.url.lastPathComponent)"
    let rows = try #require(try served.json("\(page)/presence/1.json")["rows"] as? [[String: Any]])
    #expect(rows.map { $0["ranges"] as? [[Int]] } == [[[0, 0]], [[0, 1]]])
    let damaged = try #require(try served.json("\(page)/check/1.json")["damaged"] as? [[String: Any]])
    #expect(damaged.map { $0["rule"] as? String } == ["IMG007"])
    #expect(damaged.first?["row"] as? Int == 1)
    let info = try served.json("\(page)/tile-info/1/1/1.json")
    #expect(info["file"] as? String == "_alllayers/L01/R0000C0000.bundle")
    #expect(info["bytes"] as? Int == tiles[.init(1, 1, 1)]?.count)
    #expect(try served.json("\(page)/tile-info/1/0/1.json")["present"] as? Bool == false)
  }

  @Test("The page learns the levels of the scheme, and the tiles of each")
  func pageData() throws {
    let cache = try SmallCache(SmallCache.distinct(), finestLevel: 4)
    let data = try Served(cache).json("/caches/\(cache.url.lastPathComponent)/cache.json")
    let levels = try #require(data["levels"] as? [[String: Any]])
    #expect(levels.map { ($0["tiles"] as? [String: Any])?["count"] as? Int } == [1, 4, 16, nil, nil])
    let links = try #require(data["links"] as? [[String: Any]])
    #expect(
      Set(links.compactMap { $0["id"] as? String }).isSuperset(of: [
        "arcgis", "qgis-wmts", "qgis-arcgis", "gdal", "xyz", "tilejson", "openlayers", "leaflet", "maplibre",
      ]))
  }

  @Test(
    "What the page reads is what its schema says", .enabled(if: SchemaCheck.isAvailable && Corpus.isExpected),
    arguments: ["packages/Usa.tpkx", "packages/geotools_sample_v1.tpk", "mbtiles/consbio-geography-class-jpg.mbtiles"])
  func pageSchema(cache: String) throws {
    let folder = try TemporaryDirectory()
    let served = try Served([try Corpus.file(cache).path])
    let name = try #require(served.server.names.first)
    let response = served.get("/\(served.server.pageAddress(of: name))cache.json")
    try Data(response.body).write(to: folder.url.appending(path: "cache.json"))
    let checked = try SchemaCheck.run("map-cache.schema.json", [folder.path("cache.json")])
    #expect(checked.status == 0, "\(checked.text)")
  }

  @Test(
    "Every real cache becomes a service that QGIS, esri-leaflet, Cesium and ArcGIS's SDKs can read",
    .enabled(if: SchemaCheck.isAvailable && Corpus.isExpected))
  func serviceSchema() throws {
    let folder = try TemporaryDirectory()
    let served = try Served(Corpus.caches.map { try Corpus.file($0).path })
    var files: [String] = []
    for name in served.server.names {
      let response = served.get("/arcgis/rest/services/\(name)/MapServer?f=json")
      try Data(response.body).write(to: folder.url.appending(path: "\(name).json"))
      files.append(folder.path("\(name).json"))
    }
    #expect(files.count == Corpus.caches.count)
    let checked = try SchemaCheck.run("map-service.schema.json", files)
    #expect(checked.status == 0, "\(checked.text)")
  }
}
