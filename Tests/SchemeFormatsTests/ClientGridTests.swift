import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

private let hasMercantile = Python.has("mercantile")
private let hasNode = CommandRun.isInstalled("node")

/// Files of JavaScript that Python packages include.
private enum MapLibraries {
  /// OpenLayers and proj4, which MapProxy includes for its demo pages.
  static let openLayers = folder(of: "mapproxy", "service/templates/demo/static", file: "ol.js")
  /// Leaflet, Proj4Leaflet and proj4.
  static let leaflet = folder(of: "leaflet", "static/leaflet", file: "proj4leaflet.js")

  private static func folder(of package: String, _ path: String, file: String) -> String? {
    // The package is not imported: the one with Leaflet would need Django.
    let program = """
      import importlib.util, sys
      print(importlib.util.find_spec(sys.argv[1]).submodule_search_locations[0])
      """
    guard hasNode, let run = try? Python.run(program, [package]), run.status == 0 else { return nil }
    let folder = run.text.trimmingCharacters(in: .whitespacesAndNewlines) + "/" + path
    return FileManager.default.fileExists(atPath: folder + "/" + file) ? folder : nil
  }
}

@Suite("Tiles that the libraries of web maps request")
struct ClientGridTests {
  /// Points of each level, and the addresses of their tiles.
  private struct Requests {
    var model: CacheDescription
    let lines: [String]

    /// - Parameters:
    ///   - levels: the numbers of the levels that the scheme keeps; `nil` for all.
    ///   - margin: the least distance of a point from the border of its tile, in pixels.
    init(_ name: String, levels: [Int]? = nil, margin: Double = 0) throws {
      model = try OpenGrids.model(name)
      model.tileAddress = "https://example.org/{level}/{row}/{col}.png"
      let all = try #require(model.scheme).levels
      if let levels { model.scheme?.levels = all.filter { levels.contains($0.number) } }
      let scheme = try #require(model.scheme)
      let extent = model.fullExtent ?? Envelope(xMin: -2e7, yMin: -2e7, xMax: 2e7, yMax: 2e7)
      var generator = SeededGenerator(seed: 9)
      var lines: [String] = []
      for (index, level) in scheme.levels.enumerated() {
        while lines.count < 1000 * (index + 1) {
          let point = MapPoint(
            x: .random(in: extent.xMin...extent.xMax, using: &generator),
            y: .random(in: extent.yMin...extent.yMax, using: &generator))
          let size = Double(scheme.tileWidth) * level.resolution
          let inside = [point.x - scheme.origin.x, scheme.origin.y - point.y].map {
            $0.truncatingRemainder(dividingBy: size) / level.resolution
          }
          guard inside.allSatisfy({ min($0, Double(scheme.tileWidth) - $0) >= margin }) else { continue }
          let tile = try #require(scheme.tile(at: point, level: level))
          lines.append(
            "\(index) \(point.x) \(point.y) https://example.org/\(level.number)/\(tile.row)/\(tile.column).png")
        }
      }
      self.lines = lines
    }

