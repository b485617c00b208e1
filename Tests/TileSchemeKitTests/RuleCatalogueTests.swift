import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("The catalogue of all rules")
struct RuleCatalogueTests {
  private static let identifiers = RuleCatalogue.all.pages.map(\.identifier)

  @Test("Identifiers and names are unique and well-formed, and the list is sorted by family and number")
  func names() {
    let pages = RuleCatalogue.all.pages
    #expect(Set(Self.identifiers).count == pages.count)
    #expect(Set(pages.map(\.name)).count == pages.count)
    for page in pages {
      #expect(page.identifier.wholeMatch(of: /[A-Z]{3,4}[0-9]{3}/) != nil)
      #expect(page.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      for text in [page.summary, page.reason, page.remedy] {
        #expect(text.hasSuffix("."), "\(page.identifier): \(text)")
      }
      #expect(!page.source.isEmpty)
    }
    #expect(Self.identifiers == Self.identifiers.sorted())
  }

  /// The pages that Scripts/write-rules.sh writes, in which citations of the reference are links.
  private static func linked(_ text: String) -> String {
    text.replacing(/`Reference\/([a-z0-9-]+\.md#[a-z0-9-]+)`/) { "[\($0.1)](../Reference/\($0.1))" }
  }

  @Test("Every page under Documentation/rules is what explain prints, with links", arguments: identifiers)
  func pages(identifier: String) throws {
    let page = try RuleCatalogue.all.page(named: identifier)
    let file = TestFiles.root.appending(path: "Documentation/rules/\(identifier).md")
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.linked(RuleMarkdown.text(page)), "run make rules")
  }

  @Test("The index lists all pages, and there are no other pages in its folder")
  func index() throws {
    let folder = TestFiles.root.appending(path: "Documentation/rules")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == (Self.identifiers.map { "\($0).md" } + ["README.md"]).sorted())
    let text = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    #expect(text == Self.linked(RuleMarkdown.index(of: .all)), "run make rules")
  }
}

@Suite("Selecting rules")
struct RuleSelectionTests {
  private func identifiers(_ selected: [String], _ ignored: [String] = []) throws -> [String] {
    RuleSelection(
      from: .all, selected: try RuleCatalogue.all.pages(named: selected),
      ignored: try RuleCatalogue.all.pages(named: ignored)
    ).pages.map(\.identifier)
  }

  @Test("By default all rules run that are not optional")
  func defaults() throws {
    #expect(try identifiers([]) == RuleCatalogue.all.pages.filter { !$0.isOptional }.map(\.identifier))
    #expect(try !identifiers([]).contains("LOD003"))
  }

  @Test("A rule is selected by identifier, name or family, in upper or lower case")
  func words() throws {
    #expect(try identifiers(["org001"]) == ["ORG001"])
    #expect(try identifiers(["Uneven-Steps"]) == ["LOD003"])
    #expect(try identifiers(["ORG"]) == (1...9).map { "ORG00\($0)" } + ["ORG010"])
    #expect(try identifiers(["ALL"]).count == RuleCatalogue.all.pages.count)
    #expect(try identifiers(["DPI"], ["DPI001", "ogc-pixel-dpi"]) == ["DPI003", "DPI004"])
  }

  @Test(
    "An unknown word is an error that proposes the nearest known one",
    arguments: [("ORG01", "ORG001"), ("orign-inside-extent", "origin-inside-extent"), ("xyzzyxyzzy", nil)])
  func unknown(word: String, suggestion: String?) {
    #expect(throws: RuleCatalogue.UnknownRule(name: word, suggestion: suggestion)) {
      _ = try RuleCatalogue.all.pages(named: [word])
    }
  }
}
