import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("Surprises of real root.json files (`Reference/conf-xml.md#pitfalls`)")
struct RootJSONSurpriseTests {
  @Test("15: the format is in tileImageInfo, not in tileInfo")
  func formatPlace() throws {
    let image = try model(Fixture.rootJSON).image
    #expect(image?.format == .jpeg)
    #expect(image?.compressionQuality == 80)
  }

  @Test(
    "15: a vector package is detected by its type, its pbf tiles or its styles",
    arguments: [
      ("\"version\": 1.0", "\"type\": \"indexedVector\""), ("\"rows\": 256,", "\"rows\": 256, \"format\": \"pbf\","),
      ("\"version\": 1.0", "\"defaultStyles\": \"resources/styles\", \"tiles\": [\"tile/{z}/{y}/{x}.pbf\"]"),
    ])
  func vector(_ part: String, _ other: String) throws {
    #expect(try #require(refusal(Fixture.rootJSON.with(part, other))).contains("vector tile package"))
  }

  @Test("16: minScale and maxScale may be absent and are not invented")
  func noScales() throws {
    let model = try model(Fixture.rootJSON)
    #expect(model.minScale == nil)
    #expect(model.maxScale == nil)
  }

  @Test("16: maxScale need not be the scale of maxLOD")
  func unmatchedScale() throws {
    let text = try Fixture.rootJSON.with(
      "\"maxLOD\": 1", "\"maxLOD\": 1, \"minScale\": 8000000, \"maxScale\": 9027.977411")
    let model = try model(text)
    #expect(model.maxLOD == 1)
    #expect(model.maxScale == 9027.977411)
  }

  @Test("17: lods may list more levels than minLOD to maxLOD")
  func moreLevels() throws {
    let model = try model(Fixture.rootJSON.with("\"maxLOD\": 1", "\"maxLOD\": 0"))
    #expect(model.scheme?.levels.count == 2)
    #expect(model.maxLOD == 0)
  }

  @Test("18: the spatial references of the root and of tileInfo may differ in their domain")
  func twoReferences() throws {
    let text = try Fixture.rootJSON
      .with(
        "\"spatialReference\": {\"wkid\": 2193, \"latestWkid\": 2193},\n  \"min",
        """
        "spatialReference": {"wkid": 2193, "xyUnits": 10000},
          "min
        """
      )
      .with(
        "\"spatialReference\": {\"wkid\": 2193, \"latestWkid\": 2193},\n    \"lods",
        """
        "spatialReference": {"wkid": 2193, "xyUnits": 148923141.92838538},
            "lods
        """)
    let model = try model(text)
    #expect(model.spatialReference?.domain.xyScale == 10_000)
    #expect(model.scheme?.spatialReference?.domain.xyScale == 148923141.92838538)
    #expect(model.scheme?.spatialReference?.latestWKID == nil)
  }

  @Test("19: fullExtent may exceed the grid", arguments: [(-30_240_971.458386205, 0.0), (0, 0)])
  func strayExtent(_ yMin: Double, _ other: Double) throws {
    let text = try Fixture.rootJSON.with("\"ymin\": 5415200.5", "\"ymin\": \(yMin)")
    #expect(try model(text).fullExtent?.yMin == yMin)
  }

  @Test("19: fullExtent may be empty")
  func emptyExtent() throws {
    let text = try Fixture.rootJSON.with(
      "\"xmin\": 1741100.25, \"ymin\": 5415200.5, \"xmax\": 1769000.75, \"ymax\": 5442900.125",
      "\"xmin\": 0, \"ymin\": 0, \"xmax\": 0, \"ymax\": 0")
    #expect(try model(text).fullExtent == Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0))
  }

  @Test(
    "20: version may be the number 1.0 or a string, and tileBundlesPath may be without its ./",
    arguments: [("1.0", "./tile"), ("\"1.0\"", "tile"), ("1", "tile")])
  func versions(_ version: String, _ path: String) throws {
    let text = try Fixture.rootJSON.with("\"version\": 1.0", "\"version\": \(version)").with("./tile", path)
    #expect(try model(text).tileBundlesPath == path)
  }
}

