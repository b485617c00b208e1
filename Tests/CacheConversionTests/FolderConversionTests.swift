import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

private let hasRasterio = Python.has("rasterio")

@Suite("Converting to folders of tiles and from them")
struct FolderConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The tiles of a folder, by Python and not with our code: `level/row/column` and a checksum. The rows of a Tile Map
  /// Service are counted from the origin in its document.
  private func tiles(_ path: String, _ naming: FolderNaming) throws -> [String: String] {
    let program = """
      import hashlib, json, os, sys, xml.etree.ElementTree as tree
      root, naming = sys.argv[1:]
      top = -1
      if naming == 'tms':
          document = tree.parse(os.path.join(root, 'tilemapresource.xml')).getroot()
          bottom = float(document.find('Origin').get('y'))
          size = int(document.find('TileFormat').get('height'))
          sizes = {s.get('href'): float(s.get('units-per-pixel')) for s in document.find('TileSets')}
          top = float(sys.stdin.read())
      found = {}
      for folder, _, names in os.walk(root):
          parts = os.path.relpath(folder, root).split(os.sep)
          if len(parts) < 2: continue
          for name in names:
              inner = name.split('.')[0]
              if naming == 'arcgis':
                  level, row, column = int(parts[0][1:]), int(parts[1][1:], 16), int(inner[1:], 16)
              elif naming == 'row-column':
                  level, row, column = int(parts[0]), int(parts[1]), int(inner)
              else:
                  level, column, row = int(parts[0]), int(parts[1]), int(inner)
              if naming == 'tms':
                  span = size * sizes[parts[0]]
                  place = (top - bottom) / span - 1 - row
                  assert abs(place - round(place)) < 1e-5, place
                  row = round(place)
              data = open(os.path.join(folder, name), 'rb').read()
              found[f'{level}/{row}/{column}'] = hashlib.sha256(data).hexdigest()
      print(json.dumps(found))
      """
    let run = try Python.run(
      program, [path, Self.name(naming)], input: Data("20037508.342787".utf8),
      importing: ["hashlib", "xml.etree.ElementTree"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode([String: String].self, from: run.output)
  }

  private static func name(_ naming: FolderNaming) -> String {
    switch naming {
    case .arcGIS: "arcgis"
    case .rowColumn: "row-column"
    case .columnRow: "xyz"
    case .columnRowFromSouth: "tms"
    }
  }

  private static let all: [FolderNaming] = [.columnRow, .columnRowFromSouth, .rowColumn, .arcGIS]

  @discardableResult
  private func write(
    _ input: String, _ naming: FolderNaming, to name: String = "tiles",
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws -> ConversionReport {
    var request = ConversionRequest(
      .cache(FilePath(input)), to: FilePath(folder.path(name)),
      as: .new(FoldersStore(naming: naming), existing: .kept, leftovers: .removed))
    change(&request)
    return try await CacheConverter(request).convert()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  /// Each tile is another picture, so that a tile in the wrong place is noticed.
  private static func square(zoom: Int) -> [SmallCache.Place: Data] {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<1 << zoom {
      for column in 0..<1 << zoom {
        tiles[.init(zoom, row, column)] = Data([0xFF, 0xD8, 0xFF]) + Data("\(row),\(column)".utf8)
      }
    }
    return tiles
  }

  @Test("A cache goes into folders and back tile for tile, and the folders open without options", arguments: all)
  func thereAndBack(naming: FolderNaming) async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, naming)
    let expected = try Python.tiles(of: cache.path)
    #expect(expected.count == 16)
    #expect(try tiles(folder.path("tiles"), naming) == expected)
    try await Conversion.run(folder.path("tiles"), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == expected)
    #expect(folder.names == ["back.tpkx", "tiles"])
  }

  @Test(
    "Real packages go into folders and back tile for tile", .needsCorpus,
    arguments: TestRun.cases(
      ["packages/nonstandard_zoom_levels.tpk", "packages/wgs84.tpkx", "packages/Usa.tpkx"], usually: 1), all)
  func real(name: String, naming: FolderNaming) async throws {
    let path = try Corpus.file(name).path
    try await write(path, naming)
    try await Conversion.run(folder.path("tiles"), to: folder.path("back.tpkx"))
    let (before, after) = (try Python.tiles(of: path), try Python.tiles(of: folder.path("back.tpkx")))
    #expect(before.count > 10)
    // Level numbers can become zooms, so the contents of each level are compared.
    #expect(before.count == after.count && Set(before.values) == Set(after.values))
    func finest(_ path: String) throws -> Double? {
      let opened = try CacheOpener.open(FilePath(path))
      return opened.packets.compactMap { opened.scheme.model.scheme?.level($0.level)?.resolution }.min()
    }
    let resolutions = (try #require(try finest(path)), try #require(try finest(folder.path("tiles"))))
    #expect(abs(resolutions.0 / resolutions.1 - 1) < 1e-9)
  }

  @Test("The folders of valid tiles are verified without findings", arguments: all)
  func verified(naming: FolderNaming) async throws {
    let cache = try SmallCache(SmallCache.world)
    try await write(cache.path, naming)
    #expect(try await Verification(folder.path("tiles")).found.filter { $0.severity != .info }.isEmpty)
  }

  @Test("TileJSON states the zooms that have tiles and the address from its folder")
  func tileJSON() async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, .columnRow)
    let document = try JSONSerialization.jsonObject(with: Data(text("tiles/tiles.json").utf8)) as? [String: Any]
    #expect(document?["tiles"] as? [String] == ["{z}/{x}/{y}.jpg"])
    #expect(document?["minzoom"] as? Int == 2 && document?["maxzoom"] as? Int == 2)
    try await write(cache.path, .rowColumn, to: "other")
    #expect(try text("other/tiles.json").contains("\"{z}/{y}/{x}.jpg\""))
  }

  /// The world with levels of New Zealand's scales: each is 2 or 2.5 times the one before.
  private func irregular() throws -> SmallCache {
    let cache = try SmallCache(SmallCache.world.merging(Self.square(zoom: 2)) { $1 })
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
        .replacing("<Scale>295828763.79577702</Scale>", with: "<Scale>236663011.0366</Scale>")
        .replacing("<Resolution>78271.516963999937</Resolution>", with: "<Resolution>62617.2135712</Resolution>")
        .replacing("<Scale>147914381.89788899</Scale>", with: "<Scale>118331505.5183</Scale>")
        .replacing("<Resolution>39135.758482000092</Resolution>", with: "<Resolution>31308.6067856</Resolution>")
      data = Data(text.utf8)
    }
    return cache
  }

  @Test("Irregular scales keep their level numbers, and their rows can count from the south", arguments: all)
  func irregularScales(naming: FolderNaming) async throws {
    let cache = try irregular()
    try await write(cache.path, naming)
    #expect(try tiles(folder.path("tiles"), naming) == Python.tiles(of: cache.path))
    try await Conversion.run(folder.path("tiles"), to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
    let scheme = try CacheOpener.open(FilePath(folder.path("tiles"))).scheme.model.scheme
    #expect(scheme?.levels.map(\.resolution).last == 31308.6067856)
  }

  @Test("A grid whose rows cannot count from the south is refused before anything is written")
  func noCommonHeight() async throws {
    let cache = try irregular()
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
      data = Data(text.replacing("62617.2135712", with: "62617.9135713").utf8)
    }
    let error = await #expect(throws: ConversionError.self) { try await write(cache.path, .columnRowFromSouth) }
    #expect(error?.message.description.contains("no height is whole tiles") == true)
    #expect(folder.names == [])
    try await write(cache.path, .columnRow)
    #expect(try tiles(folder.path("tiles"), .columnRow) == Python.tiles(of: cache.path))
  }

  @Test("The numbers of the folders are zooms of web maps, whatever numbers the levels have")
  func zooms() async throws {
    let cache = try SmallCache(Self.square(zoom: 1))
    try cache.change(cache.file("conf.xml")) { data in
      // Level 1 gets the resolution of zoom 2, in which the four tiles are a quarter of the world.
      let text = String(decoding: data, as: UTF8.self)
        .replacing("<Resolution>39135.758482000092</Resolution>", with: "<Resolution>19567.879241</Resolution>")
        .replacing("<Resolution>78271.516963999937</Resolution>", with: "<Resolution>39135.758482000092</Resolution>")
        .replacing("<Resolution>156543.03392799999</Resolution>", with: "<Resolution>78271.516963999937</Resolution>")
      data = Data(text.utf8)
    }
    let report = try await write(cache.path, .columnRow)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tiles")).sorted() == ["2", "tiles.json"])
    #expect(report.lost.contains { $0.hasPrefix("level numbers") })
    // Options that number or leave out levels of the scheme do not number them a second time.
    try await write(cache.path, .columnRow, to: "renumbered") { $0.numbering = .arcGISOnline }
    try await write(cache.path, .columnRow, to: "trimmed") { $0.schemeLevels = .withTiles }
    for name in ["renumbered", "trimmed"] {
      #expect(try text("\(name)/tiles.json") == text("tiles/tiles.json"), "\(name)")
    }
    #expect(try text("tiles/tiles.json").contains("\"minzoom\": 2,\n  \"maxzoom\": 2"))
    try await write(cache.path, .arcGIS, to: "arcgis")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("arcgis")).sorted() == ["L01", "tileset.json"])
  }

  @Test(
    "Tiles beyond the square are listed as lost before anything is written",
    arguments: [FolderNaming.columnRow, .columnRowFromSouth])
  func beyond(naming: FolderNaming) async throws {
    var tiles = try SmallCache.world
    tiles[.init(1, 2, 0)] = tiles[.init(1, 0, 0)]
    let cache = try SmallCache(tiles)
    let report = try await write(cache.path, naming) { $0.losses = .refused }
    #expect(report.lost.contains { $0.hasPrefix("1 tile beyond the square") })
    #expect(folder.names == [])
  }

  @Test("Levels and an extent select the tiles, and the document states them")
  func selected() async throws {
    let cache = try SmallCache(SmallCache.world.merging(Self.square(zoom: 2)) { $1 })
    let half = 20_037_508.342787
    try await write(cache.path, .columnRowFromSouth) {
      $0.levels = [1, 2]
      $0.extent = Envelope(xMin: -half, yMin: 0, xMax: 0, yMax: half)
    }
    let found = try tiles(folder.path("tiles"), .columnRowFromSouth)
    #expect(found.keys.sorted() == ["1/0/0", "2/0/0", "2/0/1", "2/1/0", "2/1/1"])
    #expect(try !text("tiles/tilemapresource.xml").contains("order='0'"))
  }

  @Test("Folders are replaced as a whole, but not if they contain anything else")
  func replaced() async throws {
    let cache = try SmallCache(SmallCache.world)
    try await write(cache.path, .columnRow)
    try Data("mine".utf8).write(to: folder.url.appending(path: "tiles/2/notes.txt"))
    func again() async throws {
      var request = ConversionRequest(
        .cache(FilePath(cache.path)), to: FilePath(folder.path("tiles")),
        as: .new(FoldersStore(naming: .rowColumn), existing: .replaced, leftovers: .removed))
      request.jobs = 1
      _ = try await CacheConverter(request).convert()
    }
    let error = await #expect(throws: ConversionError.self) { try await again() }
    #expect(error?.message.description.contains("notes.txt") == true)
    try FileManager.default.removeItem(atPath: folder.path("tiles/2/notes.txt"))
    try await again()
    #expect(try text("tiles/tiles.json").contains("{z}/{y}/{x}"))
    #expect(folder.names == ["tiles"])
  }

  @Test("Files of an interrupted run are continued, and an incomplete one is written again")
  func resumed() async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, .columnRow)
    let expected = try tiles(folder.path("tiles"), .columnRow)
    try FileManager.default.removeItem(atPath: folder.path("tiles"))
    var request = ConversionRequest(
      .cache(FilePath(cache.path)), to: FilePath(folder.path("tiles")),
      as: .new(FoldersStore(naming: .columnRow), existing: .kept, leftovers: .continued))
    request.jobs = 1
    let unfinished = Guarded<String?>(nil)
    let parent = folder.path("")
    let converter = CacheConverter(request) { event in
      guard case .begins = event else { return }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      unfinished.withValue { $0 = names.first { $0.hasSuffix(".partial") } }
    }
    _ = try await converter.convert()
    // As a killed run leaves it: without the document, with an incomplete file and without another.
    let partial = folder.path(try #require(unfinished.withValue { $0 }))
    try FileManager.default.moveItem(atPath: folder.path("tiles"), toPath: partial)
    try FileManager.default.removeItem(atPath: "\(partial)/tiles.json")
    try FileManager.default.removeItem(atPath: "\(partial)/2/3/3.jpg")
    try Data([0xFF]).write(to: URL(filePath: "\(partial)/2/0/0.jpg"))
    func number(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }
    let before = try number("\(partial)/2/1/1.jpg")
    _ = try await CacheConverter(request).convert()
    #expect(try tiles(folder.path("tiles"), .columnRow) == expected)
    #expect(try number(folder.path("tiles/2/1/1.jpg")) == before)
    #expect(folder.names == ["tiles"])
  }

  @Test("Names that are not those of tiles are lost, and two files for one tile are refused")
  func hostile() async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, .columnRowFromSouth)
    let tile = try SmallCache.tile("tile.jpg")
    func add(_ name: String) throws {
      let file = folder.url.appending(path: "tiles/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try tile.write(to: file)
    }
    // North of the map, with a sign, with a zero in front, and of a level that the document does not state.
    for name in ["2/0/4.jpg", "2/0/-1.jpg", "2/01/0.jpg", "9/0/0.jpg", "2/0/99999999999999999999.jpg"] { try add(name) }
    let report = try await Conversion.run(folder.path("tiles"), to: folder.path("a.tpkx"))
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: cache.path))
    for name in ["2/0/4.jpg", "2/0/-1.jpg", "2/01", "and 1 more file", "tiles/9:"] {
      #expect(report.lost.contains { $0.contains(name) }, "\(name): \(report.lost)")
    }
    try add("2/0/0.png")
    let error = await #expect(throws: ConversionError.self) {
      try await Conversion.run(folder.path("tiles"), to: folder.path("b.tpkx"))
    }
    #expect(error?.message.description.contains("the same place") == true)
  }

  @Test("A TileJSON whose rows count from the south is read as such")
  func tileJSONFromSouth() async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, .columnRowFromSouth)
    try FileManager.default.removeItem(atPath: folder.path("tiles/tilemapresource.xml"))
    let document = #"{"tilejson": "2.2.0", "scheme": "tms", "tiles": ["{z}/{x}/{y}.jpg"], "minzoom": 2, "maxzoom": 2}"#
    try Data(document.utf8).write(to: folder.url.appending(path: "tiles/tiles.json"))
    try await Conversion.run(folder.path("tiles"), to: folder.path("a.tpkx"))
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: cache.path))
  }

  @Test(
    "Resolutions of few digits give each zoom its number of rows, as gdal2tiles and ArcGIS Online have them",
    arguments: ["profile='mercator'", "profile='local'"])
  func rowsOfZooms(profile: String) throws {
    // gdal2tiles 3.6 divides 156543.03390625, and ArcGIS Online has 14 digits of 156543.03392800.
    let first = profile.contains("mercator") ? 156_543.033_906_25 : 156_543.033_928
    let sets = (0...23).map { zoom in
      "<TileSet href='\(zoom)' units-per-pixel='\(first / Double(1 << zoom))' order='\(zoom)'/>"
    }
    let half = "20037508.342787"
    let document = """
      <TileMap version='1.0.0' tilemapservice='http://tms.osgeo.org/1.0.0'><Title>a</Title><SRS>EPSG:3857</SRS>
      <BoundingBox minx='-\(half)' miny='-\(half)' maxx='\(half)' maxy='\(half)'/><Origin x='-\(half)' y='-\(half)'/>
      <TileFormat width='256' height='256' mime-type='image/png' extension='png'/>
      <TileSets \(profile)>\(sets.joined())</TileSets></TileMap>
      """
    let opened = try SchemeOpener.open(Array(document.utf8), named: "tilemapresource.xml")
    let rows = (0...23).reduce(into: [:]) { $0[$1] = 1 << $1 }
    #expect(opened.documents.first?.document.tileOrder == .columnRowFromSouth(rowCounts: rows))
  }

  @Test("Folders whose rows count from the south need a scheme that states the rows")
  func fromSouthWithScheme() async throws {
    let cache = try SmallCache(Self.square(zoom: 2))
    try await write(cache.path, .columnRowFromSouth)
    try FileManager.default.removeItem(atPath: folder.path("tiles/tilemapresource.xml"))
    func convert(_ scheme: SchemeInput, _ name: String) async throws {
      let request = ConversionRequest(
        .folders(FilePath(folder.path("tiles")), naming: .columnRowFromSouth, scheme: scheme),
        to: FilePath(folder.path(name)), as: .new(PackageStore(), existing: .kept, leftovers: .removed))
      _ = try await CacheConverter(request).convert()
    }
    try await convert(.path(FilePath(cache.file("conf.xml").path)), "a.tpkx")
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: cache.path))
    let other = try irregular()
    let error = await #expect(throws: ConversionError.self) {
      try await convert(.path(FilePath(other.file("conf.xml").path)), "b.tpkx")
    }
    #expect(error?.message.description.contains("rows of these folders count from the south") == true)
  }

  @Test("An audit lists the folders as one cache, and their sizes calibrate a forecast", arguments: all)
  func otherJobs(naming: FolderNaming) async throws {
    let cache = try SmallCache(SmallCache.world)
    try await write(cache.path, naming)
    let base = ComparedScheme(try #require(BuiltInScheme.named("arcgis-online")))
    let request = AuditRequest(
      FilePath(folder.path("")), on: base, settings: LintSettings(catalogue: .all, source: .none), jobs: 1)
    let report = try await AuditJob(request).run()
    #expect(report.caches.count == 1)
    #expect(try report.caches.first?.result.get().kind == .folders)
    #expect(try report.caches.first?.result.get().tiles == 21)
    #expect(try TileSizeCalibration(FilePath(folder.path("tiles"))).tiles == 21)
  }

  @Test(
    "GDAL draws each tile at its place", .tags(.peer), .enabled(if: hasRasterio, "Python has no rasterio"),
    arguments: [FolderNaming.columnRow, .columnRowFromSouth])
  func drawnByGDAL(naming: FolderNaming) async throws {
    let tiles = try ColouredTiles.square(
      4, colour: "row * 60 + 5, column * 60 + 5, 77", from: .init(2, 0, 0), in: folder)
    let cache = try SmallCache(tiles, format: "PNG24")
    try await write(cache.path, naming)
    let script = """
      import functools, http.server, rasterio, sys, threading
      class Quiet(http.server.SimpleHTTPRequestHandler):
          def log_message(self, *arguments): pass
      server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Quiet, directory=sys.argv[1]))
      threading.Thread(target=server.serve_forever, daemon=True).start()
      place = f'http://127.0.0.1:{server.server_port}'
      half = 20037508.342787
      text = f'''<GDAL_WMS><Service name="TMS"><ServerUrl>{place}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service>
      <DataWindow><UpperLeftX>{-half}</UpperLeftX><UpperLeftY>{half}</UpperLeftY><LowerRightX>{half}</LowerRightX>
      <LowerRightY>{-half}</LowerRightY><TileLevel>2</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY>
      <YOrigin>{sys.argv[2]}</YOrigin></DataWindow><Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX>
      <BlockSizeY>256</BlockSizeY><BandsCount>3</BandsCount></GDAL_WMS>'''
      data = rasterio.open(text).read()
      for row in range(4):
          for column in range(4):
              block = data[:, row * 256:row * 256 + 256, column * 256:column * 256 + 256]
              for band, value in enumerate((row * 60 + 5, column * 60 + 5, 77)):
                  assert (block[band] == value).all(), (row, column)
      server.shutdown()
      print('right')
      """
    let run = try Python.run(
      script, [folder.path("tiles"), naming.isFromSouth ? "bottom" : "top"], importing: ["rasterio"])
    #expect(run.text == "right\n", "\(run.errors)")
  }
}
