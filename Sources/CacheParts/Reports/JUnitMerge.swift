import Diagnostics
import SourceText

/// Merges reports in the XML format of JUnit into one test suite. The findings of a file are one test case, also if several
/// reports have findings of it.
struct JUnitMerge {
  private struct Case {
    var isFailed = false
    var lines: [String] = []
    var union = FindingUnion()
  }

  private var suite: String?
  private var cases: [String: Case] = [:]

  /// - Throws: `ReportMergeError` if a report is not one of tilescheme, or the reports are of different commands.
  init(_ files: [GivenReport]) throws(ReportMergeError) {
    for file in files {
      guard case .junit(let root) = file.content else { continue }
      for suite in root.children {
        guard suite.name == "testsuite", let name = suite.attribute("name"), name.hasPrefix("tilescheme ") else {
          throw .unknown(file.name, "this is not a JUnit report of tilescheme")
        }
        if let first = self.suite, first != name {
          throw .differs(file.name, "this is a report of “\(name)”, but \(files[0].name) is one of “\(first)”")
        }
        self.suite = name
        for test in suite.children where test.name == "testcase" {
          guard let name = test.attribute("name") else { throw .unknown(file.name, "a test case has no name") }
          add(test, to: name)
        }
      }
    }
    if suite == nil { throw .unknown(files[0].name, "the reports have no test suite") }
  }

  private mutating func add(_ test: XMLElement, to name: String) {
    var merged = cases[name] ?? Case()
    for result in test.children {
      if result.name == "failure" { merged.isFailed = true }
      let lines = result.text.split(separator: "\n").map(String.init)
      merged.lines += merged.union.add(lines).map { lines[$0] }
    }
    cases[name] = merged
  }

  var report: MergedReport {
    let sorted = cases.sorted { $0.key < $1.key }
    let failed = sorted.count { $0.value.isFailed }
    let name = Self.attribute(suite ?? "")
    let counts = "tests=\"\(sorted.count)\" failures=\"\(failed)\" errors=\"0\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"\(name)\" \(counts)>\n"
    for test in sorted { text += Self.text(test.key, test.value) }
    text += "  </testsuite>\n</testsuites>\n"
    // A test case that failed has findings that made the run fail; which of them, the report does not say.
    let severities = sorted.flatMap { test in
      test.value.lines.map { line in Severity.allCases.first { line.contains("\($0.rawValue): ") } ?? .error }
    }
    return MergedReport(text, severities: severities)
  }

  private static func text(_ name: String, _ test: Case) -> String {
    let start = "    <testcase name=\"\(attribute(name))\" classname=\"tilescheme\""
    guard !test.lines.isEmpty else { return start + "/>\n" }
    let sorted = test.lines.map { (Place($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    let list = XMLText.content(sorted.joined(separator: "\n"))
    let count = counted(sorted.count, "finding")
    let result =
      test.isFailed ? "<failure message=\"\(count)\">\(list)</failure>" : "<system-out>\(list)</system-out>"
    return start + ">\n      \(result)\n    </testcase>\n"
  }

  private static func attribute(_ text: String) -> String {
    XMLText.content(text).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
  }

  /// The place of a finding in its file, and its rule, by which findings are sorted. Findings about the whole file have no
  /// line and come first.
  private struct Place: Comparable {
    private let numbers: [Int]
    private let rule: String
    private let text: String

    init(_ line: String) {
      let fields = line.split(separator: ":", maxSplits: 2).prefix(2).map { Int($0) }
      numbers = fields.count == 2 ? fields.compactMap(\.self) : []
      rule = line.lastIndex(of: "[").map { String(line[$0...]) } ?? ""
      text = line
    }

    static func < (first: Place, second: Place) -> Bool {
      if first.numbers != second.numbers { return first.numbers.lexicographicallyPrecedes(second.numbers) }
      return (first.rule, first.text) < (second.rule, second.text)
    }
  }
}