@Suite("Surprises of real service descriptions (`Reference/conf-xml.md#pitfalls`)")
struct ServiceJSONSurpriseTests {
  @Test("21: the description inside a .tpk is wrapped in contents")
  func wrapped() throws {
    let text = "{\"name\": \"Kauri.MapServer\", \"contents\": \(Fixture.serviceJSON), \"resources\": []}"
    #expect(try scheme(text) == scheme(Fixture.serviceJSON))
  }

  @Test("21: a description without tileInfo has no scheme, and that is not an error")
  func noTileInfo() throws {
    let opened = try open(TestFiles.sample("service/mapserver-dynamic.json"))
    #expect(!opened.hasErrors)
    #expect(opened.model.scheme == nil)
    #expect(opened.model.fullExtent != nil)
  }

  @Test("22: tileInfo is read even if singleFusedMapCache is false")
  func notFused() throws {
    #expect(try scheme(Fixture.serviceJSON.with("Cache\": true", "Cache\": false")).levels.count == 2)
  }

  @Test(
    "22: keys may be absent, and currentVersion may be a string",
    arguments: [
      ("\"format\": \"PNG8\",", ""), ("\"compressionQuality\": 0,", ""),
      ("\"spatialReference\": {\"wkid\": 2193},", ""),
      ("\"currentVersion\": 10.6,", ""), ("\"currentVersion\": 10.6", "\"currentVersion\": \"1.0.0\""),
    ])
  func absentKeys(_ part: String, _ other: String) throws {
    #expect(try scheme(Fixture.serviceJSON.with(part, other)).levels.count == 2)
  }

  @Test(
    "23: numbers have exponents in every spelling",
    arguments: [
      ("2.00375083427870E7", 2.0037508342787e7), ("1.0E8", 1e8), ("9.2e7", 9.2e7), ("8.58E-5", 8.58e-5),
      ("4.3E-05", 4.3e-5),
    ])
  func exponents(_ text: String, _ value: Double) throws {
    let levels = try scheme(Fixture.serviceJSON.with("1058.3354500042335", text)).levels
    #expect(levels[1].resolution.bitPattern == value.bitPattern)
  }

  @Test("23: currentVersion may be any decimal number", arguments: ["10.04", "10.1", "10.11", "10.81", "11.1"])
  func versions(_ version: String) throws {
    #expect(try scheme(Fixture.serviceJSON.with("10.6", version)).levels.count == 2)
  }

  @Test("24: minScale and maxScale of 0 occur together with minLOD and maxLOD")
  func unsetScales() throws {
    let text = try Fixture.serviceJSON.with(
      "\"units\"", "\"minScale\": 0.0, \"maxScale\": 0.0, \"minLOD\": 15, \"maxLOD\": 19, \"units\"")
    let model = try model(text)
    #expect(model.minScale == 0)
    #expect(model.maxScale == 0)
    #expect(model.minLOD == 15)
    #expect(model.maxLOD == 19)
  }

  @Test("25: wkid and latestWkid may be any pair", arguments: [(102_139, 3067), (2600, 3346)])
  func identifierPairs(_ wkid: Int, _ latest: Int) throws {
    let text = try Fixture.serviceJSON.with("{\"wkid\": 2193}", "{\"wkid\": \(wkid), \"latestWkid\": \(latest)}")
    let reference = try scheme(text).spatialReference
    #expect(reference?.wkid == wkid)
    #expect(reference?.latestWKID == latest)
  }

