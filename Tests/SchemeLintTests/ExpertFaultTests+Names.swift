import Diagnostics
import SchemeLint
import TestSupport
import Testing

/// Faults of coordinate systems, names and packages; the others are faults of numbers.
extension ExpertFaultTests {
  // MARK: Coordinate systems

  @Test(
    "An impossible number in a well-known text is one error, with or without a WKID",
    arguments: [
      ("&quot;Scale_Factor&quot;,0.9996", "&quot;Scale_Factor&quot;,0.0"),
      ("&quot;Scale_Factor&quot;,0.9996", "&quot;Scale_Factor&quot;,-0.9996"),
      ("&quot;Latitude_Of_Origin&quot;,0.0", "&quot;Latitude_Of_Origin&quot;,120.0"),
      ("&quot;Central_Meridian&quot;,173.0", "&quot;Central_Meridian&quot;,17300"),
      ("6378137.0,298.257222101", "6378.137,298.257222101"), ("6378137.0,298.257222101", "6378137.0,0.0033528"),
      ("6378137.0,298.257222101", "-6378137.0,298.257222101"),
      ("&quot;Greenwich&quot;,0.0", "&quot;Greenwich&quot;,9999"),
    ], [true, false])
  func impossibleParameter(change: (String, String), hasNumber: Bool) throws {
    let numbers: [Change] =
      hasNumber ? [] : [("<WKID>2193</WKID>", ""), ("<LatestWKID>2193</LatestWKID>", "")]
    #expect(try found(.legacy, [(change.0, change.1)] + numbers) == ["SRS014 error"])
  }

  @Test(
    "A sphere, the Moon and a meridian to the east of Greenwich only have no such error",
    arguments: [
      ("6378137.0,298.257222101", "6371000.0,0.0"), ("6378137.0,298.257222101", "1737400.0,0.0"),
      ("&quot;Central_Meridian&quot;,173.0", "&quot;Central_Meridian&quot;,353.0"),
      ("&quot;Latitude_Of_Origin&quot;,0.0", "&quot;Latitude_Of_Origin&quot;,-90.0"),
    ])
  func possibleParameter(from: String, to: String) throws {
    #expect(try !found(.legacy, [(from, to)], alone: true).contains("SRS014 error"))
  }

  @Test("A WKID of the companion that contradicts its own text is an error there, and the scheme is not blamed")
  func contradictoryCompanion() throws {
    #expect(try found(.legacy, in: "conf.cdi", [("<WKID>2193", "<WKID>3857")]) == ["SRS005 error"])
    #expect(try found(.legacy, [("<WKID>2193", "<WKID>3857")]) == ["SRS005 error"])
  }

