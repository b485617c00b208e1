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
    arguments: ["convert", "preflight"])
  func several(_ command: String) throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let more = ["convert": ["-", "--to", "conf.xml"]][command] ?? []
    let run = try CommandRun.tilescheme([command, path] + more)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("2 schemes; name one of them: one, two"))
    _ = folder
  }

  @Test(
    "show of several sets is a table with the grid, the alignment and the findings of each, and says how to choose one")
  func table() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let run = try CommandRun.tilescheme("show", path, environment: ["COLUMNS": "200"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n")
    #expect(rows.count == 3, "\(run.text)")
    #expect(rows[0].hasPrefix("scheme  system"))
    #expect(rows[1].hasPrefix("one") && rows[1].contains("3857") && rows[1].contains("exact"), "\(run.text)")
    #expect(rows[2].hasPrefix("two") && rows[2].contains("never"), "\(run.text)")
    #expect(
      run.errors.contains("2 schemes; choose one by its name behind “#”, for example: tilescheme show '\(path)#one'"))
    // A program gets a scheme or an error, and no table.
    #expect(try CommandRun.tilescheme("show", path, "--format", "json").status == 2)
    _ = folder
  }

  @Test(
    "compare with several sets has a line for each, and the exit status 1 if one does not line up",
    arguments: [true, false])
  func comparison(isFirst: Bool) throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let schemes = isFirst ? [path, "arcgis-online"] : ["arcgis-online", path]
    let run = try CommandRun.tilescheme(["compare"] + schemes)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.text.contains("\(path)#one") && run.text.contains("\(path)#two"))
    // The command in the hint is for this very input, so it is run as it is printed.
    let hint = try #require(run.errors.components(separatedBy: "level by level: tilescheme ").last)
    let copied = try CommandRun(
      "sh", ["-c", "set -- \(hint.trimmingCharacters(in: .newlines)); printf '%s\\n' \"$@\""])
    let words = copied.text.split(separator: "\n").map(String.init)
    #expect(words == ["compare"] + (isFirst ? ["\(path)#one", "arcgis-online"] : ["arcgis-online", "\(path)#one"]))
    #expect(try CommandRun.tilescheme(words).status == 0)
    let json = try CommandRun.tilescheme(["compare"] + schemes + ["--format", "json"])
    #expect((try object(json.output)["caches"] as? [Any])?.count == 2)
    _ = folder
  }

  @Test("compare of two documents with several sets says how to choose one of each")
  func severalOfBoth() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "0 0"))
    let run = try CommandRun.tilescheme("compare", path, path)
    #expect(run.status == 2)
    #expect(run.errors.contains("for example: tilescheme compare '\(path)#one' '\(path)#one'"), "\(run.errors)")
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

  @Test("a set of standard input is chosen with --set, and lint checks all of them")
  func standardInput() throws {
    let (folder, path) = try capabilities(Self.set("one"), Self.set("two", "20037508.34278925 -20037508.34278925"))
    let input = try Data(contentsOf: URL(filePath: path))
    let show = try CommandRun.tilescheme("show", "-", "--set", "one", input: input)
    #expect(show.status == 0 && show.text.contains("-20037508.34278925, 20037508.34278925"), "\(show.errors)")
    let convert = try CommandRun.tilescheme(
      "convert", "-", folder.path("conf.xml"), "--set", "one", input: input)
    #expect(convert.status == 0, "\(convert.errors)")
    let compare = try CommandRun.tilescheme("compare", "/dev/stdin#one", "WebMercatorQuad", input: input)
    #expect(compare.status == 0, "\(compare.errors)")
    let lint = try CommandRun.tilescheme("lint", "-", input: input)
    #expect(lint.status == 0 && lint.text.contains("OGC003"), "\(lint.text)\(lint.errors)")
    let unnamed = try CommandRun.tilescheme("show", "-", input: input)
    #expect(unnamed.status == 2 && unnamed.errors.contains("for example /dev/stdin#one"), "\(unnamed.errors)")
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
    for search in ["2193", "new zealand", "Transverse nztm", "gdal nztm"] {
      #expect(try CommandRun.tilescheme("schemes", search).text.contains("NZTM2000"), "\(search)")
    }
  }

  @Test("each command of the guide does what the guide says")
  func guide() throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: TestFiles.sample("web-mercator-ready").path, toPath: folder.path("MyCache"))
    // The documents that the guide names: two sets in the capabilities and the grid sets, one in the others.
    let (capabilities, path) = try capabilities(
      Self.set("EPSG:28992"), Self.set("EPSG:3857", "0 0").replacingOccurrences(of: "559082264", with: "559082265"))
    try FileManager.default.copyItem(atPath: path, toPath: folder.path("capabilities.xml"))
    _ = capabilities
    let formats = [
      "tile-matrix-set": "tilematrixset.json", "geowebcache": "geowebcache.xml", "mapproxy": "mapproxy.yaml",
    ]
    for (format, name) in formats {
      let run = try CommandRun.tilescheme(
        "convert", "arcgis-online", folder.path(name), "--to", format, "--extent=-1000000,-1000000,1000000,1000000")
      try #require(run.status == 0, "\(run.errors)")
    }
    let url = TestFiles.root.appending(path: "Documentation/OPEN-SCHEMES.md")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("    $ tilescheme ") }
    #expect(lines.count > 12)
    for line in lines {
      // An address of an example has no server; “…” stands for the other parameters.
      if line.contains("https://example.com/wmts") || line.contains("...") { continue }
      let command = line.dropFirst("    $ tilescheme ".count)
      let run = try CommandRun(
        "sh", ["-c", "exec \"$TOOL\" \(command)"],
        environment: ["TOOL": CommandRun.tool.path], directory: folder.url)
      let expected: Set<Int32> = command.hasPrefix("compare") ? [0, 1] : [0]
      #expect(expected.contains(run.status), "\(command): \(run.errors)")
    }
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