    /// Runs the snippet of a format with a script in the folder MapLibraries.
    func run(_ script: String, libraries: String, format: any SchemeFormat) throws -> CommandRun {
      let folder = try TemporaryDirectory()
      try Data(try format.write(model).text.utf8).write(to: URL(filePath: folder.path("snippet.js")))
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder.path("points.txt")))
      let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "MapLibraries")
      return try CommandRun(
        "node",
        [scripts.appending(path: script).path, libraries, folder.path("snippet.js"), folder.path("points.txt")])
    }
  }

  @Test(
    "OpenLayers requests the tile that contains a point, for 1,000 points of each level",
    .enabled(if: MapLibraries.openLayers != nil, "OpenLayers or node is missing"), arguments: OpenGrids.names)
  func openLayers(_ name: String) throws {
    let requests = try Requests(name)
    let run = try requests.run(
      "openlayers.cjs", libraries: try #require(MapLibraries.openLayers), format: OpenLayersFormat())
    #expect(run.text == "\(requests.lines.count) points, 0 wrong\n", "\(run.errors.suffix(500))")
  }

  @Test(
    "Leaflet requests the tile that contains a point, for 1,000 points of each level",
    .enabled(if: MapLibraries.leaflet != nil, "Leaflet or node is missing"), arguments: OpenGrids.names)
  func leaflet(_ name: String) throws {
    let requests = try Requests(name)
    let run = try requests.run("leaflet.cjs", libraries: try #require(MapLibraries.leaflet), format: LeafletFormat())
    #expect(run.text == "\(requests.lines.count) points, 0 wrong\n", "\(run.errors.suffix(500))")
  }

  @Test(
    "levels with gaps keep their numbers in the requests of Leaflet and OpenLayers",
    .enabled(if: MapLibraries.leaflet != nil && MapLibraries.openLayers != nil, "a library or node is missing"))
  func gaps() throws {
    let requests = try Requests("nztm", levels: [3, 4, 7, 12])
    let expected = "4000 points, 0 wrong\n"
    let leaflet = try requests.run(
      "leaflet.cjs", libraries: try #require(MapLibraries.leaflet), format: LeafletFormat())
    #expect(leaflet.text == expected, "\(leaflet.errors.suffix(500))")
    let openLayers = try requests.run(
      "openlayers.cjs", libraries: try #require(MapLibraries.openLayers), format: OpenLayersFormat())
    #expect(openLayers.text == expected, "\(openLayers.errors.suffix(500))")
  }

  @Test(
    "an origin that is half a tile away makes Leaflet and OpenLayers request other tiles",
    .enabled(if: MapLibraries.leaflet != nil && MapLibraries.openLayers != nil, "a library or node is missing"))
  func otherOrigin() throws {
    // Shows that the scripts count: the addresses are those of the right origin.
    var requests = try Requests("us feet", levels: [2])
    requests.model.scheme?.origin.x += 128 * 86.80555555555556
    let expected = /1000 points, [3-7][0-9][0-9] wrong\n/
    let leaflet = try requests.run(
      "leaflet.cjs", libraries: try #require(MapLibraries.leaflet), format: LeafletFormat())
    #expect(try expected.wholeMatch(in: leaflet.text) != nil, "\(leaflet.text)")
    let openLayers = try requests.run(
      "openlayers.cjs", libraries: try #require(MapLibraries.openLayers), format: OpenLayersFormat())
    #expect(try expected.wholeMatch(in: openLayers.text) != nil, "\(openLayers.text)")
  }

  /// MapLibre has one grid, which it computes from longitude and latitude as mercantile does. It cannot run in node,
  /// because it draws with WebGL.
  @Test(
    "the address in a source of MapLibre leads to the tile that contains a point, for 1,000 points of each zoom",
    .enabled(if: hasMercantile, "Python has no mercantile"))
  func mapLibre() throws {
    // At level 23 the digits of ArcGIS and of MapLibre are up to 0.7 pixels apart.
    let requests = try Requests("arcgis-online", margin: 1)
    let folder = try TemporaryDirectory()
    try Data(try MapLibreFormat().write(requests.model).text.utf8).write(to: URL(filePath: folder.path("source.json")))
    try Data(requests.lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder.path("points.txt")))
    let run = try Python.run(
      Self.mercantile, [folder.path("source.json"), folder.path("points.txt")], importing: ["mercantile"])
    #expect(run.text == "24000 points, 0 wrong\n", "\(run.errors)")
  }

  private static let mercantile = """
    import json, mercantile, sys
    source = json.load(open(sys.argv[1]))
    assert source["tileSize"] == 256 and (source["minzoom"], source["maxzoom"]) == (0, 23)
    total = wrong = 0
    for line in open(sys.argv[2]):
        zoom, x, y, expected = line.split()
        longitude, latitude = mercantile.lnglat(float(x), float(y))
        tile = mercantile.tile(longitude, latitude, int(zoom))
        address = source["tiles"][0].replace("{z}", str(tile.z)).replace("{y}", str(tile.y)).replace("{x}", str(tile.x))
        total += 1
        wrong += address != expected
    print(f"{total} points, {wrong} wrong")
    """
}
