import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

@Suite("Grid sets of GeoWebCache")
struct GeoWebCacheTests {
  private func read(_ text: String) throws -> SchemeDocument { try document(Array(text.utf8)) }

  /// The national grid of the Netherlands, whose extent is 880,803.84 m wide and high.
  private func gridSet(_ levels: String, top: Bool = true, number: Int = 28992, more: String = "") -> String {
    "<gridSet><name>a</name><srs><number>\(number)</number></srs><extent><coords><double>-285401.92</double>"
      + "<double>22598.08</double><double>595401.92</double><double>903401.92</double></coords></extent>"
      + "<alignTopLeft>\(top)</alignTopLeft>\(levels)\(more)</gridSet>"
  }

  private func resolutions(_ values: String...) -> String {
    "<resolutions>\(values.map { "<double>\($0)</double>" }.joined())</resolutions>"
  }

  @Test(
    "a written grid set is valid under GeoWebCache’s schema, and comes back with all bits", .needsConformance,
    arguments: OpenGrids.names)
  func written(_ name: String) throws {
    let model = try OpenGrids.model(name)
    let text = try GeoWebCacheFormat().write(model).text
    let folder = try TemporaryDirectory()
    try Data(text.utf8).write(to: URL(filePath: folder.path("geowebcache.xml")))
    let schema = try Conformance.folder("geowebcache").appending(path: "geowebcache.xsd").path
    let run = try CommandRun("xmllint", ["--nonet", "--noout", "--schema", schema, folder.path("geowebcache.xml")])
    #expect(run.status == 0, "\(run.errors)")
    let found = try read(text)
    #expect(found.format.name == "geowebcache")
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    #expect(found.model.scheme?.origin == model.scheme?.origin)
    #expect(found.model.scheme?.levels.map(\.resolution) == model.scheme?.levels.map(\.resolution))
    #expect(found.model.scheme?.levels.map(\.number) == model.scheme?.levels.map(\.number))
  }

  @Test("GeoWebCache’s formula gives the denominators of OGC from the written values", arguments: OpenGrids.names)
  func denominators(_ name: String) throws {
    let model = try OpenGrids.model(name)
    let text = try GeoWebCacheFormat().write(model).text
    let meters = try #require(text.firstMatch(of: /<metersPerUnit>(.*?)</)).1
    let list = try #require(text.firstMatch(of: /<resolutions>(.*?)<\/resolutions>/)).1
    // `GridSetFactory.createGridSet`: resolution × metersPerUnit / 0.00028.
    let factor = try #require(Double(meters))
    let stated = list.matches(of: /<double>(.*?)</).compactMap { Double($0.1) }.map { $0 * factor / 0.00028 }
    let wmts = try WMTSFormat().write(model).text.matches(of: /<ScaleDenominator>(.*?)</).compactMap { Double($0.1) }
    #expect(stated.count == wmts.count)
    for (a, b) in zip(stated, wmts) { #expect((a / b - 1).magnitude < 1e-15) }
  }

  @Test("the order of coordinates is that of the system, which GeoWebCache does not know")
  func order() throws {
    #expect(try GeoWebCacheFormat().write(OpenGrids.model("nztm")).text.contains("<yCoordinateFirst>true<"))
    #expect(try GeoWebCacheFormat().write(OpenGrids.model("us feet")).text.contains("<yCoordinateFirst>false<"))
  }

  @Test("level numbers with gaps are kept as scale names")
  func names() throws {
    var model = try OpenGrids.model("nztm")
    let levels = try #require(model.scheme).levels
    model.scheme?.levels = [levels[1], levels[3]]
    let text = try GeoWebCacheFormat().write(model).text
    #expect(text.contains("<scaleNames><string>1</string><string>3</string></scaleNames>"))
    #expect(try read(text).model.scheme?.levels.map(\.number) == [1, 3])
  }

  @Test("two levels of one resolution are refused, because GeoWebCache refuses them")
  func equal() throws {
    var model = try OpenGrids.model("nztm")
    let levels = try #require(model.scheme).levels
    model.scheme?.levels[1].resolution = levels[0].resolution
    let error = #expect(throws: WritingError.self) { try GeoWebCacheFormat().write(model) }
    #expect(error?.message.contains("levels 0 and 1") == true)
  }

  @Test("scale denominators give resolutions by the pixel size and the unit")
  func stated() throws {
    let levels = "<scaleDenominators><double>12288000</double><double>6144000</double></scaleDenominators>"
    let scheme = try #require(try read(gridSet(levels, more: "<metersPerUnit>1</metersPerUnit>")).model.scheme)
    // The national grid of the Netherlands: 12,288,000 × 0.00028.
    #expect(scheme.levels.map(\.resolution) == [3440.64, 1720.32])
    #expect(scheme.origin == MapPoint(x: -285401.92, y: 903401.92))
    let double = try read(
      gridSet(levels, more: "<metersPerUnit>1</metersPerUnit><pixelSize>0.00056</pixelSize>"))
    #expect(double.model.scheme?.levels.map(\.resolution) == [6881.28, 3440.64])
  }

  @Test("without alignTopLeft, levels begin at different corners, and a whole number of tiles has one corner")
  func south() throws {
    let found = try read(gridSet(resolutions("3000", "1000"), top: false))
    #expect(found.findings.map(\.kind) == [.problem(.matrixCorners)])
    let scheme = try #require(found.model.scheme)
    // 2 tiles of 768,000 m and 4 tiles of 256,000 m above 22,598.08.
    #expect(scheme.origin.y == 1_558_598.08)
    #expect(scheme.levels[1].origin?.y == 1_046_598.08)
    #expect(throws: WritingError.self) { try ConfXMLFormat().write(found.model) }
    let whole = try read(gridSet(resolutions("3440.64", "1720.32"), top: false))
    #expect(whole.findings.isEmpty)
    #expect(whole.model.scheme?.origin == MapPoint(x: -285401.92, y: 903401.92))
  }

  @Test("a number of levels alone halves the resolution of one tile around the extent")
  func halved() throws {
    let degrees =
      "<gridSet><name>w</name><srs><number>4326</number></srs><extent><coords><double>-180</double><double>-90</double>"
      + "<double>180</double><double>90</double></coords></extent>LEVELS</gridSet>"
    let scheme = try #require(
      try read(degrees.replacingOccurrences(of: "LEVELS", with: "<levels>3</levels>")).model.scheme)
    // GeoWebCache’s own EPSG:4326: two tiles at the top.
    #expect(scheme.levels.map(\.resolution) == [0.703125, 0.3515625, 0.17578125])
    #expect(scheme.origin == MapPoint(x: -180, y: 90))
    #expect(try read(degrees.replacingOccurrences(of: "LEVELS", with: "")).model.scheme?.levels.count == 18)
    let many = try read(degrees.replacingOccurrences(of: "LEVELS", with: "<levels>1000000000</levels>"))
    #expect(!many.isComplete)
  }

