import CoordinateSystems
import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("The values that a conversion lists as lost")
struct LossTests {
  private func lost(_ text: String, to target: SchemeConversion.Target) throws -> [String] {
    try SchemeConversion(try open(text), to: target).lost
  }

  /// Whether every name is the start of an item of a list, and every item starts with a name.
  private func expect(_ lost: [String], names: [String]) {
    for name in names { #expect(lost.contains { $0.hasPrefix(name) }, "\(name)") }
    #expect(lost.filter { item in !names.contains { item.hasPrefix($0) } } == [])
  }

  @Test("a conf.xml loses nothing if root.json has a place for all its values; its ArcGIS version is a notice")
  func nothing() throws {
    let conversion = try SchemeConversion(try open(Fixture.confXML), to: .file(RootJSONFormat()))
    #expect(conversion.lost == [])
    #expect(conversion.notices.contains { $0.contains("ArcGIS 10.1") })
  }

  @Test("level limits in root.json that equal the defaults are not lost")
  func derivedLimits() throws {
    let lost = try lost(Fixture.rootJSON, to: .file(ConfXMLFormat()))
    #expect(!lost.contains { $0.hasPrefix("tileBundlesPath") })
  }

  @Test("an image format in tileInfo that differs from that in tileImageInfo is listed")
  func contradictingFormat() throws {
    let text = try Fixture.rootJSON.with("\"dpi\": 96", "\"dpi\": 96, \"format\": \"PNG24\"")
    #expect(
      try lost(text, to: .file(ConfXMLFormat())).contains { $0.contains("tileInfo.format") && $0.contains("PNG24") })
  }

  @Test("a map’s coordinate system that differs from the scheme’s is listed")
  func otherMapSystem() throws {
    let text = try Fixture.rootJSON.with(
      "\"spatialReference\": {\"wkid\": 2193, \"latestWkid\": 2193},\n  \"minLOD\"",
      "\"spatialReference\": {\"wkid\": 4326},\n  \"minLOD\"")
    #expect(try lost(text, to: .pair(.legacy)).contains { $0.contains("map’s coordinate system") })
  }

  @Test("attributes, stray text and processing instructions are listed")
  func markup() throws {
    let text = try Fixture.confXML.with("<TileCols>", "<?x y?>stray<TileCols unit='px'>")
    let lost = try lost(text, to: .file(RootJSONFormat()))
    #expect(lost.contains("TileCols@unit"))
    #expect(lost.contains("text within TileCacheInfo"))
    #expect(lost.contains("processing instruction"))
  }

  @Test("TileEnd is listed")
  func tileEnd() throws {
    let text = try Fixture.confXML.with("</TileOrigin>", "</TileOrigin><TileEnd><X>1</X><Y>2</Y></TileEnd>")
    #expect(try lost(text, to: .file(RootJSONFormat())).contains("TileCacheInfo/TileEnd"))
  }

  @Test("comments are listed, with their number")
  func comments() throws {
    let text = try Fixture.confXML.with("<TileCacheInfo", "<!-- a --><!-- b --><TileCacheInfo")
    #expect(try lost(text, to: .file(RootJSONFormat())).contains("comment (2 times)"))
  }

  @Test("an unknown element is listed by its path", arguments: ["CacheControlInfo", "Vendor"])
  func unknownElement(_ name: String) throws {
    let text = try Fixture.confXML.with("<TileImageInfo", "<\(name)><Any>1</Any></\(name)><TileImageInfo")
    #expect(try lost(text, to: .file(RootJSONFormat())).contains("CacheInfo/\(name)"))
  }

  @Test("an unknown key is listed by its path")
  func unknownKey() throws {
    let text = try Fixture.rootJSON.with("\"dpi\": 96", "\"dpi\": 96, \"vendor\": {\"a\": 1}")
    let lost = try lost(text, to: .pair(.legacy))
    #expect(lost.contains("tileInfo.vendor"))
    #expect(!lost.contains { $0.contains("dpi") || $0.contains("DPI") })
  }

