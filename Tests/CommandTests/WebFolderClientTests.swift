import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Folders of convert --to web behind web servers", .tags(.peer, .browser))
struct WebFolderClientTests {
  /// What `web_folders.py` saw.
  private struct Seen: Decodable {
    struct Raster: Decodable {
      let size: [Int]
      let origin: [Double]
      let pixel: Double
      let circle: Int
    }
    struct View: Decodable {
      let cache: String
      let width: Int
      let scheme: String
      let scrollWidth: Int
      let messages: [String]
      let failed: [String]
      let counts: String
      let links: Int
    }
    struct Page: Decodable {
      let text: String
      let levels: Int
    }
    let gdal: [String: Raster]
    let problems: [String]
    let views: [View]
    let noLibrary: Page?
  }

  private static let library = TestFiles.root.appending(path: ".build/\(MapLibrary.folder)")

  static let hasServers =
    (CommandRun.isInstalled("nginx") || FileManager.default.fileExists(atPath: "/usr/sbin/nginx"))
    && CommandRun.isInstalled("gdalinfo") && Python.has("mapproxy") && Python.has("lxml") && Python.has("PIL")

  static let hasBrowser =
    ["chromium", "chromium-browser", "google-chrome"].contains(where: CommandRun.isInstalled)
    && FileManager.default.fileExists(atPath: library.appending(path: "ol.js").path)

  /// The programs are started once for all tests.
  private static let result = Result { () throws in
    let folder = try TemporaryDirectory()
    let run = try CommandRun(
      "python3", ["Tests/CommandTests/web_folders.py", CommandRun.tool.path, folder.url.path, library.path])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Seen.self, from: run.output)
  }

  @Test(
    "GDAL reads the WMTS of a folder behind nginx with the right size, origin and pixels, and OGC's schemas accept it",
    .enabled(if: hasServers, "nginx, gdal-bin, MapProxy, lxml or Pillow is missing"))
  func documents() throws {
    let seen = try Self.result.get()
    #expect(seen.problems.isEmpty)
    // The extent 1000000, 4700000, 2200000, 6300000 at 700000 × 0.0254 / 96 metres a pixel.
    let raster = try #require(seen.gdal["NZ"])
    #expect(raster.size == [6480, 8639])
    #expect(abs(raster.pixel - 700_000 * 0.0254 / 96) < 1e-9)
    #expect(abs(raster.origin[0] - 1_000_000) < raster.pixel && abs(raster.origin[1] - 6_300_000) < raster.pixel)
    for name in ["Web", "NZ"] { #expect(seen.gdal[name]?.circle == 180, "\(name)") }
  }

  @Test(
    "The page of a folder works on any web server, on phones and desks, and its console has no message",
    .enabled(if: hasServers && hasBrowser, "nginx, Chromium or OpenLayers is missing"))
  func page() throws {
    let views = try Self.result.get().views
    #expect(views.count == 8)
    let counts = ["Web": "34 tiles, 1 missing, 1 damaged", "NZ": "62 tiles, 1 missing, 1 damaged"]
    for view in views {
      let name = "\(view.cache), \(view.width) px, \(view.scheme)"
      #expect(view.messages == [] && view.failed == [], "\(name)")
      #expect(view.scrollWidth == view.width, "\(name)")
      #expect(view.counts == counts[view.cache], "\(name)")
      #expect(view.links >= 5, "\(name)")
    }
  }

  @Test(
    "Without OpenLayers, the page of a folder lists the levels and says what to run",
    .enabled(if: hasServers && hasBrowser, "nginx, Chromium or OpenLayers is missing"))
  func noLibrary() throws {
    let page = try #require(try Self.result.get().noLibrary)
    #expect(page.text.contains("then convert the cache again") && page.text.contains(MapLibrary.command))
    #expect(page.levels == 3)
  }
}
