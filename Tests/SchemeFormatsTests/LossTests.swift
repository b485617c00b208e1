import CoordinateSystems
import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("What a conversion lists as lost")
struct LossTests {
  private func lost(_ text: String, to target: SchemeConversion.Target) throws -> [String] {
    try SchemeConversion(try open(text), to: target).lost
  }

  @Test("a conf.xml that says only what root.json can hold loses the version of its namespace and nothing else")
  func nothingButTheVersion() throws {
    #expect(try lost(Fixture.confXML, to: .file(RootJSONFormat())) == ["ArcGIS version 10.1 (the namespace)"])
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

  @Test("LeftLongitude and HighPrecision are listed where they are not what everybody assumes")
  func unusualReference() throws {
    let text = try Fixture.confXML.with(
      "<WKID>", "<HighPrecision>false</HighPrecision><LeftLongitude>-200</LeftLongitude><WKID>")
    let lost = try lost(text, to: .file(RootJSONFormat()))
    #expect(lost.contains("coordinate system: HighPrecision"))
    #expect(lost.contains("coordinate system: LeftLongitude"))
  }

  @Test("what everybody assumes is not listed")
  func usualReference() throws {
    let text = try Fixture.confXML.with("<WKID>", "<HighPrecision>true</HighPrecision><WKID>")
    #expect(try lost(text, to: .file(RootJSONFormat())) == ["ArcGIS version 10.1 (the namespace)"])
  }

  @Test("from root.json with layers to conf.xml alone: layers, extents, names and level limits")
  func rootToConfXML() throws {
    let text = try Fixture.rootJSON.with(
      "\"minLOD\"",
      "\"layers\": [{\"id\": 4, \"name\": \"Roads\", \"legend\": [{\"label\": \"a\", \"imageData\": \"iVBO\"}]}], \"minLOD\"")
    let lost = Set(try lost(text, to: .file(ConfXMLFormat())))
    #expect(
      lost.isSuperset(of: [
        "layer 4 “Roads”", "full extent xmin", "full extent ymin", "full extent xmax", "full extent ymax",
        "initial extent xmin", "minLOD", "maxLOD", "name", "tileBundlesPath",
      ]))
    let survives = ["level", "tile origin", "tile width", "tile format", "compression", "storage", "packet", "DPI"]
    #expect(lost.filter { item in survives.contains { item.hasPrefix($0) } } == [])
  }

  @Test("with conf.cdi written too, the full extent is not lost, an initial extent of its own is")
  func rootToLegacyPair() throws {
    let lost = try lost(Fixture.rootJSON, to: .pair(.legacy))
    #expect(!lost.contains { $0.hasPrefix("full extent") })
    #expect(lost.contains("initial extent xmin"))
  }

  @Test("from conf.cdi’s pair to conf.xml alone the extent is listed")
  func pairToConfXMLAlone() throws {
    let folder = try TemporaryDirectory()
    try Data(Fixture.confXML.utf8).write(to: folder.url.appending(path: "conf.xml"))
    try Data(Fixture.confCDI.utf8).write(to: folder.url.appending(path: "conf.cdi"))
    let conversion = try SchemeConversion(try open(folder.url), to: .file(ConfXMLFormat()))
    #expect(Set(conversion.lost).isSuperset(of: ["full extent xmin", "full extent ymax"]))
    #expect(conversion.files.map(\.bytes) == [Array(Fixture.confXML.utf8)])
  }

  @Test("every key of a service that is read past is listed")
  func serviceKeys() throws {
    let lost = try lost(Fixture.serviceJSON, to: .file(RootJSONFormat()))
    #expect(Set(lost) == ["currentVersion", "singleFusedMapCache", "mapName"])
  }

  @Test("a WKT made by PROJ in the place of a bare WKID is listed", .enabled(if: PROJ.isAvailable))
  func regenerated() throws {
    let text = try Fixture.rootJSON.with("2193", "25832")
    let conversion = try SchemeConversion(try open(text), to: .file(ConfXMLFormat()))
    #expect(conversion.lost.contains { $0.contains("25832") && $0.contains("WKT") && $0.contains("PROJ") })
    #expect(try conversion.text(of: "conf.xml").contains("PROJCS[&quot;ETRS_1989_UTM_Zone_32N&quot;"))
  }

  @Test("a WKT of the built-in table is no loss, and comes letter for letter")
  func builtIn() throws {
    let conversion = try SchemeConversion(try open(Fixture.rootJSON), to: .file(ConfXMLFormat()))
    #expect(!conversion.lost.contains { $0.contains("WKT") })
    let written = try scheme(try conversion.text(of: "conf.xml"))
    #expect(written.spatialReference?.wellKnownText == Fixture.wellKnownText)
  }

  @Test("without an extent root.json is written, with a notice")
  func noExtent() throws {
    let conversion = try SchemeConversion(try open(Fixture.confXML), to: .pair(.readyToServe))
    #expect(conversion.notices.contains { $0.contains("no extents") && $0.contains("--extent") })
    #expect(try model(try conversion.text(of: "root.json")).fullExtent == nil)
  }

  @Test("an unknown WKID without PROJ’s help is a notice, not a guess")
  func unknownSystem() throws {
    let text = try Fixture.rootJSON.with("2193", "999999")
    let conversion = try SchemeConversion(try open(text), to: .file(ConfXMLFormat()))
    #expect(conversion.notices.contains { $0.contains("999999") && $0.contains("WKT") })
    #expect(try !conversion.text(of: "conf.xml").contains("<WKT>"))
  }
}
