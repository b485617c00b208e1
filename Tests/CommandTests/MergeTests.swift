import Foundation
import TestSupport
import Testing

@Suite("merge")
struct MergeTests {
  @Test("Reports of two runs of lint become the report of one run, with its exit status", arguments: ["json", "sarif"])
  func lint(_ format: String) throws {
    let folder = try TemporaryDirectory()
    let all = ["broken/conf-bad-storage.xml", "us-feet-washington/conf.xml", "custom-scales/conf.xml"].map(sample)
    var reports: [String] = []
    for (number, path) in all.enumerated() {
      let run = try CommandRun.tilescheme("lint", path, "--no-config", "--format", format)
      reports.append(try folder.write(run.text, "\(number).\(format)"))
    }
    let whole = try CommandRun.tilescheme(["lint"] + all + ["--no-config", "--format", format])
    let merged = try CommandRun.tilescheme(["merge"] + reports)
    #expect(merged.status == whole.status, "\(merged.errors)")
    #expect(try rules(merged.text) == rules(whole.text))
    #expect(try CommandRun.tilescheme(["merge"] + reports + ["--fail-on", "never"]).status == 0)
    #expect(try CommandRun.tilescheme("merge", all[0]).status == 3)
    #expect(try CommandRun.tilescheme("merge").status == 2)
  }

  /// The rules and messages of all findings, sorted.
  private func rules(_ text: String) throws -> [String] {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    if let findings = root["findings"] as? [[String: Any]] {
      return findings.map { "\($0["rule"] ?? "") \($0["file"] ?? "") \($0["message"] ?? "")" }.sorted()
    }
    let runs = try #require(root["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    return results.map { "\($0["ruleId"] ?? "") \($0["ruleIndex"] ?? "") \($0["message"] ?? "")" }.sorted()
  }
}
