import Diagnostics
import SourceText

/// Merges reports of findings in JSON.
struct JSONMerge {
  private let files: [GivenReport]
  private let command: String

  /// - Throws: `ReportMergeError` if the reports are not of `lint` or `verify`, or of both.
  init(_ files: [GivenReport]) throws(ReportMergeError) {
    var first: String?
    for file in files {
      let root = file.content.root
      guard root["version"]?.whole == 1, let command = root["command"]?.words, ["lint", "verify"].contains(command)
      else {
        throw .unknown(
          file.name, "this is a report of another command or version; reports of lint and verify are merged")
      }
      if let first, first != command {
        throw .differs(file.name, "this is a report of \(command), but \(files[0].name) is one of \(first)")
      }
      first = command
    }
    self.files = files
    command = first ?? ""
  }

  var report: MergedReport {
    get throws(ReportMergeError) {
      var union = FindingUnion()
      var findings: [JSONOutput] = []
      var cleanFiles = 0
      for file in files {
        guard let own = file.content.root["findings"]?.list else {
          throw .unknown(file.name, "its findings are not a list")
        }
        findings += union.add(own.map { $0.text(.compact) }).map { own[$0] }
        let count = file.content.root["summary"]?["files"]?.whole ?? 0
        cleanFiles += max(0, count - Self.files(own))
      }
      findings = findings.map { (Place($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
      let severities = findings.map { $0["severity"]?.words.flatMap(Severity.init(rawValue:)) ?? .error }
      func count(_ severity: Severity) -> JSONOutput { .integer(severities.count { $0 == severity }) }
      var members: [JSONOutput.Member] = [
        .init("version", .integer(1)), .init("command", .string(command)), .init("findings", .array(findings)),
        .init(
          "summary",
          .object([
            .init("files", .integer(Self.files(findings) + cleanFiles)), .init("errors", count(.error)),
            .init("warnings", count(.warning)), .init("infos", count(.info)),
            .init("fixable", .integer(findings.count { $0["fix"]?["safe"] == .bool(true) })),
          ])),
      ]
      if command == "verify" { members += try verified }
      return MergedReport(JSONOutput.object(members).text(.indented) + "\n", severities: severities)
    }
  }

  /// The number of different files of findings.
  private static func files(_ findings: [JSONOutput]) -> Int { Set(findings.compactMap { $0["file"]?.words }).count }

  /// The members that only verify has.
  private var verified: [JSONOutput.Member] {
    get throws(ReportMergeError) {
      var storages: Set<JSONOutput> = []
      var levels: [Int: LevelMerge] = [:]
      for file in files {
        let root = file.content.root
        if let storage = root["storage"], storage != .null { storages.insert(storage) }
        for value in root["levels"]?.list ?? [] {
          guard let level = LevelMerge(value) else { throw .unknown(file.name, "the numbers of a level are missing") }
          if levels[level.number]?.add(level) == nil { levels[level.number] = level }
        }
      }
      // Parts of one cache have one storage; of several caches it is unknown.
      let storage = storages.count == 1 ? storages.first ?? .null : .null
      let sorted = levels.values.sorted { $0.number < $1.number }
      return [.init("storage", storage), .init("levels", .array(sorted.map(\.json)))]
    }
  }

  /// The place of a finding, by which findings are sorted.
  private struct Place: Comparable {
    private let file: String
    private let numbers: [Int]
    private let rule: String
    private let message: String

    init(_ finding: JSONOutput) {
      func number(_ key: String) -> Int { finding[key]?.whole ?? 0 }
      func ofTile(_ key: String) -> Int { (finding["tile"] ?? finding["tiles"]?.list?.first)?[key]?.whole ?? -1 }
      file = finding["file"]?.words ?? ""
      numbers = [number("line"), number("column"), ofTile("level"), ofTile("row"), ofTile("column")]
      rule = finding["rule"]?.words ?? ""
      message = finding["message"]?.words ?? ""
    }

    static func < (first: Place, second: Place) -> Bool {
      if first.file != second.file { return first.file < second.file }
      if first.numbers != second.numbers { return first.numbers.lexicographicallyPrecedes(second.numbers) }
      return (first.rule, first.message) < (second.rule, second.message)
    }
  }
}
