import Foundation
import TestSupport
import Testing

@Suite("show")
struct ShowTests {
  @Test("a scheme is shown as a list of properties and a table of levels")
  func sheet() throws {
    let run = try CommandRun.tilescheme("show", "Samples/exploded-9.3/conf.xml")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        Samples/exploded-9.3/conf.xml: conf.xml

        coordinate system   NAD_1983_UTM_Zone_10N (WKID 26910, in Meter)
        tile origin         -5120900, 9998100
        tile size           512 × 512 px at 96 DPI
        scale convention    arcgis
        image               jpg, quality 75, antialiased

        level  scale 1:  resolution (Meter)  tile span (Meter)
            0    250000           66.145966          33866.734
            1    125000           33.072983          16933.367
            2     64000           16.933367           8669.884
            3     32000           8.4666836           4334.942
            4     16000           4.2333418           2167.471

        """)
  }

  @Test("a conf.cdi beside conf.xml is read with it")
  func companion() throws {
    let run = try CommandRun.tilescheme("show", "Samples/national-grid-nz/conf.xml")
    #expect(run.text.contains("with Samples/national-grid-nz/conf.cdi\n"))
    #expect(run.text.contains("1741200.25, 5415300.5 to 1768950.75, 5442875.125"))
  }

  @Test("a directory, a file and standard input show the same levels")
  func sources() throws {
    let file = sample("web-mercator-ready/root.json")
    let runs = [
      try CommandRun.tilescheme("show", file), try CommandRun.tilescheme("show", sample("web-mercator-ready")),
      try CommandRun.tilescheme("show", "-", input: try Data(contentsOf: URL(filePath: file))),
    ]
    #expect(runs.map(\.status) == [0, 0, 0])
    let tables = try runs.map { run in run.text[try #require(run.text.range(of: "\nlevel  ")).lowerBound...] }
    // A heading and the levels 0 to 19.
    #expect(tables[0].split(separator: "\n").count == 21)
    #expect(tables[1] == tables[0])
    #expect(tables[2] == tables[0])
  }

  @Test("a service without a cache is shown, with a remark that it has no scheme")
  func dynamic() throws {
    let run = try CommandRun.tilescheme("show", sample("service/mapserver-dynamic.json"))
    #expect(run.status == 0)
    #expect(run.text.contains("this file contains no tiling scheme"))
  }

  private static let shown = [
    "web-mercator-legacy", "web-mercator-ready", "geographic-wgs84", "geographic-wgs84-v2-512", "national-grid-nz",
    "us-feet-washington", "custom-scales", "exploded-9.3", "utf16", "comments-and-unknown", "service/mapserver.json",
    "service/imageserver-lerc.json", "service/mapserver.jsonp", "service/mapserver-dynamic.json",
    "national-grid-nz/conf.cdi", "web-mercator-ready/iteminfo.json",
  ]

  @Test("the JSON follows its schema", .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func schema() throws {
    let folder = try TemporaryDirectory()
    var files: [String] = []
    for (index, name) in Self.shown.enumerated() {
      let run = try CommandRun.tilescheme("show", sample(name), "--format", "json")
      #expect(run.status == 0, "\(name)")
      try run.output.write(to: folder.url.appending(path: "\(index).json"))
      files.append(folder.path("\(index).json"))
    }
    let schema = TestFiles.root.appending(path: "Schemas/show.schema.json").path
    let check = try SchemaCheck.runJSON(schema: schema, files)
    #expect(check.status == 0, "\(check.text)")
  }

  @Test("the numbers in the JSON are exactly those that Python reads from the file")
  func numbers() throws {
    let json = try CommandRun.tilescheme("show", sample("us-feet-washington"), "--format", "json")
    let script = """
      import json, sys, xml.etree.ElementTree as ET
      shown = json.load(sys.stdin)
      cache = ET.parse(sys.argv[1]).getroot().find("TileCacheInfo")
      scheme = shown["scheme"]
      lods = [(int(l.findtext("LevelID")), float(l.findtext("Scale")), float(l.findtext("Resolution")))
          for l in cache.iter("LODInfo")]
      assert lods == [(l["level"], l["scale"], l["resolution"]) for l in scheme["levels"]] and len(lods) > 3
      assert scheme["origin"] == {k.lower(): float(cache.findtext("TileOrigin/" + k)) for k in "XY"}
      assert scheme["tileWidth"] == int(cache.findtext("TileCols"))
      assert scheme["spatialReference"]["wkt"] == cache.findtext("SpatialReference/WKT")
      assert scheme["spatialReference"]["wkid"] == 102749 and scheme["spatialReference"]["latestWkid"] == 2286
      assert scheme["spatialReference"]["metersPerUnit"] == 0.3048006096012192
      assert scheme["convention"] == "arcgis"
      """
    let check = try Python.run(script, [sample("us-feet-washington/conf.xml")], input: json.output)
    #expect(check.status == 0, "\(check.errors)")
  }
}