  @Test("25: a vertical system may be stated in tileInfo only")
  func verticalSystem() throws {
    let text = try Fixture.serviceJSON.with(
      "\"spatialReference\": {\"wkid\": 2193},\n  \"lods",
      "\"spatialReference\": {\"wkid\": 25833, \"vcsWkid\": 5776, \"latestVcsWkid\": 5776},\n  \"lods")
    let model = try model(text)
    #expect(model.scheme?.spatialReference?.verticalWKID == 5776)
    #expect(model.scheme?.spatialReference?.latestVerticalWKID == 5776)
    #expect(model.spatialReference?.verticalWKID == nil)
  }

  @Test("26: fullExtent may be outside the tile origin, and then its column is negative")
  func extentOutside() throws {
    let text = try Fixture.serviceJSON.with("\"xmin\": 1741200.25", "\"xmin\": -4562768.5")
    let model = try model(text)
    let scheme = try #require(model.scheme)
    let corner = MapPoint(x: try #require(model.fullExtent?.xMin), y: 19_998_100)
    // A tile of level 0 is 541867.75 wide, and the corner is 541868.5 to the left of the origin.
    #expect(scheme.tile(at: corner, level: scheme.levels[0])?.column == -2)
  }

  @Test("27: a description in GBK with CRLF is read")
  func chinese() throws {
    let text = try Fixture.serviceJSON.with("\"Layers\"", "\"地图\"").with("\n", "\r\n")
    let input = Data(text.utf8)
    let converted = try CommandRun("iconv", ["-f", "UTF-8", "-t", "GBK"], input: input)
    try #require(converted.status == 0 && converted.output != input)
    let opened = try open(Array(converted.output))
    #expect(!opened.hasErrors)
    #expect(opened.model.mapName == "地图")
    #expect(opened.model.scheme?.levels.count == 2)
  }

  @Test(
    "27: a description may be wrapped in a script",
    arguments: [
      ("showService(", ");"), ("dojo.io.script.jsonp_0(", ")"), ("var x = ", ";"), ("var x = ", ""),
      ("  callback (", ") ;\n"), ("window.map=", ";"),
    ])
  func scripts(_ before: String, _ after: String) throws {
    #expect(try scheme(before + Fixture.serviceJSON + after) == scheme(Fixture.serviceJSON))
  }

  @Test(
    "28: tables and tileServers may be null, a list or an empty string",
    arguments: ["null", "[]", "[{\"id\": 3}]", "\"\""])
  func looseLists(_ value: String) throws {
    let text = try Fixture.serviceJSON.with("\"units\"", "\"tables\": \(value), \"tileServers\": \(value), \"units\"")
    #expect(try scheme(text).levels.count == 2)
  }

  @Test("28: an extent may be given as minx and maxx, with a warning")
  func extentAliases() throws {
    let text = try Fixture.serviceJSON.with("xmin", "minx").with("ymin", "miny").with("xmax", "maxx").with(
      "ymax", "maxy")
    let opened = try open(text)
    #expect(!opened.hasErrors)
    #expect(opened.model.fullExtent == Envelope(xMin: 1741200.25, yMin: 5415300.5, xMax: 1768950.75, yMax: 5442875.125))
    #expect(opened.findings[0].findings.map(\.severity) == [.warning, .warning, .warning, .warning])
  }

  @Test("29: PNG24 and MIXED occur with quality 90", arguments: ["PNG24", "MIXED"])
  func qualities(_ format: String) throws {
    let image = try model(Fixture.serviceJSON.with("PNG8", format).with("Quality\": 0", "Quality\": 90")).image
    #expect(image?.formatName == format)
    #expect(image?.compressionQuality == 90)
  }

  @Test("29: a list of formats, an empty quality and a size of levels in tiles are ignored")
  func swisstopo() throws {
    let text = try Fixture.serviceJSON.with("PNG8", "PNG,JPEG").with("Quality\": 0", "Quality\": \"\"")
      .with("\"scale\": 4000000", "\"scale\": 4000000, \"width\": 2, \"height\": 3")
    let model = try model(text)
    #expect(model.image?.format == .other("PNG,JPEG"))
    #expect(model.image?.compressionQuality == nil)
    #expect(model.scheme?.levels.count == 2)
  }
}
