import CacheParts
import Diagnostics
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@testable import CacheVerification

@Suite("Merging reports")
struct ReportMergeTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let pages = [RulePage.tilesOutsideExtent, .missingTiles, .truncatedTile]

  private func file(_ name: String, _ findings: Finding...) -> FileFindings {
    FileFindings(file: name, text: nil, findings: findings)
  }

  private func report(_ files: [FileFindings], _ format: any ReportFormat, levels: String = "") throws -> String {
    let text = format.text(
      FindingReport(command: "lint", files: files, rules: Self.pages),
      ReportStyle(safeFixHint: "", unsafeFixHint: "", toolVersion: "1"))
    return text
  }

  private func merge(_ texts: [String]) throws -> MergedReport {
    var paths: [FilePath] = []
    for (number, text) in texts.enumerated() { paths.append(FilePath(try folder.write(text, "\(number)"))) }
    return try ReportMergeRequest(paths).run()
  }

  @Test(
    "The merged report of parts is the report of one run, in any order and with a part given twice",
    arguments: ["json", "sarif", "junit"])
  func equal(_ name: String) throws {
    let format = try #require(ReportFormats.named(name))
    let scheme = file(
      "a/conf.xml", Finding(.tilesOutsideExtent, "x < y & \"z\""), Finding(.missingTiles, "level 1: “7” tiles"))
    let first = file("a/L01/R0000C0000.bundle", Finding(.truncatedTile, "t", tile: .init(level: 1, row: 2, column: 10)))
    let second = file(
      "b/x.bundle", Finding(.truncatedTile, "one", tile: .init(level: 2, row: 9, column: 1)),
      Finding(.truncatedTile, "two", tile: .init(level: 2, row: 10, column: 0)))
    let whole = try report([first, scheme, second], format)
    // Every part has the findings of the scheme.
    let parts = [try report([scheme, first], format), try report([scheme, second], format)]
    let merged = try merge(parts)
    #expect(merged.text == whole)
    #expect(try merge(parts.reversed()).text == whole)
    #expect(try merge(parts + parts).text == whole)
    #expect(try merge([whole]).text == whole)
    #expect(merged.counts.values.reduce(0, +) == 5)
  }

  @Test("Two equal findings in one report stay two", arguments: ["json", "sarif", "junit"])
  func repeated(_ name: String) throws {
    let format = try #require(ReportFormats.named(name))
    let text = try report([file("a", Finding(.truncatedTile, "same"), Finding(.truncatedTile, "same"))], format)
    #expect(try merge([text, text]).text == text)
  }

  @Test("A rule that only one part has run is in the list once, and results name its place in the list")
  func rules() throws {
    func log(_ pages: [RulePage], _ file: FileFindings) -> String {
      SARIFReport().text(
        FindingReport(command: "lint", files: [file], rules: pages),
        ReportStyle(safeFixHint: "", unsafeFixHint: "", toolVersion: "1"))
    }
    let merged = try merge([
      log([.truncatedTile], file("b", Finding(.truncatedTile, "x"))),
      log([.missingTiles], file("a", Finding(.missingTiles, "y"))),
    ])
    let expected = SARIFReport().text(
      FindingReport(
        command: "lint", files: [file("a", Finding(.missingTiles, "y")), file("b", Finding(.truncatedTile, "x"))],
        rules: [.missingTiles, .truncatedTile]),
      ReportStyle(safeFixHint: "", unsafeFixHint: "", toolVersion: "1"))
    #expect(merged.text == expected)
  }

  @Test("The numbers of levels are added; a median of several parts is unknown")
  func levels() throws {
    func verify(_ levels: String) -> String {
      """
      {"version": 1, "command": "verify", "findings": [], "storage": "esriMapCacheStorageModeCompactV2", "levels": [\(levels)],
       "summary": {"files": 0, "errors": 0, "warnings": 0, "infos": 0, "fixable": 0}}
      """
    }
    func level(_ number: Int, _ tiles: Int, _ smallest: Int, _ median: Int, _ largest: Int, _ formats: String) -> String
    {
      """
      {"level": \(number), "tiles": \(tiles), "bytes": \(tiles * 10), "bundles": 1, "expectedTiles": 100,
       "tilesWithin": \(tiles - 1), "tilesWithFindings": 1, "smallest": \(smallest), "median": \(median),
       "largest": \(largest), "formats": {\(formats)}}
      """
    }
    let empty = """
      {"level": 2, "tiles": 0, "bytes": 0, "bundles": 0, "expectedTiles": 400, "tilesWithin": 0,
       "tilesWithFindings": 0, "smallest": null, "median": null, "largest": null, "formats": {}}
      """
    let merged = try merge([
      verify(level(1, 30, 5, 9, 20, "\"JPEG\": 30") + "," + empty),
      verify(level(2, 40, 6, 8, 30, "\"PNG\": 40") + "," + level(1, 20, 3, 7, 10, "\"JPEG\": 15, \"PNG\": 5")),
    ])
    let text = try #require(
      try JSONSerialization.jsonObject(with: Data(merged.text.utf8)) as? [String: Any])
    let levels = try #require(text["levels"] as? [[String: Any]])
    func number(_ level: Int, _ key: String) -> Int? { levels[level][key] as? Int }
    #expect(levels.count == 2)
    #expect(
      ["level", "tiles", "bytes", "bundles", "expectedTiles", "tilesWithin", "tilesWithFindings"].map { number(0, $0) }
        == [1, 50, 500, 2, 100, 48, 2])
    #expect(["smallest", "median", "largest"].map { number(0, $0) } == [3, nil, 20])
    #expect(levels[0]["formats"] as? [String: Int] == ["JPEG": 45, "PNG": 5])
    // Only one part has tiles of level 2, so its median is that of the whole.
    #expect(["smallest", "median", "largest"].map { number(1, $0) } == [6, 8, 30])
    #expect(text["storage"] as? String == "esriMapCacheStorageModeCompactV2")
    guard SchemaCheck.isAvailable else { return }
    let check = try SchemaCheck.run("findings.schema.json", [try folder.write(merged.text, "merged.json")])
    #expect(check.status == 0, "\(check.text)")
  }

  @Test("What is no report, or does not fit the others, is refused")
  func refused() throws {
    let files = [file("a", Finding(.truncatedTile, "x"))]
    let json = try report(files, JSONReport())
    let sarif = try report(files, SARIFReport())
    let junit = try report(files, JUnitReport())
    for texts in [
      [json, sarif], [junit, json], [json, json.replacing("\"lint\"", with: "\"verify\"")],
      [sarif, sarif.replacing("\"semanticVersion\": \"1\"", with: "\"semanticVersion\": \"2\"")],
      [junit, junit.replacing("tilescheme lint", with: "tilescheme verify")],
    ] {
      let error = #expect(throws: ReportMergeError.self) { try merge(texts) }
      #expect(error?.isAboutRequest == true)
    }
    for text in [
      "", "{}", "[]", "<a/>", "<testsuites/>", "x", "{\"runs\": []}", "{\"runs\": [{}]}",
      json.replacing("\"lint\"", with: "\"audit\""), sarif.replacing("\"tilescheme\"", with: "\"other\""),
      junit.replacing("tilescheme lint", with: "pytest"), String(json.dropLast(3)), String(junit.dropLast(9)),
    ] {
      let error = #expect(throws: ReportMergeError.self, "\(text.prefix(60))") { try merge([text]) }
      #expect(error?.isAboutRequest == false)
    }
    #expect(throws: ReportMergeError.self) { try ReportMergeRequest([]).run() }
    #expect(throws: ReportMergeError.self) { try ReportMergeRequest([FilePath(folder.path("none"))]).run() }
  }
}
