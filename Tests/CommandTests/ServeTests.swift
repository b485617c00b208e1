import Foundation
import TestSupport
import Testing

@Suite("The command serve")
struct ServeTests {
  /// What `serve_clients.py` saw.
  private struct Seen: Decodable {
    struct Raster: Decodable {
      let size: [Int]
      let origin: [Double]
      let pixel: Double
      let circle: Int
    }
    struct Part: Decodable {
      let circle: Int
    }
    struct Service: Decodable {
      let layers: [String]
      let matrices: [String: Int]
      let isSame: Bool
    }
    let gdal: [String: Raster]
    let rasterio: [String: Part?]
    let owslib: Service
    let problems: [String]
  }

  static let hasClients =
    CommandRun.isInstalled("gdalinfo") && Python.has("owslib") && Python.has("mapproxy") && Python.has("lxml")
    && Python.has("PIL")

  @Test(
    "GDAL, OWSLib and OGC's schemas accept a WMTS in Web Mercator and one with irregular scales",
    .enabled(if: hasClients, "gdal-bin, OWSLib, MapProxy, lxml or Pillow is missing"))
  func clients() throws {
    let folder = try TemporaryDirectory()
    let run = try CommandRun(
      "python3", ["Tests/CommandTests/serve_clients.py", CommandRun.tool.path, folder.path("caches")])
    try #require(run.status == 0, "\(run.errors)")
    let seen = try JSONDecoder().decode(Seen.self, from: run.output)
    #expect(seen.problems.isEmpty)
    #expect(seen.owslib.layers == ["NZ", "Web"])
    // Web has tiles at six of its 24 levels.
    #expect(seen.owslib.matrices == ["Web": 6, "NZ": 3])
    #expect(seen.owslib.isSame)
    // The extent 1000000, 4700000, 2200000, 6300000 at 700000 × 0.0254 / 96 metres a pixel.
    let raster = try #require(seen.gdal["NZ"])
    #expect(raster.size == [6480, 8639])
    #expect(abs(raster.pixel - 700_000 * 0.0254 / 96) < 1e-9)
    #expect(abs(raster.origin[0] - 1_000_000) < raster.pixel && abs(raster.origin[1] - 6_300_000) < raster.pixel)
    for name in ["Web", "NZ"] {
      #expect(seen.gdal[name]?.circle == 180, "\(name)")
      if let newer = seen.rasterio[name] ?? nil { #expect(newer.circle == 180, "\(name)") }
    }
  }

  @Test(
    "Wrong options are wrong usage, and say what is right",
    arguments: [
      ["--port", "70000"], ["--public-url", "maps.example.com"], ["--cors", "maps"], ["--missing", "500"],
      ["--cors", "https://maps.example.com/a"], ["--jobs", "0"],
    ])
  func usage(options: [String]) throws {
    let run = try CommandRun.tilescheme(["serve", sample("web-mercator-ready")] + options)
    #expect(run.status == 2)
    #expect(run.errors.contains(options[0]))
  }

  @Test("A path without a cache is exit status 3, and the message names it")
  func nothing() throws {
    let folder = try TemporaryDirectory()
    let run = try CommandRun.tilescheme("serve", folder.url.path, "--port", "0")
    #expect(run.status == 3)
    #expect(run.errors.contains("\(folder.url.path): the directory contains no cache"))
  }
}
