import CacheOpening
import Diagnostics
import Foundation
import SchemeLint
import SystemPackage
import TestSupport
import Testing

@Suite("Faults of a document as a whole")
struct DocumentFaultTests {
  private let conf = RuleExample.Base.legacy.files[0].text
  private let cdi = RuleExample.Base.legacy.files[1].text

  /// The report of a folder with these files.
  private func lintFolder(_ files: [(name: String, bytes: [UInt8])]) async throws -> LintReport {
    let folder = try TemporaryDirectory()
    for file in files { try Data(file.bytes).write(to: URL(filePath: folder.path(file.name))) }
    let settings = LintSettings(catalogue: RuleCatalogue(SchemeRules.pages))
    return try await LintJob(LintRequest([folder.path("")], settings: settings)).run()
  }

  private func errors(_ report: LintReport) -> [String] {
    report.files.flatMap { file in
      file.findings.filter { $0.severity == .error }
        .map { "\(FilePath(file.file).lastComponent?.string ?? ""): \($0.identifier ?? "")" }
    }.sorted()
  }

  @Test("A conf.cdi that contains a conf.xml is an error, in any letter case", arguments: ["conf.cdi", "Conf.cdi"])
  func schemeAsCompanion(name: String) async throws {
    let report = try await lintFolder([("conf.xml", Array(conf.utf8)), (name, Array(conf.utf8))])
    #expect(errors(report) == ["\(name): DOC001"])
  }

  @Test("A conf.xml and a conf.cdi that are exchanged are two errors")
  func exchanged() async throws {
    let report = try await lintFolder([("conf.xml", Array(cdi.utf8)), ("conf.cdi", Array(conf.utf8))])
    #expect(errors(report) == ["conf.cdi: DOC001", "conf.xml: DOC001"])
  }

  @Test("A conf.cdi without a conf.xml that contains a scheme is an error")
  func schemeInConfCDI() async throws {
    #expect(errors(try await lintFolder([("conf.cdi", Array(conf.utf8))])) == ["conf.cdi: DOC001"])
  }

  @Test("A root.json that contains an iteminfo.json, and the reverse, are errors")
  func exchangedJSON() async throws {
    let files = RuleExample.Base.readyToServe.files.map { Array($0.text.utf8) }
    let report = try await lintFolder([("root.json", files[1]), ("iteminfo.json", files[0])])
    #expect(errors(report) == ["iteminfo.json: DOC001", "root.json: DOC001"])
  }

  /// The findings of DOC010 in a conf.xml with a declaration, after the text was encoded.
  private func encoding(_ declared: String, _ encode: (String) -> [UInt8]) throws -> [Severity] {
    let folder = try TemporaryDirectory()
    let path = folder.path("conf.xml")
    let text = conf.replacing("<?xml version=\"1.0\" encoding=\"utf-8\"?>", with: declared)
    try #require(text != conf || declared.contains("utf-8"))
    try Data(encode(text)).write(to: URL(filePath: path))
    return Linter().findings(in: try SchemeOpener.open(FilePath(path))).flatMap(\.findings)
      .filter { $0.identifier == "DOC010" }.map(\.severity)
  }

  private static func utf16(_ text: String, mark: Bool = true) -> [UInt8] {
    (mark ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(
    "A declared encoding that the file does not have, or that does not exist, is an error",
    arguments: ["utf-16", "UTF-16LE", "UCS-2", "utf-32", "foo", "unicode", "utf8", "utf-7", "ANSI"])
  func wrongDeclaration(name: String) throws {
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"\(name)\"?>") { Array($0.utf8) } == [.error])
    #expect(try encoding("<?xml version='1.0' encoding='\(name)' standalone='yes'?>") { Array($0.utf8) } == [.error])
  }