  @Test("An extent with an empty spatial reference is a warning, and one without any is not")
  func emptyReference() throws {
    let companion = try #require(RuleExample.Base.legacy.files.last)
    let start = try #require(companion.text.firstRange(of: "<WKT>"))
    let end = try #require(companion.text.firstRange(of: "</SpatialReference>"))
    let empty = companion.text[..<start.lowerBound] + companion.text[end.lowerBound...]
    let scheme = RuleExample.Base.legacy.files[0]
    #expect(
      try lint([scheme, ExampleFile("conf.cdi", String(empty))], .usual).compactMap(\.finding.identifier) == ["SRS013"])
    let element = try #require(companion.text.firstRange(of: "<SpatialReference"))
    let none = companion.text[..<element.lowerBound] + "</EnvelopeN>"
    #expect(try lint([scheme, ExampleFile("conf.cdi", String(none))], .usual).isEmpty)
  }

  // MARK: Documents and packages

  @Test(
    "A name that differs by one letter or by its letter case is a warning",
    arguments: [
      "PresiceDPI", "PreciseDpi", "precisedpi", "PreciseDP", "PreciseDPII", "PrecisDePI",
    ])
  func misspelledElement(name: String) throws {
    #expect(try found(.legacy, [("PreciseDPI>", "\(name)>")]) == ["DOC016 warning"])
  }

  @Test(
    "Names that programs have for other values are right", arguments: ["TileEnd", "Comment", "DisplayDPI", "Levels"])
  func otherElement(name: String) throws {
    #expect(try found(.legacy, [("<TileCols>", "<\(name)>1</\(name)><TileCols>")]).isEmpty)
  }

  @Test("The namespace of a release that does not exist is a warning", arguments: ["103", "1030.0", "0.3", "arcgis"])
  func unknownRelease(version: String) throws {
    #expect(try found(.legacy, [("ArcGIS/10.3\"", "ArcGIS/\(version)\"")]).contains("DOC011 warning"))
  }

  @Test("Namespaces of all releases are right", arguments: ["10.0", "10.9.1", "11.3", "1.4.0", "3.4.0"])
  func release(version: String) throws {
    #expect(try !found(.legacy, [("ArcGIS/10.3\"", "ArcGIS/\(version)\"")]).contains { $0.hasPrefix("DOC011") })
  }

  @Test("A service without dpi or format is one warning, and a bare tileInfo is not")
  func serviceValues() throws {
    let dpi: Change = ("    \"dpi\": 96,\n", "")
    let format: Change = ("    \"format\": \"PNG32\",\n", "")
    #expect(try found(.service, [dpi]) == ["DOC017 warning"])
    #expect(try found(.service, [format]) == ["DOC017 warning"])
    #expect(try found(.service, [dpi, format]) == ["DOC017 warning"])
    let text = try #require(try files(.service, [dpi, format]).first?.text)
    let start = try #require(text.firstRange(of: "\"tileInfo\": "))
    let end = try #require(text.firstRange(of: ",\n  \"initialExtent\""))
    #expect(try lint([ExampleFile("a.json", String(text[start.upperBound..<end.lowerBound]))], .usual).isEmpty)
  }

  @Test("An item without name, title or extent is a warning", arguments: ["name", "title"])
  func itemValues(key: String) throws {
    let item: Change = ("  \"\(key)\": \"Bay\",\n", "")
    #expect(try found(.readyToServe, in: "iteminfo.json", [item]) == ["PKG015 warning"])
  }

  @Test("A guid of zeros is a warning")
  func zeroGUID() throws {
    let guid: Change = ("8F615B9F-DC0C-4BAB-860B-B3558FF71006", "00000000-0000-0000-0000-000000000000")
    #expect(try found(.readyToServe, in: "iteminfo.json", [guid]) == ["PKG013 warning"])
  }

  @Test("A storage format other than Compact V2 in root.json is a warning", arguments: ["Exploded", "Compact"])
  func packageStorage(name: String) throws {
    let format: Change = ("esriMapCacheStorageModeCompactV2", "esriMapCacheStorageMode\(name)")
    #expect(try found(.readyToServe, [format]) == ["PKG016 warning"])
  }

  @Test(
    "A parent layer, a sublayer or a number of a layer that cannot be is a warning",
    arguments: [
      #"[{"id": 0, "name": "Roads", "parentLayerId": 7}]"#,
      #"[{"id": 0, "name": "Roads", "parentLayerId": -1, "subLayerIds": [1]}]"#,
      #"[{"id": 0, "name": "Roads", "parentLayerId": -1}, {"id": 0, "name": "Rivers", "parentLayerId": -1}]"#,
    ])
  func layers(list: String) throws {
    let end: Change = ("\"exportTilesAllowed\": false,", "\"exportTilesAllowed\": false, \"layers\": \(list),")
    #expect(try found(.readyToServe, [end]) == ["PKG017 warning"])
  }

  @Test("A group of layers that are all in the list has no fault")
  func layersOfGroup() throws {
    let list = #"""
      [{"id": 0, "name": "All", "parentLayerId": -1, "subLayerIds": [1]}, {"id": 1, "name": "Roads", "parentLayerId": 0}]
      """#
    let end: Change = ("\"exportTilesAllowed\": false,", "\"exportTilesAllowed\": false, \"layers\": \(list),")
    #expect(try found(.readyToServe, [end]).isEmpty)
  }
}
