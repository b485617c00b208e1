import Diagnostics
import FileAccess
import Foundation
import SchemeLint
import TestSupport
import Testing

@Suite("Damaged schemes in a directory")
struct DamagedSchemeTests {
  private let folder: TemporaryDirectory
  /// The text of a conf.xml, of which copies are damaged.
  private let scheme: String
  private let json: String

  init() throws {
    folder = try TemporaryDirectory()
    scheme = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    json = try String(contentsOf: TestFiles.sample("web-mercator-ready/root.json"), encoding: .utf8)
  }

  private func lint(_ exclusion: [String] = []) async throws -> LintReport {
    var settings = LintSettings(catalogue: RuleCatalogue(SchemeRules.pages), source: .none)
    settings.exclusion = PathExclusion(exclusion, in: "")
    return try await LintJob(LintRequest([folder.url.path], settings: settings)).run()
  }

  /// The rules of the findings of the only file that is checked.
  private func rules(_ report: LintReport) throws -> [String?] {
    try #require(report.files.count == 1, "\(report.files.map(\.file))")
    return report.files[0].findings.map(\.identifier)
  }

  @Test("A scheme with any name is an error if it is truncated", arguments: [400, 900, 1500])
  func truncated(length: Int) async throws {
    _ = try folder.write(String(scheme.prefix(length)), "roads.xml")
    let report = try await lint()
    #expect(try rules(report) == ["DOC001"])
    #expect(report.skippedCount == 0)
  }

  @Test("Marks of a merge conflict are an error, at the beginning and in the middle", arguments: [true, false])
  func conflict(isAtBeginning: Bool) async throws {
    let middle = try #require(scheme.range(of: "<LODInfo")?.lowerBound)
    let mark = "<<<<<<< HEAD\n"
    _ = try folder.write(
      isAtBeginning ? mark + scheme : scheme[..<middle] + mark + scheme[middle...], "county.xml")
    #expect(try rules(try await lint()) == ["DOC001"])
  }

  @Test("A truncated root.json with any name is an error, also in UTF-16", arguments: [String.Encoding.utf8, .utf16])
  func cutJSON(encoding: String.Encoding) async throws {
    let data = try #require(String(json.prefix(700)).data(using: encoding))
    try data.write(to: URL(filePath: folder.path("town.json")))
    #expect(try rules(try await lint()) == ["DOC001"])
  }

  @Test("A prefix of a namespace before the elements makes no difference")
  func namespace() async throws {
    _ = try folder.write("<t:CacheInfo xmlns:t='http://www.esri.com/schemas/ArcGIS/10.1'><t:Tile", "a.xml")
    #expect(try rules(try await lint()) == ["DOC001"])
  }

  @Test(
    "Other files that cannot be parsed are skipped and counted",
    arguments: [
      ("package.json", "{\"name\": \"map\", // a comment\n}"), ("pom.xml", "<project><dependency></project>"),
      ("map.qgs", "<qgis"), ("empty.xml", ""), ("cache.xml", "<CacheInformation><CacheInfoList>"),
      ("words.json", "{\"text\": \"CacheInfo and LODInfo\" "), ("note.json", "lods and tileInfo"),
      ("tsconfig.json", "{\"compilerOptions\": {/* tiles */}"), ("page.xml", "<!DOCTYPE html><html>"),
    ])
  func otherFiles(name: String, text: String) async throws {
    _ = try folder.write(text, name)
    let report = try await lint()
    #expect(report.checkedCount == 0)
    #expect(report.skippedCount == (name.hasSuffix(".qgs") ? 0 : 1))
  }

  @Test("A pattern that leaves out nothing is reported, and one that shares its files with another is not")
  func unusedExclusions() async throws {
    _ = try folder.write(scheme, "old/conf.xml")
    _ = try folder.write(scheme, "new/conf.xml")
    let report = try await lint(["old", "ol", "old/*", "*ld", "**/old"])
    #expect(report.checkedCount == 1)
    #expect(report.unusedExclusions == ["ol", "old/*", "**/old"])
  }
}
