import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

private let hasMapProxy = Python.has("mapproxy")

@Suite("Open formats beside tile matrix sets")
struct OtherOpenFormatTests {
  private func read(_ text: String) throws -> SchemeDocument { try document(Array(text.utf8)) }

  @Test("a written TileJSON is valid under its schema, and its zooms come back", .needsConformance)
  func tileJSON() throws {
    var model = try OpenGrids.model("arcgis-online")
    model.fullExtent = Envelope(
      xMin: -1e6, yMin: 5e6, xMax: 1e6, yMax: 7e6, spatialReference: SpatialReference(wkid: 3857))
    model.tileAddress = "https://example.org/{level}/{row}/{col}.png"
    let all = try #require(model.scheme).levels
    model.scheme?.levels = all.filter { (3...9).contains($0.number) }
    let text = try TileJSONFormat().write(model).text
    #expect(text.contains("https://example.org/{z}/{y}/{x}.png"))
    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder.path("tiles.json")))
    let schema = try Conformance.folder("tilejson").appending(path: "2.2.0.schema.json").path
    #expect(try SchemaCheck.runJSON(schema: schema, [folder.path("tiles.json")]).status == 0)
    let found = try read(text)
    #expect(found.findings.isEmpty)
    #expect(found.model.scheme?.levels == model.scheme?.levels)
  }

  @Test(
    "TileJSON and MapLibre refuse another grid than that of web maps, and say what differs",
    arguments: ["tilejson", "maplibre"], ["nztm", "wide degrees"])
  func onlyWebMaps(_ formatName: String, _ grid: String) throws {
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let error = #expect(throws: WritingError.self) { try format.write(try OpenGrids.model(grid)) }
    #expect(error?.message.contains("Web Mercator") == true)
  }

  @Test("TileJSON refuses a resolution that is not a zoom")
  func noZoom() throws {
    var model = try OpenGrids.model("arcgis-online")
    model.scheme?.levels[3].resolution *= 1.0001
    let error = #expect(throws: WritingError.self) { try TileJSONFormat().write(model) }
    #expect(error?.message.contains("level 3") == true)
  }

  @Test("TileJSON of vector tiles is an error")
  func vector() throws {
    let found = try read(
      "{\"tilejson\": \"3.0.0\", \"tiles\": [], \"vector_layers\": [{\"id\": \"a\", \"fields\": {}}]}")
    #expect(!found.isComplete)
  }

  @Test("a written tile set is valid under OGC’s schema, and keeps limits and attribution", .needsConformance)
  func tileSet() throws {
    var model = try OpenGrids.model("nztm")
    model.attribution = "© Survey"
    model.image = TileImageInfo()
    model.image?.format = .mixed
    model.scheme?.levels[2].matrixLimits = TileRange(rows: 0..<9, columns: 3..<5)
    let text = try TileSetFormat().write(model).text
    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder.path("set.json")))
    let schema = try Conformance.folder("ogc-tms-2.0").appending(path: "tileSet.json")
    let run = try CommandRun(
      "check-jsonschema",
      ["--schemafile", schema.path, "--base-uri", schema.absoluteString, folder.path("set.json")])
    #expect(run.status == 0, "\(run.text)")
    let found = try read(text)
    #expect(found.format.name == "tile-set")
    #expect(found.model.attribution == "© Survey")
    #expect(found.model.image?.format == .mixed)
    #expect(found.model.scheme?.levels[2].matrixLimits == TileRange(rows: 0..<9, columns: 3..<5))
    #expect(found.model.scheme?.levels.map(\.resolution) == model.scheme?.levels.map(\.resolution))
  }

  @Test("hostile TileJSON is refused without a crash")
  func hostile() throws {
    for text in [
      "{\"tilejson\": 3, \"tiles\": 7, \"minzoom\": -1}",
      "{\"tilejson\": \"\", \"tiles\": [], \"minzoom\": 9, \"maxzoom\": 3}",
      "{\"tilejson\": \"\", \"tiles\": [], \"maxzoom\": 31}",
      "{\"tilejson\": \"\", \"tiles\": [], \"bounds\": [1, 2, 3]}",
      "{\"tilejson\": \"\", \"tiles\": [], \"bounds\": [1e300, 2, 3, 4]}",
    ] {
      let found = try read(text)
      for format in SchemeFormatRegistry.all { _ = try? format.write(found.model) }
    }
  }
}

