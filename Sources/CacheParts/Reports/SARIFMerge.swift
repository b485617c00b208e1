import Diagnostics
import SourceText

/// Merges SARIF logs into one log with one run. Viewers and services limit the number of runs, and show one list for each.
///
/// Source: OASIS, SARIF Version 2.1.0, §3.14 and §3.52.
struct SARIFMerge {
  private let runs: [(file: String, run: JSONOutput)]

  /// - Throws: `ReportMergeError` if a log is not of tilescheme, or of another version of it.
  init(_ files: [GivenReport]) throws(ReportMergeError) {
    var runs: [(file: String, run: JSONOutput)] = []
    for file in files {
      for run in file.content.root["runs"]?.list ?? [] {
        let driver = run["tool"]?["driver"]
        guard file.content.root["version"]?.words == "2.1.0", driver?["name"]?.words == "tilescheme" else {
          throw .unknown(file.name, "this is not a SARIF 2.1.0 log of tilescheme")
        }
        if let first = runs.first,
          first.run["tool"]?["driver"]?["semanticVersion"] != driver?["semanticVersion"]
        {
          throw .differs(
            file.name, "this log is of another version of tilescheme than \(first.file); use one version for all parts")
        }
        runs.append((file.name, run))
      }
    }
    guard !runs.isEmpty else { throw .unknown(files[0].name, "the logs have no run") }
    self.runs = runs
  }

  var report: MergedReport {
    get throws(ReportMergeError) {
      var rules: [String: JSONOutput] = [:]
      var union = FindingUnion()
      var results: [JSONOutput] = []
      for (file, run) in runs {
        for rule in run["tool"]?["driver"]?["rules"]?.list ?? [] {
          guard let id = rule["id"]?.words else { throw .unknown(file, "a rule has no identifier") }
          rules[id] = rules[id] ?? rule
        }
        // The number of a rule is that of its own log.
        let own = (run["results"]?.list ?? []).map(Self.withoutIndex)
        results += union.add(own.map { $0.text(.compact) }).map { own[$0] }
      }
      let sorted = rules.sorted { $0.key < $1.key }
      let indexes = Dictionary(sorted.enumerated().map { ($1.key, $0) }) { first, _ in first }
      results = results.map { (Place($0), $0) }.sorted { $0.0 < $1.0 }.map { Self.with(indexes, $0.1) }
      let log = SARIFReport.log(
        version: runs[0].run["tool"]?["driver"]?["semanticVersion"] ?? .null, rules: sorted.map(\.value),
        results: results)
      return MergedReport(log.text(.indented) + "\n", severities: results.map(Self.severity))
    }
  }

  private static func withoutIndex(_ result: JSONOutput) -> JSONOutput {
    guard case .object(let members) = result else { return result }
    return .object(members.filter { $0.key != "ruleIndex" })
  }

  private static func with(_ indexes: [String: Int], _ result: JSONOutput) -> JSONOutput {
    guard case .object(var members) = result, let id = result["ruleId"]?.words, let index = indexes[id],
      let place = members.firstIndex(where: { $0.key == "ruleId" })
    else { return result }
    members.insert(.init("ruleIndex", .integer(index)), at: place + 1)
    return .object(members)
  }

  private static func severity(_ result: JSONOutput) -> Severity {
    switch result["level"]?.words {
    case "warning"?: .warning
    case "note"?: .info
    default: .error
    }
  }

  /// The place of a result, by which results are sorted.
  private struct Place: Comparable {
    private let file: String
    private let numbers: [Int]
    private let text: String

    init(_ result: JSONOutput) {
      let location = result["locations"]?.list?.first?["physicalLocation"]
      file = location?["artifactLocation"]?["uri"]?.words ?? ""
      numbers = ["startLine", "startColumn"].map { location?["region"]?[$0]?.whole ?? 0 }
      text = result.text(.compact)
    }

    static func < (first: Place, second: Place) -> Bool {
      if first.file != second.file { return first.file < second.file }
      if first.numbers != second.numbers { return first.numbers.lexicographicallyPrecedes(second.numbers) }
      return first.text < second.text
    }
  }
}
