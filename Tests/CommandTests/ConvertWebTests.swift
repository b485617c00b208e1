import Foundation
import TestSupport
import Testing

@Suite("convert --to web")
struct ConvertWebTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache

  init() throws {
    folder = try TemporaryDirectory()
    cache = try SmallCache(SmallCache.world)
  }

  @Test("The exit status is 0, and the files of the folder are printed without the tiles and the parts of the page")
  func written() throws {
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("web"), "--to", "web", "--base-url", "https://maps.example.com/roads/")
    #expect(run.status == 0, "\(run.errors)")
    let wrote = run.errors.split(separator: "\n").filter { $0.hasPrefix("wrote: ") }.map { $0.dropFirst(7) }
    #expect(
      wrote == ["index.html", "WMTSCapabilities.xml", "tiles.json", "cache.json"].map { folder.path("web/\($0)")[...] })
  }

  @Test("Without --base-url, the notice names the option")
  func noBase() throws {
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("web"), "--to", "web")
    #expect(run.status == 0)
    #expect(run.errors.contains("give --base-url to write them"), "\(run.errors)")
  }

  @Test(
    "A base address that is not one, or that has no use, is wrong usage",
    arguments: [
      ["--to", "web", "--base-url", "maps.example.com"], ["--to", "web", "--base-url", "https://a/?x=1"],
      ["--to", "web", "--base-url", "https://a/\"><script>"], ["--to", "legacy", "--base-url", "https://a"],
      ["--into", "--base-url", "https://a"], ["--to", "web", "--layout", "xyz"],
      ["--to", "web", "--scheme-only", "--base-url", "https://a"],
    ])
  func usage(options: [String]) throws {
    let run = try CommandRun.tilescheme(["convert", cache.path, folder.path("web")] + options)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains(options.contains("--layout") ? "--layout" : "--base-url"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("With --strict, the losses are listed, nothing is written, and the exit status is 1")
  func strict() throws {
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("web"), "--to", "web", "--strict")
    #expect(run.status == 1 && run.errors.contains("lost: "), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("The JSON is what its schema says", .enabled(if: SchemaCheck.isAvailable))
  func json() throws {
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("web"), "--to", "web", "--format", "json", "--quiet")
    try run.output.write(to: URL(filePath: folder.path("report.json")))
    let checked = try SchemaCheck.run("convert.schema.json", [folder.path("report.json")])
    #expect(checked.status == 0, "\(checked.text)")
  }

  @Test("A scheme without tiles cannot become a folder for web servers")
  func noTiles() throws {
    let run = try CommandRun.tilescheme("convert", "arcgis-online", folder.path("web"), "--to", "web")
    #expect(run.status == 2 && run.errors.contains("tiles"), "\(run.errors)")
  }
}
