import CacheOpening
import Diagnostics
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing

@testable import SchemeLint

@Suite("Every rule")
struct RuleTests {
  /// The rules whose example is a change of a file. The others, such as those for packages, have tests of their own.
  private static let identifiers = SchemeRules.pages.filter { !$0.example.isInWords }.map(\.identifier)

  private func page(_ identifier: String) throws -> RulePage {
    try #require(SchemeRules.pages.first { $0.identifier == identifier })
  }

  @Test("The good scheme of each example has no findings", arguments: identifiers)
  func passes(identifier: String) throws {
    let example = try page(identifier).example
    let found = try lint(example.passingFiles, .usual, house: example.houseScheme)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("The change of each example is at one place, and causes its finding and no other error", arguments: identifiers)
  func fails(identifier: String) throws {
    let page = try page(identifier)
    let example = page.example
    if case .change = example.kind {
      let good = try #require(example.passingFiles.first { $0.name == example.file }?.text)
      // An optional rule may report what ArcGIS writes by default. The good file then contains the failing text.
      let places = good.components(separatedBy: example.passing).count - 1
      #expect(places == 1 || page.isOptional && good.contains(example.failing))
    }
    let bad = example.failingFiles.first { $0.name == example.file }?.text ?? ""
    let found = try lint(example.failingFiles, .usual(with: page), house: example.houseScheme)
    let own = found.filter { $0.finding.identifier == identifier }
    #expect(!own.isEmpty, "\(found)")
    for other in found where other.finding.severity == .error && other.finding.identifier != identifier {
      Issue.record("\(identifier) is not the only error: \(other)")
    }
    // The marked range overlaps the changed text, or is the start tag around a missing value.
    guard let range = own.first?.finding.range, own[0].file == example.file, !example.failing.isEmpty,
      let place = bad.range(of: example.failing)
    else { return }
    let start = bad.utf8.distance(from: bad.startIndex, to: place.lowerBound)
    let end = bad.utf8.distance(from: bad.startIndex, to: place.upperBound)
    #expect(range.lowerBound <= end && range.upperBound >= start, "\(range) is not in \(start)..<\(end)")
  }

  @Test("A fix removes its finding and causes no new one", arguments: identifiers)
  func fixes(identifier: String) throws {
    let example = try page(identifier).example
    let folder = try TemporaryDirectory()
    for file in example.failingFiles { try Data(file.text.utf8).write(to: URL(filePath: folder.path(file.name))) }
    let path = FilePath(folder.path(example.failingFiles[0].name))
    let opened = try SchemeOpener.open(path)
    let before = Linter().findings(in: opened)
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
    let after = Linter().findings(in: try SchemeOpener.open(path)).flatMap(\.findings)
    #expect(!after.contains { $0.identifier == identifier }, "\(after)")
    let known = Set(before.flatMap(\.findings).map(\.message))
    #expect(after.allSatisfy { known.contains($0.message) }, "\(after)")
  }

  @Test("A rule that is not selected finds nothing", arguments: identifiers)
  func unselected(identifier: String) throws {
    let example = try page(identifier).example
    let others = RuleCatalogue(SchemeRules.pages.filter { $0.identifier != identifier })
    let selection = RuleSelection(from: others, selected: Set(others.pages))
    #expect(try !lint(example.failingFiles, selection).contains { $0.finding.identifier == identifier })
  }
}