  @Test("UTF-16 that is declared as UTF-8, and a mark of UTF-8 before another encoding, are errors")
  func otherBytes() throws {
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"utf-8\"?>") { Self.utf16($0) } == [.error])
    #expect(
      try encoding("<?xml version=\"1.0\" encoding=\"windows-1252\"?>") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) } == [
        .error
      ])
    #expect(try encoding("<?xml version=\"1.0\"?>") { Self.utf16($0, mark: false) } == [.error])
  }

  @Test("Text in UTF-8 that is declared as an 8-bit encoding is a warning")
  func declaredCodePage() throws {
    #expect(
      try encoding("<?xml version=\"1.0\" encoding=\"windows-1252\"?><!-- Zürich, Genève -->") { Array($0.utf8) }
        == [.warning])
  }

  @Test("Right declarations have no finding")
  func rightDeclarations() throws {
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"utf-16\"?>") { Self.utf16($0) }.isEmpty)
    #expect(try encoding("<?xml version=\"1.0\"?>") { Array($0.utf8) }.isEmpty)
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>") { Array($0.utf8) }.isEmpty)
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>") { Array($0.utf8) }.isEmpty)
    #expect(try encoding("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }.isEmpty)
    #expect(try encoding("") { Array($0.utf8) }.isEmpty)
  }

  @Test("JSON in UTF-16 is a warning")
  func wideJSON() async throws {
    let report = try await lintFolder([("root.json", Self.utf16(RuleExample.Base.readyToServe.files[0].text))])
    #expect(report.files.flatMap(\.findings).map(\.identifier) == ["DOC005"])
  }

  @Test("A bare TileCacheInfo is read, with one warning")
  func bareScheme() async throws {
    let inside = try #require(conf.firstMatch(of: /<TileCacheInfo(.|\n)*<\/TileCacheInfo>/)).output.0
    let namespaces = try #require(conf.firstMatch(of: /xmlns:xsi=[^>]*/)).output
    let text = inside.replacing("<TileCacheInfo ", with: "<TileCacheInfo \(namespaces) ", maxReplacements: 1)
    let report = try await lintFolder([("scheme.xml", Array(text.utf8))])
    #expect(report.files.flatMap(\.findings).map(\.identifier) == ["DOC009"])
    let opened = try SchemeOpener.open(Array(text.utf8), named: "scheme.xml")
    #expect(opened.model.scheme?.levels.count == 3)
    #expect(!opened.hasErrors)
  }

  @Test("The advice for a missing type is the type of that element")
  func missingTypes() throws {
    func help(_ change: (String) -> String) throws -> String? {
      try lint([ExampleFile("conf.xml", change(conf))], .usual).first { $0.finding.identifier == "DOC007" }?.finding
        .help
    }
    #expect(
      try help { $0.replacing("<LODInfos xsi:type=\"typens:ArrayOfLODInfo\">", with: "<LODInfos>") }
        == "write `xsi:type=\"typens:ArrayOfLODInfo\"` for LODInfos")
    #expect(
      try help { $0.replacing(" xsi:type=\"typens:ProjectedCoordinateSystem\"", with: "") }
        == "write `xsi:type=\"typens:ProjectedCoordinateSystem\"` for SpatialReference")
    #expect(
      try help {
        $0.replacing(" xsi:type=\"typens:PointN\"", with: "").replacing(" xsi:type=\"typens:TileImageInfo\"", with: "")
      } == "write `xsi:type=\"typens:PointN\"` for TileOrigin, `xsi:type=\"typens:TileImageInfo\"` for TileImageInfo")
    #expect(
      try help { $0.replacing("typens:LODInfo\"", with: "e:Lod\"").replacing("typens", with: "e") }
        == "write `xsi:type=\"e:LODInfo\"` for LODInfo")
  }

  @Test(
    "Empty extents as ArcGIS writes them are silent, and those that are empty in part are not",
    arguments: ["\"NaN\"", "null"])
  func emptyExtents(value: String) throws {
    let text = RuleExample.Base.service.files[0].text
    func found(_ keys: [String]) throws -> [String] {
      let changed = keys.reduce(text) { $0.replacing(try! Regex("\"\($1)\": -?[0-9]+"), with: "\"\($1)\": \(value)") }
      return try lint([ExampleFile("service.json", changed)], .usual).map { $0.finding.identifier ?? "" }
    }
    #expect(try found(["xmin", "ymin", "xmax", "ymax"]).isEmpty)
    #expect(try found(["xmin"]) == ["DOC005", "DOC005"])
  }

  @Test(
    "Conf.xml, which ArcGIS Server writes, is an info, and other letter cases are a warning",
    arguments: [("Conf.xml", Severity.info), ("CONF.XML", .warning), ("conf.XML", .warning)])
  func letterCase(name: String, severity: Severity) throws {
    let found = try lint([ExampleFile(name, conf)], .usual)
    #expect(found.map(\.finding.identifier) == ["STO006"])
    #expect(found.map(\.finding.severity) == [severity])
  }
}
