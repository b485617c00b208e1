import Diagnostics
import Foundation
import SourceText
import TestSupport
import Testing

@Suite("GitLab’s code quality report")
struct GitLabReportTests {
  private struct Issue: Decodable, Equatable {
    struct Location: Decodable, Equatable {
      struct Lines: Decodable, Equatable { let begin: Int }
      let path: String
      let lines: Lines
    }
    let description: String
    let checkName: String
    let fingerprint: String
    let severity: String
    let location: Location

    enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  private func text(_ files: [FileFindings]) -> String {
    GitLabReport().text(
      FindingReport(command: "lint", files: files, rules: []),
      ReportStyle(safeFixHint: "", unsafeFixHint: "", toolVersion: "1.0.0"))
  }

  private func issues(_ files: [FileFindings]) throws -> [Issue] {
    try JSONDecoder().decode([Issue].self, from: Data(text(files).utf8))
  }

  private func file(_ name: String, package: String? = nil, _ findings: [Finding]) throws -> FileFindings {
    FileFindings(file: name, in: package, text: try SourceText(Array("a\nbcd\ne".utf8)), findings: findings)
  }

  @Test("Each finding has its rule, its words, its file and its line")
  func values() throws {
    let findings = [
      Finding(.error, .encoding, "one", at: SourceRange(3..<4)), Finding(.warning, .encoding, "two", at: nil),
      Finding(.info, .encoding, "three", at: SourceRange(6..<7)),
    ]
    let found = try issues([file("./caches/conf.xml", findings), file("clean.xml", [])])
    #expect(found.map(\.description) == ["two", "one", "three"])
    #expect(found.map(\.severity) == ["minor", "major", "info"])
    #expect(found.map(\.location.lines.begin) == [1, 2, 3])
    #expect(found.allSatisfy { $0.checkName == "encoding" && $0.location.path == "caches/conf.xml" })
  }

  @Test("A finding in a package is in the file of the package, because a repository has no other")
  func package() throws {
    let finding = Finding(.error, .encoding, "one", at: nil)
    #expect(try issues([file("a.tpkx!root.json", package: "a.tpkx", [finding])]).map(\.location.path) == ["a.tpkx"])
  }

  // GitLab shows only the first of several problems with one fingerprint, and compares the fingerprints of two runs.
  @Test("Fingerprints differ within a report, and stay the same if a finding moves to another line")
  func fingerprints() throws {
    func finding(at place: Int) -> Finding { Finding(.error, .encoding, "same", at: SourceRange(place..<place + 1)) }
    let first = try issues([file("a", [finding(at: 0), finding(at: 3)]), file("b", [finding(at: 0)])])
    #expect(Set(first.map(\.fingerprint)).count == 3)
    #expect(first.allSatisfy { $0.fingerprint.wholeMatch(of: /[0-9a-f]{16}/) != nil })
    let moved = try issues([file("a", [finding(at: 2), finding(at: 5)]), file("b", [finding(at: 4)])])
    #expect(moved.map(\.fingerprint) == first.map(\.fingerprint))
  }

  @Test("Without findings the report is an empty list, as GitLab requires")
  func none() throws { #expect(try issues([file("a", [])]).isEmpty) }

  /// The members that GitLab requires, and their values, from its documentation of the report.
  private static let schema = """
    {"type": "array", "minItems": 1, "items": {"type": "object",
      "required": ["description", "check_name", "fingerprint", "severity", "location"],
      "properties": {"description": {"type": "string"}, "check_name": {"type": "string"},
        "fingerprint": {"type": "string"}, "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {"type": "object", "required": ["path", "lines"], "properties": {
          "path": {"type": "string", "pattern": "^[^/.]"},
          "lines": {"type": "object", "required": ["begin"], "properties": {
            "begin": {"type": "integer", "minimum": 1}}}}}}}}
    """

  @Test(
    "A validator accepts the report with the values that GitLab documents",
    .enabled(if: CommandRun.isInstalled("check-jsonschema"), "check-jsonschema is not installed"))
  func schema() throws {
    let folder = try TemporaryDirectory()
    let schema = try folder.write(Self.schema, "schema.json")
    let finding = Finding(.error, .encoding, "“quoted” \"\u{7}", at: nil)
    let report = try folder.write(text([file("./a", [finding])]), "report.json")
    let run = try SchemaCheck.runJSON(schema: schema, [report])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }
}
