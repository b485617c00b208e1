import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("Converting to a folder for web servers")
struct WebFolderTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let base = "https://maps.example.com/a%20b"

  @discardableResult
  private func write(
    _ input: String, to name: String = "web", base: String? = WebFolderTests.base,
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws -> ConversionReport {
    var request = ConversionRequest(
      .cache(FilePath(input)), to: FilePath(folder.path(name)),
      as: .new(WebFolderStore(), existing: .kept, leftovers: .removed))
    request.web.baseAddress = base.flatMap(PublicAddress.init)
    change(&request)
    return try await CacheConverter(request).convert()
  }

  /// The cache is deleted with its last owner, so it must live until the end of the conversion.
  @discardableResult
  private func write(
    _ cache: SmallCache, to name: String = "web", base: String? = WebFolderTests.base,
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws -> ConversionReport {
    defer { withExtendedLifetime(cache) {} }
    return try await write(cache.path, to: name, base: base, change)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func json(_ name: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text(name).utf8)) as? [String: Any])
  }

  /// All files of a folder with their bytes, by their paths.
  private func contents(_ name: String) throws -> [String: Data] {
    let root = folder.url.appending(path: name)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.reduce(into: [:]) { files, path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try Data(contentsOf: root.appending(path: path)) }
    }
  }

  /// The world at levels 0 to 2, each tile with other bytes; 1/0/1 is missing, and 2/3/0 is not an image.
  private func world() throws -> [SmallCache.Place: Data] {
    var tiles: [SmallCache.Place: Data] = [:]
    for (place, tile) in try SmallCache.world {
      // A comment of three bytes before the end of the JPEG.
      let comment = Data([0xFF, 0xFE, 0, 5, UInt8(place.row), UInt8(place.column), 1])
      tiles[place] = tile.dropLast(2) + comment + tile.suffix(2)
    }
    tiles[.init(1, 0, 1)] = nil
    tiles[.init(2, 3, 0)] = Data("not an image".utf8)
    return tiles
  }

  /// The world with a coarsest level that no web map has.
  private func irregular() throws -> SmallCache {
    let cache = try SmallCache(world())
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
        .replacing("<Resolution>156543.03392800014</Resolution>", with: "<Resolution>200000</Resolution>")
      data = Data(text.utf8)
    }
    return cache
  }

  @Test("Every tile is at level, column and row with the bytes of the cache, also a damaged one")
  func tiles() async throws {
    let tiles = try world()
    let report = try await write(SmallCache(tiles))
    let found = try contents("web").filter { $0.key.hasPrefix("tiles/") && $0.key.hasSuffix(".jpg") }
    let expected = Dictionary(
      uniqueKeysWithValues: tiles.map { ("tiles/\($0.key.level)/\($0.key.column)/\($0.key.row).jpg", $0.value) })
    #expect(found == expected)
    #expect(report.census?.tiles == tiles.count)
  }

  @Test("All addresses of the page are relative, and every file that they name is in the folder")
  func page() async throws {
    try await write(SmallCache(world()), base: nil)
    let addresses = try text("web/index.html").matches(of: /(?:href|src)="([^"#]+)"/).map { String($0.1) }
    let files = try contents("web")
    // OpenLayers is not installed for this test.
    let missing = addresses.filter { !$0.hasPrefix("data:") && files[$0] == nil }
    #expect(addresses.count >= 4 && missing == ["assets/ol.css", "assets/ol.js"])
    for asset in MapPage.assets { #expect(files["assets/\(asset.name)"] == Data(asset.bytes), "\(asset.name)") }
    let data = try json("web/cache.json")
    for key in ["tileTemplate", "presenceTemplate", "checkTemplate"] {
      let template = try #require(data[key] as? String)
      #expect(!template.contains(":") && !template.hasPrefix("/"), "\(key)")
    }
    #expect(data["tileInfoTemplate"] is NSNull)
  }

  @Test("Presence lists the tiles of each level and no others, so that the page requests no missing tile")
  func presence() async throws {
    let tiles = try world()
    try await write(SmallCache(tiles))
    let template = try #require(try json("web/cache.json")["tileTemplate"] as? String)
    for level in 0...2 {
      let document = try json("web/presence/\(level).json")
      #expect(document["complete"] as? Bool == true)
      var found: Set<SmallCache.Place> = []
      for row in try #require(document["rows"] as? [[String: Any]]) {
        let number = try #require(row["row"] as? Int)
        for range in try #require(row["ranges"] as? [[Int]]) {
          for column in range[0]...range[1] { found.insert(.init(level, number, column)) }
        }
      }
      #expect(found == Set(tiles.keys.filter { $0.level == level }))
      for place in found {
        let path = template.replacing("{level}", with: "\(level)").replacing("{row}", with: "\(place.row)")
          .replacing("{column}", with: "\(place.column)")
        #expect(FileManager.default.fileExists(atPath: folder.path("web/\(path)")))
      }
    }
  }

  @Test("The page knows the findings of verify about a damaged tile without a server")
  func findings() async throws {
    try await write(SmallCache(world()))
    #expect((try json("web/check/1.json")["damaged"] as? [Any])?.isEmpty == true)
    let document = try json("web/check/2.json")
    let damaged = try #require(document["damaged"] as? [[String: Any]])
    #expect(damaged.count == 1 && damaged[0]["row"] as? Int == 3 && damaged[0]["column"] as? Int == 0)
    #expect(damaged[0]["rule"] as? String == "IMG007" && damaged[0]["severity"] as? String == "error")
    #expect(document["complete"] as? Bool == true && document["checked"] as? Int == 16)
  }

  @Test("A sound tile of another size than the cache declares is not damaged on the page")
  func otherSize() async throws {
    // The 21 tiles have 512 pixels instead of 256; a report keeps the places of twenty.
    let report = try await write(SmallCache(SmallCache.world(SmallCache.tile("large.jpg"))))
    #expect(report.faults.map(\.count) == [21])
    let document = try json("web/check/2.json")
    #expect((document["damaged"] as? [Any])?.isEmpty == true && document["complete"] as? Bool == true)
  }

  @Test("With more damaged tiles than are remembered, the list is marked as incomplete")
  func manyFindings() async throws {
    // 45 × 25 tiles of one level; a conversion remembers a thousand.
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<45 { for column in 0..<25 { tiles[.init(6, row, column)] = Data("damaged".utf8) } }
    try await write(SmallCache(tiles, finestLevel: 6))
    let document = try json("web/check/6.json")
    #expect((document["damaged"] as? [Any])?.count == 1000)
    #expect(document["complete"] as? Bool == false)
  }

  @Test("The WMTS document has templates below the base address, and no requests by key and value")
  func wmts() async throws {
    try await write(SmallCache(world()))
    let document = try text("web/WMTSCapabilities.xml")
    #expect(document.contains("template='\(Self.base)/tiles/{TileMatrix}/{TileCol}/{TileRow}.jpg'"))
    #expect(document.contains("<ServiceMetadataURL xlink:href='\(Self.base)/WMTSCapabilities.xml'>"))
    #expect(!document.contains("KVP") && !document.contains("OperationsMetadata"))
  }

  @Test("TileJSON is written for the grid of web maps, with the zooms that have tiles")
  func tileJSON() async throws {
    try await write(SmallCache(world(), finestLevel: 5))
    let document = try json("web/tiles.json")
    #expect(document["tiles"] as? [String] == ["\(Self.base)/tiles/{z}/{x}/{y}.jpg"])
    #expect(document["minzoom"] as? Int == 0 && document["maxzoom"] as? Int == 2)
    #expect(document["scheme"] as? String == "xyz")
  }

  @Test("Another grid keeps its level numbers, and has a WMTS document but no TileJSON")
  func otherGrid() async throws {
    try await write(irregular())
    let names = try contents("web").keys
    #expect(names.contains("WMTSCapabilities.xml") && !names.contains("tiles.json"))
    #expect(names.contains("tiles/2/3/0.jpg"))
    let links = try #require(try json("web/cache.json")["links"] as? [[String: Any]])
    let identifiers = links.compactMap { $0["id"] as? String }
    #expect(identifiers.contains("qgis-wmts") && !identifiers.contains("tilejson"))
  }

  @Test("Without a base address, nothing with whole addresses is written, and a notice says why")
  func noBase() async throws {
    let report = try await write(SmallCache(world()), base: nil)
    let names = try contents("web").keys
    #expect(!names.contains("WMTSCapabilities.xml") && !names.contains("tiles.json"))
    #expect((try json("web/cache.json")["links"] as? [Any])?.isEmpty == true)
    #expect(report.notices.contains { $0.text(naming: \.rawValue).contains("give base-url to write them") })
  }

  @Test("Every text to copy has the base address or none, and nothing names this machine")
  func links() async throws {
    try await write(SmallCache(world()))
    let links = try #require(try json("web/cache.json")["links"] as? [[String: Any]])
    #expect(
      Set(links.compactMap { $0["id"] as? String })
        == ["qgis-wmts", "gdal", "xyz", "tilejson", "openlayers", "leaflet", "arcgis-js", "maplibre"])
    for link in links {
      #expect((link["text"] as? String)?.contains(Self.base) == true, "\(link["id"] ?? "")")
    }
    for (name, bytes) in try contents("web") where !name.hasPrefix("assets/") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(folder.url.path), "\(name)")
    }
  }

  @Test("OpenLayers is copied with its licence; without it, a notice says what to run")
  func library() async throws {
    for file in MapLibrary.files { _ = try folder.write("content of \(file.name)", "library/\(file.name)") }
    let cache = try SmallCache(world())
    let path = FilePath(folder.path("library"))
    let report = try await write(cache) { $0.web.mapLibrary = path }
    for file in MapLibrary.files {
      #expect(try text("web/assets/\(file.name)") == "content of \(file.name)")
    }
    #expect(!report.notices.contains { "\($0)".contains("OpenLayers") })
    // A copy without the licence must not be given to others.
    try FileManager.default.removeItem(atPath: folder.path("library/OpenLayers-LICENSE.txt"))
    let second = try await write(cache, to: "second") { $0.web.mapLibrary = path }
    #expect(try contents("second")["assets/ol.js"] == nil)
    #expect(second.notices.contains { "\($0)".contains(MapLibrary.command) })
  }

  @Test("The same cache gives the same bytes on any number of cores")
  func sameBytes() async throws {
    let cache = try SmallCache(world())
    try await write(cache, to: "one") { $0.jobs = 1 }
    try await write(cache, to: "four") { $0.jobs = 4 }
    #expect(try contents("one") == contents("four"))
  }

  @Test("The description of the page is what its schema says", .enabled(if: SchemaCheck.isAvailable))
  func schema() async throws {
    try await write(irregular(), to: "a")
    try await write(SmallCache(world()), to: "b", base: nil)
    let checked = try SchemaCheck.run(
      "map-cache.schema.json", [folder.path("a/cache.json"), folder.path("b/cache.json")])
    #expect(checked.status == 0, "\(checked.text)")
  }

  @Test("Markup in a title is text in the page and in the documents")
  func hostile() async throws {
    let cache = try SmallCache(world())
    let name = "<script>alert(1)<script>&\"'{{assets}}"
    let path = folder.path("ready")
    try await Conversion.run(cache.path, to: path, as: "ready-to-serve")
    let root = folder.url.appending(path: "ready/root.json")
    var document = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: root)) as? [String: Any])
    document["name"] = name
    try JSONSerialization.data(withJSONObject: document).write(to: root)
    try await write(path)
    let page = try text("web/index.html")
    #expect(page.contains("<title>&lt;script&gt;alert(1)&lt;script&gt;&amp;&quot;&#39;{{assets}}</title>"))
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(try json("web/cache.json")["title"] as? String == name)
    let capabilities = try text("web/WMTSCapabilities.xml")
    #expect(!capabilities.contains("<script>") && capabilities.contains("&lt;script&gt;alert(1)"))
    // The name of a layer is in addresses and in commands that users copy into a shell.
    let layer = try #require(capabilities.firstMatch(of: /<Layer>.*?<ows:Identifier>([^<]*)</))
    #expect(layer.1.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
  }

  @Test("Tiles of both formats have one extension, and a notice says so")
  func mixed() async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 0, 0)] = try SmallCache.tile("png24.png")
    let report = try await write(SmallCache(tiles, format: "MIXED"))
    #expect(try contents("web")["tiles/2/0/0.png"] == tiles[.init(2, 0, 0)])
    #expect(try contents("web")["tiles/2/1/0.png"] == tiles[.init(2, 0, 1)])
    #expect(report.notices.contains { "\($0)".contains("all tiles have the extension .png") })
    #expect(!report.lost.contains { $0.contains("extension") })
  }

  @Test("Only the selected levels and tiles are in the folder and in its documents")
  func part() async throws {
    let cache = try SmallCache(world())
    // The north-western quarter of the world.
    let quarter = Envelope(xMin: -20_037_508, yMin: 1, xMax: -1, yMax: 20_037_508)
    try await write(cache) {
      $0.levels = [0, 2]
      $0.extent = quarter
    }
    let names = try contents("web").keys.filter { $0.hasPrefix("tiles/") && $0.hasSuffix(".jpg") }
    #expect(names.sorted() == ["tiles/0/0/0.jpg"] + [0, 1].flatMap { x in [0, 1].map { "tiles/2/\(x)/\($0).jpg" } })
    let lists = try contents("web").keys.filter { $0.hasPrefix("presence/") }
    #expect(lists.sorted() == ["presence/0.json", "presence/2.json"])
    let extents = try #require(try json("web/cache.json")["extents"] as? [String: Any])
    #expect((extents["full"] as? [String: Double])?["xmax"] == -1)
  }

  @Test("The folder opens as a cache without options, and gives the tiles back")
  func back() async throws {
    let cache = try SmallCache(world())
    try await write(cache)
    try await Conversion.run(folder.path("web"), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
    #expect(try await Verification(folder.path("web")).errors.map(\.rule) == ["IMG007"])
  }

  @Test("A folder that was written is replaced as a whole, but not if a file in it is not ours")
  func replaced() async throws {
    let cache = try SmallCache(world())
    try await write(cache)
    let replacing = { (request: inout ConversionRequest) in
      request.result = .new(WebFolderStore(), existing: .replaced, leftovers: .removed)
    }
    try await write(cache) { request in
      replacing(&request)
      request.levels = [0]
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("web/presence/2.json")))
    for name in ["photo.jpg", "assets/mine.js", "tiles/0/0/notes.txt", "presence/notes.json"] {
      _ = try folder.write("mine", "web/\(name)")
      let error = await #expect(throws: ConversionError.self) { try await write(cache, replacing) }
      #expect(error.map { "\($0.message)".contains(name) } == true, "\(name)")
      try FileManager.default.removeItem(atPath: folder.path("web/\(name)"))
    }
  }

  @Test("A site of others with an index.html and a cache.json is not replaced")
  func otherSite() async throws {
    let cache = try SmallCache(world())
    for text in ["{}", "not JSON", "{\"tileTemplate\": 3}"] {
      _ = try folder.write(text, "web/cache.json")
      _ = try folder.write("<html></html>", "web/index.html")
      _ = try folder.write("{}", "web/tiles/tileset.json")
      await #expect(throws: ConversionError.self) {
        try await write(cache) {
          $0.result = .new(WebFolderStore(), existing: .replaced, leftovers: .removed)
        }
      }
      #expect(try self.text("web/cache.json") == text)
    }
  }

  @Test("A plan writes nothing, and knows the losses and notices")
  func plan() async throws {
    let report = try await write(SmallCache(world()), base: nil) { $0.action = .plan }
    #expect(folder.names.isEmpty)
    #expect(report.notices.contains { "\($0)".contains("base-url") })
  }

  @Test("A cache without tiles becomes a page without a map and no files about levels")
  func empty() async throws {
    let cache = try SmallCache([:])
    try FileManager.default.createDirectory(atPath: cache.file("_alllayers").path, withIntermediateDirectories: true)
    try await write(cache)
    let names = try contents("web").keys
    #expect(names.contains("index.html") && names.contains("cache.json"))
    #expect(!names.contains { $0.hasPrefix("presence/") || $0.hasPrefix("check/") })
  }

  @Test("Where OGC has no name for the system, the WMTS document is listed as lost before anything is written")
  func noCode() async throws {
    let cache = try SmallCache(world())
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
        .replacing(/<WKT>.*?<\/WKT>/, with: "<WKT>\(Self.local)</WKT>")
        .replacing("<WKID>102100</WKID><LatestWKID>3857</LatestWKID>", with: "")
      data = Data(text.utf8)
    }
    let refused = try await write(cache) { $0.losses = .refused }
    #expect(refused.lost.contains { $0.hasPrefix("the WMTS document: ") })
    #expect(folder.names.isEmpty)
    let report = try await write(cache)
    #expect(report.lost == refused.lost)
    let names = try contents("web").keys
    #expect(names.contains("index.html") && !names.contains("WMTSCapabilities.xml"))
  }

  private static let local =
    "PROJCS[&quot;Mine&quot;,GEOGCS[&quot;GCS_WGS_1984&quot;,DATUM[&quot;D_WGS_1984&quot;,SPHEROID[&quot;WGS_1984&quot;"
    + ",6378137.0,298.257223563]],PRIMEM[&quot;Greenwich&quot;,0.0],UNIT[&quot;Degree&quot;,0.0174532925199433]],"
    + "PROJECTION[&quot;Transverse_Mercator&quot;],PARAMETER[&quot;False_Easting&quot;,123456.0],"
    + "PARAMETER[&quot;False_Northing&quot;,0.0],PARAMETER[&quot;Central_Meridian&quot;,7.7],"
    + "PARAMETER[&quot;Scale_Factor&quot;,1.0],PARAMETER[&quot;Latitude_Of_Origin&quot;,0.0],UNIT[&quot;Meter&quot;,1.0]]"
}
