import Foundation
import TestSupport
import Testing

@Suite("Libraries do not name command-line options")
struct OptionNameTests {
  /// Files whose texts contain names of options, and the reasons.
  private static let exceptions: [String: String] = [
    "HTTPAccess/Client/HTTPClient.swift": "curl's",
    "HTTPAccess/Client/CurlReport.swift": "curl's",
    "HTTPAccess/Ranges/HTTPFile.swift": "curl's",
  ]

  /// Rule pages describe what users do, and may name options.
  private static func isPage(_ text: String) -> Bool { text.contains(" = RulePage(") }

  @Test("No text of a library contains the name of an option")
  func options() throws {
    let sources = TestFiles.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var found: [String] = []
    for case let path as String in files where path.hasSuffix(".swift") && !path.hasPrefix("tilescheme") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      guard Self.exceptions[path] == nil, !Self.isPage(text) else { continue }
      for line in text.split(separator: "\n") where line.contains(/"(?:[^"]*[^-\w"])?--[a-z]/) {
        if !line.drop(while: \.isWhitespace).hasPrefix("//"), !line.contains("var(--") {
          found.append("\(path): \(line)")
        }
      }
    }
    #expect(found == [])
  }
}
