import Foundation
import TestSupport
import Testing

/// What the command adds to open schemes: the choice of a set, exit statuses and printed text.
@Suite("Open schemes as a command")
struct OpenSchemeTests {
  private static func set(_ name: String, _ corner: String = "-20037508.34278925 20037508.34278925") -> String {
    "<TileMatrixSet><ows:Identifier>\(name)</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>"
      + "<TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator>"
      + "<TopLeftCorner>\(corner)</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>"
      + "<MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix></TileMatrixSet>"
  }

  private func capabilities(_ sets: String...) throws -> (folder: TemporaryDirectory, path: String) {
    let folder = try TemporaryDirectory()
    let text =
      "<Capabilities xmlns='http://www.opengis.net/wmts/1.0' xmlns:ows='http://www.opengis.net/ows/1.1'><Contents>"
      + sets.joined() + "</Contents></Capabilities>"
    try Data(text.utf8).write(to: URL(filePath: folder.path("caps.xml")))
    return (folder, folder.path("caps.xml"))
  }

  @Test(
    "several sets without a choice are wrong usage, and are listed",
    arguments: ["show", "convert", "compare", "preflight"])
  func several(_ command: String) throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let more = ["convert": ["-", "--to", "conf.xml"], "compare": ["arcgis-online"]][command] ?? []
    let run = try CommandRun.tilescheme([command, path] + more)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("2 schemes; name one of them: one, two"))
    _ = folder
  }

  @Test("a set is chosen with --set, or behind the file name")
  func choice() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    for arguments in [["show", path, "--set", "two"], ["show", "\(path)#two"]] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.contains("tile origin         0, 0"))
    }
    let unknown = try CommandRun.tilescheme("show", path, "--set", "three")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("no scheme called “three”"))
    _ = folder
  }

  @Test("lint checks every set of a document")
  func lint() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "20037508.34278925 -20037508.34278925"))
    let run = try CommandRun.tilescheme("lint", path)
    #expect(run.text.contains("OGC003"), "\(run.text)")
    _ = folder
  }

  @Test("lint says that sets with the same name cannot be told apart")
  func sameName() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("one", "0 0"))
    let run = try CommandRun.tilescheme("lint", path)
    #expect(run.status == 3)
    #expect(run.errors.contains("several schemes called “one”"), "\(run.errors)")
    _ = folder
  }

  @Test("lint checks every set of an address", .enabled(if: LocalServer.isAvailable))
  func lintAddress() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "20037508.34278925 -20037508.34278925"))
    let server = try LocalServer(answer: String(contentsOf: URL(filePath: path), encoding: .utf8))
    let run = try CommandRun.tilescheme(
      "lint", "\(server.address)/arcgis/rest/services/A/MapServer/WMTS/1.0.0/WMTSCapabilities.xml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("OGC003"), "\(run.text)")
    _ = folder
  }

  @Test("an address of capabilities is read, with the set behind it", .enabled(if: LocalServer.isAvailable))
  func address() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let server = try LocalServer(answer: String(contentsOf: URL(filePath: path), encoding: .utf8))
    let run = try CommandRun.tilescheme(
      "show", "\(server.address)/arcgis/rest/services/A/MapServer/WMTS/1.0.0/WMTSCapabilities.xml#two")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("tile origin         0, 0"))
    _ = folder
  }

  @Test("converting an open scheme to Esri's says which convention the scales follow")
  func convention() throws {
    let (folder, path) = try capabilities(Self.set("one"))
    let run = try CommandRun.tilescheme("convert", path, folder.path("conf.xml"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("96 dots per inch and 39.37 inches per metre (scale convention arcgis)"))
  }

  @Test("--tiles-url is written into the document, and without it an example is reported")
  func address2() throws {
    let with = try CommandRun.tilescheme(
      "convert", "arcgis-online", "-", "--to", "tilejson", "--tiles-url", "https://a.example/{z}/{x}/{y}.png")
    #expect(with.status == 0 && with.text.contains("https://a.example/{z}/{x}/{y}.png"))
    let without = try CommandRun.tilescheme("convert", "arcgis-online", "-", "--to", "tilejson")
    #expect(without.errors.contains("--tiles-url"))
  }

  @Test("schemes lists the built-in schemes, as text and as JSON under its schema")
  func schemes() throws {
    let text = try CommandRun.tilescheme("schemes", "nztm")
    #expect(text.status == 0)
    #expect(text.text.contains("NZTM2000") && text.text.contains("-1000000, 10000000"))
    let json = try CommandRun.tilescheme("schemes", "--format", "json")
    let folder = try TemporaryDirectory()
    try json.output.write(to: URL(filePath: folder.path("a.json")))
    #expect(try SchemaCheck.run("schemes.schema.json", [folder.path("a.json")]).status == 0)
    #expect(try CommandRun.tilescheme("schemes", "nothing-like-it").status == 2)
  }

  @Test("a layer is written to a file, and what it does not hold is lost")
  func snippet() throws {
    let folder = try TemporaryDirectory()
    let run = try CommandRun.tilescheme(
      "convert", TestFiles.sample("national-grid-nz").path, folder.path("layer.js"), "--to", "openlayers",
      "--scheme-only")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("lost: scales of"))
    #expect(try String(contentsOf: URL(filePath: folder.path("layer.js")), encoding: .utf8).contains("TileGrid"))
  }
}
