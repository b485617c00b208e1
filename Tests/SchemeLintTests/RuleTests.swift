import Diagnostics
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing

@testable import SchemeLint

@Suite("Every rule")
struct RuleTests {
  private static let identifiers = RuleRegistry.all.map(\.page.identifier)

  private func rule(_ identifier: String) throws -> any LintRule { try #require(RuleRegistry.named(identifier)) }

  @Test("Identifiers and names are unique and well-formed, and the list is sorted by family and number")
  func names() {
    #expect(Set(Self.identifiers).count == Self.identifiers.count)
    #expect(Set(RuleRegistry.all.map(\.page.name)).count == Self.identifiers.count)
    for page in RuleRegistry.all.map(\.page) {
      #expect(page.identifier.wholeMatch(of: /[A-Z]{3,4}[0-9]{3}/) != nil)
      #expect(page.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      for text in [page.summary, page.reason, page.remedy] {
        #expect(text.hasSuffix("."), "\(page.identifier): \(text)")
      }
      #expect(!page.source.isEmpty)
    }
    #expect(Self.identifiers == Self.identifiers.sorted())
  }

  @Test("The good scheme of each example has no fault at all", arguments: identifiers)
  func passes(identifier: String) throws {
    let example = try rule(identifier).page.example
    let found = try lint(example.base.files, defaultRules, house: example.houseScheme)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("The change of each example is one place, gives the rule there, and no other error", arguments: identifiers)
  func fails(identifier: String) throws {
    let rule = try rule(identifier)
    let example = rule.page.example
    // The tests of verify and of preflight bring about what is told in words.
    if example.isInWords { return }
    let good = try #require(example.base.files.first { $0.name == example.file }?.text)
    #expect(good.components(separatedBy: example.passing).count == 2 || rule.page.isOptional || example.isRenaming)
    let bad = example.failingFiles.first { $0.name == example.file }?.text ?? ""
    let rules = rule.page.isOptional ? defaultRules + [rule] : defaultRules
    let found = try lint(example.failingFiles, rules, house: example.houseScheme)
    let own = found.filter { $0.finding.identifier == identifier }
    #expect(!own.isEmpty, "\(found)")
    for other in found where other.finding.severity == .error && other.finding.identifier != identifier {
      Issue.record("\(identifier) is not alone: \(other)")
    }
    // What is pointed at is in the changed text, or is the start tag around what is missing.
    guard let range = own.first?.finding.range, own[0].file == example.file, !example.failing.isEmpty,
      let place = bad.range(of: example.failing)
    else { return }
    let start = bad.utf8.distance(from: bad.startIndex, to: place.lowerBound)
    let end = bad.utf8.distance(from: bad.startIndex, to: place.upperBound)
    #expect(range.lowerBound <= end && range.upperBound >= start, "\(range) is not in \(start)..<\(end)")
  }

  @Test("A fix mends its finding and makes no new one", arguments: identifiers)
  func fixes(identifier: String) throws {
    let rule = try rule(identifier)
    let example = rule.page.example
    let folder = try TemporaryDirectory()
    for file in example.failingFiles { try Data(file.text.utf8).write(to: URL(filePath: folder.path(file.name))) }
    let path = FilePath(folder.path(example.failingFiles[0].name))
    let opened = try SchemeOpener.open(path)
    let before = Linter(defaultRules).findings(in: opened)
    var isFixed = false
    for (document, findings) in zip(opened.documents, before.map(\.findings)) {
      guard let result = Fixer(includesUnsafe: true).fix(document, findings.filter { $0.identifier == identifier })
      else {
        continue
      }
      try Data(result.bytes).write(to: URL(filePath: result.file))
      isFixed = true
    }
    guard isFixed else { return }
    let after = Linter(defaultRules).findings(in: try SchemeOpener.open(path)).flatMap(\.findings)
    #expect(!after.contains { $0.identifier == identifier }, "\(after)")
    let known = Set(before.flatMap(\.findings).map(\.message))
    #expect(after.allSatisfy { known.contains($0.message) }, "\(after)")
  }

  @Test("A rule that is not selected finds nothing", arguments: identifiers)
  func unselected(identifier: String) throws {
    let example = try rule(identifier).page.example
    let others = RuleRegistry.all.filter { $0.page.identifier != identifier }
    #expect(try !lint(example.failingFiles, others).contains { $0.finding.identifier == identifier })
  }

  @Test("Every page under Documentation/rules is what explain prints", arguments: identifiers)
  func pages(identifier: String) throws {
    let page = try rule(identifier).page
    let file = TestFiles.root.appending(path: "Documentation/rules/\(identifier).md")
    #expect(try String(contentsOf: file, encoding: .utf8) == RuleMarkdown.text(page), "run make rules")
  }

  @Test("The index of the pages names them all, and no others lie beside it")
  func index() throws {
    let folder = TestFiles.root.appending(path: "Documentation/rules")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == (Self.identifiers.map { "\($0).md" } + ["README.md"]).sorted())
    let text = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    #expect(text == RuleMarkdown.index, "run make rules")
  }
}

@Suite("Selecting rules")
struct RuleSelectionTests {
  private func identifiers(_ selected: [String], _ ignored: [String] = []) throws -> [String] {
    RuleSelection(
      selected: try RuleSelection.identifiers(of: selected), ignored: try RuleSelection.identifiers(of: ignored)
    ).rules.map(\.page.identifier)
  }

  @Test("Without a word all run that are not optional")
  func defaults() throws {
    #expect(try identifiers([]) == RuleRegistry.all.filter { !$0.page.isOptional }.map(\.page.identifier))
    #expect(try !identifiers([]).contains("LOD003"))
  }

  @Test("A rule is named by identifier, name or family, in any letter case")
  func words() throws {
    #expect(try identifiers(["org001"]) == ["ORG001"])
    #expect(try identifiers(["Uneven-Steps"]) == ["LOD003"])
    #expect(try identifiers(["ORG"]) == (1...7).map { "ORG00\($0)" })
    #expect(try identifiers(["ALL"]).count == RuleRegistry.all.count)
    #expect(try identifiers(["DPI"], ["DPI001", "ogc-pixel-dpi"]) == ["DPI003"])
  }

  @Test(
    "A word that names nothing is an error with the nearest that does",
    arguments: [("ORG01", "ORG001"), ("orign-inside-extent", "origin-inside-extent"), ("xyzzyxyzzy", nil)])
  func unknown(word: String, suggestion: String?) {
    #expect(throws: RuleSelection.UnknownRule(name: word, suggestion: suggestion)) {
      _ = try RuleSelection.identifiers(of: [word])
    }
  }
}
