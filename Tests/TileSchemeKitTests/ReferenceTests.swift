import Foundation
import TestSupport
import Testing

/// The pages in Documentation/Reference are the sources that rules, constants and comments cite.
@Suite("The reference that the sources cite")
struct ReferenceTests {
  private static let folder = TestFiles.root.appending(path: "Documentation/Reference")

  /// All text files below a folder of the repository that have one of some extensions.
  private static func files(below folder: String, _ extensions: Set<String>) -> [URL] {
    let found = FileManager.default.enumerator(
      at: TestFiles.root.appending(path: folder), includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { extensions.contains($0.pathExtension) }
  }

  /// The anchors of a page: its headings, converted to identifiers as on GitHub.
  private static func anchors(of page: URL) throws -> Set<String> {
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.filter { $0.hasPrefix("#") }.map { line in
        String(
          line.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { character in
            character == " "
              ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
          })
      })
  }

  @Test("Each page and heading that a source file, a test or a page cites exists")
  func citations() throws {
    let cited =
      Self.files(below: "Sources", ["swift"]) + Self.files(below: "Tests", ["swift"])
      + Self.files(below: "Documentation", ["md"])
    var count = 0
    var anchors: [String: Set<String>] = [:]
    for file in cited {
      let isPage = file.deletingLastPathComponent().lastPathComponent == "Reference"
      let text = try String(contentsOf: file, encoding: .utf8)
      // A page of the reference cites the others by their file name only.
      let names = isPage ? /\]\(([a-z0-9-]+\.md)#([^)\s]+)\)/ : /Reference\/([a-z0-9-]+\.md)#([a-z0-9_-]+)/
      for match in text.matches(of: names) {
        let page = String(match.1)
        if anchors[page] == nil { anchors[page] = try Self.anchors(of: Self.folder.appending(path: page)) }
        #expect(anchors[page]?.contains(String(match.2)) == true, "\(file.path): \(match.0)")
        count += 1
      }
    }
    #expect(count > 150)
  }

  @Test("No source file or page cites a document outside the repository")
  func strangers() throws {
    let files =
      Self.files(below: "Sources", ["swift", "h"]) + Self.files(below: "Documentation", ["md"])
      + Self.files(below: "Scripts", ["sh"])
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(
        !text.contains(/arcgis-semantics|real-files\.md|peers\.md|DESIGN\.md|DESIGN §|\.\.\/shared/), "\(file.path)")
    }
  }
}
