import Diagnostics
import Foundation
import SchemeFormats
import SourceText
import TestSupport
import Testing

@Suite("All problems of a document are found, each at its position")
struct ProblemTests {
  /// The lines of the findings, in their order.
  private func places(_ opened: OpenedScheme) -> [String] {
    opened.findings.flatMap { file -> [String] in
      let lines = file.text.map(LineTable.init)
      return file.findings.compactMap { finding in
        guard let range = finding.range, let place = lines?.position(of: range.lowerBound) else { return nil }
        return "\(place.line):\(place.column)"
      }
    }
  }

  @Test("three faults in one file are three findings")
  func severalFaults() throws {
    let opened = try open(TestFiles.sample("broken/several-faults.xml"))
    #expect(opened.rules == ["not-a-number", "not-a-number", "not-a-number"])
    // From `grep -n`: <X>west, <DPI>ninety-six, <Resolution></Resolution>.
    #expect(places(opened).prefix(2) == ["21:10", "26:10"])
    #expect(opened.messages[0].contains("west"))
    #expect(opened.messages[1].contains("ninety-six"))
    #expect(opened.messages[2].contains("Resolution"))
  }

  @Test(
    "a faulty conf.xml does not hide a faulty conf.cdi", arguments: ["<LevelID>zero</LevelID>", "<LevelID>0<LevelID>"])
  func bothFiles(_ fault: String) throws {
    let folder = try TemporaryDirectory()
    let xml = try Fixture.confXML.with("<LevelID>0</LevelID>", fault)
    try Data(xml.utf8).write(to: folder.url.appending(path: "conf.xml"))
    let cdi = try Fixture.confCDI.with("5415300.5", "5415300,5").with("5442875.125", "NaN")
    try Data(cdi.utf8).write(to: folder.url.appending(path: "conf.cdi"))
    let files = try open(folder.url).findings.filter(\.hasErrors)
    try #require(files.map { String($0.file.suffix(8)) } == ["conf.xml", "conf.cdi"])
    #expect(files[1].findings.count == 2)
  }

  @Test(
    "a fault of root.json is found at its position",
    arguments: [
      ("\"rows\": 256", "\"rows\": \"256\"", "wrong-type", "8:13"),
      ("\"dpi\": 96", "\"dpi\": 96, \"dpi\": 97", "duplicate-key", "8:42"),
      ("\"x\": -4020900", "\"x\": null", "missing-key", "9:15"),
      ("\"cols\": 256", "\"cols\": 0", "out-of-range", "8:26"),
      ("\"maxLOD\": 1", "\"maxLOD\": 1.5", "not-an-integer", "6:26"),
      ("2116.670900008467", "-1", "out-of-range", "12:34"),
      ("\"minLOD\": 0", "\"minLOD\": 1e999", "not-a-number", "6:13"),
      ("\"xmin\": 1741100.25, ", "", "missing-key", "17:17"),
    ])
  func rootFaults(_ part: String, _ other: String, _ rule: String, _ place: String) throws {
    let opened = try open(Fixture.rootJSON.with(part, other))
    #expect(opened.rules == [rule])
    #expect(places(opened) == [place])
    #expect(opened.hasErrors)
  }

  @Test(
    "a fault of conf.xml is found at its position",
    arguments: [
      ("<X>-4020900</X>", "", "missing-element", "8:5"),
      ("<X>-4020900</X>", "<X>-4.020.900</X>", "not-a-number", "9:10"),
      ("<X>-4020900</X>", "<X>0x10</X>", "not-a-number", "9:10"),
      ("<X>-4020900</X>", "<X>1e999</X>", "not-a-number", "9:10"),
      ("<TileRows>256</TileRows>", "<TileRows>-256</TileRows>", "out-of-range", "13:15"),
      ("<DPI>96</DPI>", "<DPI>96</DPI><DPI>96</DPI>", "duplicate-element", "14:18"),
      ("<Antialiasing>true", "<Antialiasing>yes", "not-a-boolean", "31:19"),
      ("<LevelID>1<", "<LevelID>1.5<", "not-an-integer", "22:18"),
    ])
  func confXMLFaults(_ part: String, _ other: String, _ rule: String, _ place: String) throws {
    let opened = try open(Fixture.confXML.with(part, other))
    #expect(opened.rules == [rule])
    #expect(places(opened) == [place])
    #expect(opened.hasErrors)
  }

  @Test("a scheme without a level is an error, in both forms")
  func noLevels() throws {
    let start = try #require(Fixture.confXML.range(of: "<LODInfo "))
    let end = try #require(Fixture.confXML.range(of: "</LODInfos>"))
    let xml = Fixture.confXML[..<start.lowerBound] + Fixture.confXML[end.lowerBound...]
    #expect(try open(String(xml)).rules == ["missing-level"])
    #expect(try open(#"{"rows": 1, "cols": 1, "origin": {"x": 0, "y": 0}, "lods": []}"#).rules == ["missing-level"])
  }

  @Test("every fault of a list of levels is found", arguments: [1, 7, 50])
  func manyFaults(_ count: Int) throws {
    let levels = (0..<count).map { "{\"level\": \($0), \"resolution\": null, \"scale\": \"1:\($0)\"}" }
    let text =
      "{\"rows\": 1, \"cols\": 1, \"origin\": {\"x\": 0, \"y\": 0}, \"lods\": [\(levels.joined(separator: ","))]}"
    #expect(try open(text).rules.count == 2 * count)
  }
}
