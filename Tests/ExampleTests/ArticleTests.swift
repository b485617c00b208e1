import Foundation
import TestSupport
import Testing

@Suite("The articles about the library")
struct ArticleTests {
  /// The texts of all articles.
  private static func articles() throws -> [String] {
    let folder = TestFiles.root.appending(path: "Sources/TileSchemeKit/TileSchemeKit.docc")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    return try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  @Test("An example is in an article, exactly as in its file (Scripts/insert-examples.sh)", arguments: Example.allCases)
  func isShown(example: Example) throws {
    let marker = "<!-- \(example.path) -->"
    let articles = try Self.articles().filter { $0.contains(marker) }
    #expect(!articles.isEmpty)
    for article in articles { #expect(article.contains("\(marker)\n```swift\n\(try example.text)```\n")) }
  }

  @Test("No article has Swift code that is not an example")
  func onlyExamples() throws {
    for article in try Self.articles() {
      let blocks = article.matches(of: /```swift\n/).count
      #expect(blocks == article.matches(of: /<!-- Examples\/\w+\/main\.swift -->\n```swift\n/).count)
    }
  }
}