  @Test("LeftLongitude and HighPrecision are listed if they differ from the defaults")
  func unusualReference() throws {
    let text = try Fixture.confXML.with(
      "<WKID>", "<HighPrecision>false</HighPrecision><LeftLongitude>-200</LeftLongitude><WKID>")
    let lost = try lost(text, to: .file(RootJSONFormat()))
    expect(
      lost, names: ["coordinate system: HighPrecision", "coordinate system: LeftLongitude"])
  }

  @Test("default values are not listed")
  func usualReference() throws {
    let text = try Fixture.confXML.with("<WKID>", "<HighPrecision>true</HighPrecision><WKID>")
    #expect(try lost(text, to: .file(RootJSONFormat())) == [])
  }

  @Test("from root.json with layers to conf.xml alone: layers, extents, names and level limits")
  func rootToConfXML() throws {
    let text = try Fixture.rootJSON.with(
      "\"minLOD\"",
      "\"layers\": [{\"id\": 4, \"name\": \"Roads\", \"legend\": [{\"label\": \"a\", \"imageData\": \"iVBO\"}]}], \"minLOD\""
    )
    let names = ["layer 4 “Roads”", "full extent", "initial extent", "name"]
    expect(try lost(text, to: .file(ConfXMLFormat())), names: names)
  }

  @Test("if conf.cdi is written too, the full extent is kept, but a different initial extent is lost")
  func rootToLegacyPair() throws {
    let lost = try lost(Fixture.rootJSON, to: .pair(.legacy))
    #expect(!lost.contains { $0.hasPrefix("full extent") })
    #expect(lost.contains { $0.hasPrefix("initial extent") })
  }

  @Test("from conf.cdi’s pair to conf.xml alone the extent is listed")
  func pairToConfXMLAlone() throws {
    let folder = try TemporaryDirectory()
    try Data(Fixture.confXML.utf8).write(to: folder.url.appending(path: "conf.xml"))
    try Data(Fixture.confCDI.utf8).write(to: folder.url.appending(path: "conf.cdi"))
    let conversion = try SchemeConversion(try open(folder.url), to: .file(ConfXMLFormat()))
    expect(conversion.lost, names: ["full extent"])
    #expect(conversion.files.map(\.bytes) == [Array(Fixture.confXML.utf8)])
  }

  @Test("every key of a service that is not read is listed")
  func serviceKeys() throws {
    let names = ["currentVersion", "singleFusedMapCache"]
    expect(try lost(Fixture.serviceJSON, to: .file(RootJSONFormat())), names: names)
  }

  @Test(
    "a WKT that PROJ generated for a bare WKID is listed", .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func regenerated() throws {
    let text = try Fixture.rootJSON.with("2193", "25832")
    let conversion = try SchemeConversion(try open(text), to: .file(ConfXMLFormat()))
    #expect(conversion.lost.contains { $0.contains("25832") && $0.contains("WKT") && $0.contains("PROJ") })
    #expect(try conversion.text(of: "conf.xml").contains("PROJCS[&quot;ETRS_1989_UTM_Zone_32N&quot;"))
  }

  @Test("a WKT of the built-in table is not lost, and is restored exactly")
  func builtIn() throws {
    let conversion = try SchemeConversion(try open(Fixture.rootJSON), to: .file(ConfXMLFormat()))
    #expect(!conversion.lost.contains { $0.contains("WKT") })
    let written = try scheme(try conversion.text(of: "conf.xml"))
    #expect(written.spatialReference?.wellKnownText == Fixture.wellKnownText)
  }

  @Test("root.json is written without an extent, with a notice")
  func noExtent() throws {
    let conversion = try SchemeConversion(try open(Fixture.confXML), to: .pair(.readyToServe))
    #expect(conversion.notices.contains { $0.contains("no extents") && $0.pieces.contains(.parameter(.tileExtent)) })
    #expect(try model(try conversion.text(of: "root.json")).fullExtent == nil)
  }

  @Test("an unknown WKID without PROJ gives a notice, not a guess")
  func unknownSystem() throws {
    let text = try Fixture.rootJSON.with("2193", "999999")
    let conversion = try SchemeConversion(try open(text), to: .file(ConfXMLFormat()))
    #expect(conversion.notices.contains { $0.contains("999999") && $0.contains("WKT") })
    #expect(try !conversion.text(of: "conf.xml").contains("<WKT>"))
  }
}