  @Test("the unit that GeoWebCache gives to ArcGIS caches is found, and named with its ratio")
  func esriUnit() throws {
    let found = try read(gridSet(resolutions("3440.64"), more: "<metersPerUnit>1.0582656</metersPerUnit>"))
    #expect(found.findings.map(\.kind) == [.problem(.esriDenominators)])
    #expect(found.findings.first?.message.contains("5.83 %") == true)
    // The tiles are where the resolutions say.
    #expect(found.model.scheme?.levels.map(\.resolution) == [3440.64])
  }

  @Test(
    "a length of the map unit that is not that of the system is found",
    arguments: [
      (2263, "", true), (2263, "1", true), (2263, "0.3048006096012192", false), (2263, "0.3048", false),
      (28992, "", false), (4326, "", false), (4258, "", true), (4326, "111226.31", false), (4326, "1", true),
    ])
  func unit(_ number: Int, _ stated: String, _ isFound: Bool) throws {
    let more = stated.isEmpty ? "" : "<metersPerUnit>\(stated)</metersPerUnit>"
    let found = try read(gridSet(resolutions("100"), number: number, more: more))
    #expect(found.findings.contains { $0.kind == .problem(.unitLength) } == isFound)
  }

  @Test("several grid sets are chosen by name, and the rest of the configuration is listed")
  func several() throws {
    let one = gridSet(resolutions("1"))
    let two = one.replacingOccurrences(of: "<name>a<", with: "<name>b<")
      .replacingOccurrences(of: "<double>1<", with: "<double>2<")
    let text = "<gwcConfiguration><version>1</version><gridSets>\(one)\(two)</gridSets><layers><wmsLayer/></layers>"
    let found = GeoWebCacheFormat().read(try ParsedText.parse(Array("\(text)</gwcConfiguration>".utf8)))
    #expect(found.alternatives.map(\.name) == ["a", "b"])
    #expect(try found.model(named: "b").scheme?.levels.map(\.resolution) == [2])
    #expect(found.unheld.map(\.name) == ["gwcConfiguration/version", "gwcConfiguration/layers"])
  }

  @Test("a grid in the south-east of its system is not taken for an exchanged corner")
  func southEast() throws {
    // The north-west corner of Australia in degrees.
    let found = try read(
      "<gridSet><name>au</name><srs><number>4283</number></srs><extent><coords><double>112</double><double>-44</double>"
        + "<double>154</double><double>-10</double></coords></extent><alignTopLeft>true</alignTopLeft>"
        + "\(resolutions("0.01"))<metersPerUnit>111319.49079327358</metersPerUnit></gridSet>")
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    #expect(found.model.scheme?.origin == MapPoint(x: 112, y: -10))
  }

  @Test(
    "hostile grid sets are refused without a crash",
    arguments: [
      "<gridSet/>", "<gridSet><srs><number>x</number></srs></gridSet>", "LEVELS<resolutions/>",
      "LEVELS<resolutions><double>-1</double></resolutions>", "LEVELS<levels>0</levels>", "LEVELS<levels>-5</levels>",
      "LEVELS<scaleDenominators><double>1</double></scaleDenominators><pixelSize>0</pixelSize>",
      "LEVELS<scaleDenominators><double>1</double></scaleDenominators><metersPerUnit>x</metersPerUnit>",
      "LEVELS<resolutions><double>1e-308</double></resolutions>", "LEVELS<tileWidth>0</tileWidth>",
      "LEVELS<resolutions><double>NaN</double></resolutions>",
      "<gridSet><name>a</name><srs><number>3857</number></srs><extent><coords><double>1</double></coords></extent></gridSet>",
      "<gridSet><name>a</name><srs><number>3857</number></srs><extent><coords><double>0</double><double>0</double><double>1e-300</double><double>1e300</double></coords></extent></gridSet>",
    ])
  func hostile(_ text: String) throws {
    let whole = text.hasPrefix("LEVELS") ? gridSet(String(text.dropFirst(6)), top: false) : text
    let found = try read(whole)
    #expect(!found.isComplete)
    for format in SchemeFormatRegistry.all { _ = try? format.write(found.model) }
  }
}