@Suite("Layers for the libraries of web maps")
struct SnippetTests {
  private func model(_ name: String, levels: [Int]? = nil) throws -> CacheDescription {
    var model = try OpenGrids.model(name)
    model.tileAddress = "https://example.org/{level}/{row}/{col}.png"
    let all = try #require(model.scheme).levels
    if let levels { model.scheme?.levels = all.filter { levels.contains($0.number) } }
    return model
  }

  @Test(
    "each layer is a program that node can parse",
    .enabled(if: CommandRun.isInstalled("node"), "node is missing"), arguments: OpenGrids.names,
    ["openlayers", "leaflet", "arcgis-js"])
  func syntax(_ name: String, _ formatName: String) throws {
    var model = try model(name)
    model.name = "A “name” with `ticks`\nand ${lines}"
    let format = try #require(SchemeFormatRegistry.named(formatName))
    let folder = try TemporaryDirectory()
    try Data(try format.write(model).text.utf8).write(to: URL(filePath: folder.path("a.js")))
    let run = try CommandRun("node", ["--check", folder.path("a.js")])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("level numbers that are not positions are in the address")
  func numbers() throws {
    let text = try OpenLayersFormat().write(try model("arcgis-online", levels: [5, 6, 9])).text
    #expect(text.contains("const levels = [5, 6, 9];"))
    #expect(text.contains("`https://example.org/${levels[z]}/${y}/${x}.png`"))
  }

  @Test("MapLibre gets the size of the tiles, which it would assume to be 512")
  func mapLibre() throws {
    let text = try MapLibreFormat().write(try model("arcgis-online")).text
    #expect(text.contains("\"tileSize\": 256"))
    #expect(text.contains("https://example.org/{z}/{y}/{x}.png"))
  }

  @Test(
    "MapProxy computes the same tiles from the written mapproxy.yaml",
    .enabled(if: hasMapProxy, "Python has no MapProxy"), arguments: OpenGrids.names)
  func mapProxy(_ name: String) throws {
    let model = try model(name)
    let scheme = try #require(model.scheme)
    let folder = try TemporaryDirectory()
    try Data(try MapProxyFormat().write(model).text.utf8).write(to: URL(filePath: folder.path("mapproxy.yaml")))
    let extent = model.fullExtent ?? Envelope(xMin: -2e7, yMin: -2e7, xMax: 2e7, yMax: 2e7)
    var generator = SeededGenerator(seed: 3)
    var lines: [String] = []
    for level in scheme.levels {
      for _ in 0..<100 {
        let point = MapPoint(
          x: .random(in: extent.xMin...extent.xMax, using: &generator),
          y: .random(in: extent.yMin...extent.yMax, using: &generator))
        let tile = try #require(scheme.tile(at: point, level: level))
        lines.append("\(level.number) \(point.x) \(point.y) \(tile.column) \(tile.row)")
      }
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder.path("points.txt")))
    let run = try Python.run(
      Self.script, [folder.path("mapproxy.yaml"), folder.path("points.txt")], importing: ["mapproxy.config.loader"])
    #expect(run.text == "\(lines.count) points, 0 wrong\n", "\(run.errors)")
  }

  private static let script = """
    import sys
    from mapproxy.config.loader import load_configuration
    configuration = load_configuration(sys.argv[1])
    name = [name for name in configuration.grids if name.endswith("_grid")][0]
    grid = configuration.grids[name].tile_grid()
    # The name of this method changed after MapProxy 1.
    tile_of_point = getattr(grid, "tile_coord_for_point", None) or grid.tile
    total = wrong = 0
    for line in open(sys.argv[2]):
        level, x, y, column, row = line.split()
        tile = tile_of_point(float(x), float(y), int(level))
        total += 1
        wrong += tuple(tile[:2]) != (int(column), int(row))
    print(f"{total} points, {wrong} wrong")
    """

  @Test("levels that do not begin at 0 get resolutions without tiles in front of them")
  func positions() {
    let levels = [LevelOfDetail(number: 2, resolution: 8, scale: 0), LevelOfDetail(number: 4, resolution: 2, scale: 0)]
    #expect(MapProxyFormat.resolutions(levels) == [32, 16, 8, 5, 2])
  }
}
