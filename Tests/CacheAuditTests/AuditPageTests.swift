import Foundation
import TestSupport
import Testing
import TileSchemeKit

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The page of an audit")
struct AuditPageTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  private func page() async throws -> String { AuditPage(try await estate.audit()).html }

  private func isWellFormed(_ html: String) -> Bool { XMLParser(data: Data(html.utf8)).parse() }

  private func count(_ text: String, in html: String) -> Int { html.components(separatedBy: text).count - 1 }

  @Test("The page is well-formed, has one h1, and each heading of a table has a scope")
  func structure() async throws {
    try estate.addCache("a")
    _ = try estate.folder.write("no package", "x.tpk")
    let html = try await page()
    #expect(isWellFormed(html))
    #expect(count("<h1", in: html) == 1)
    #expect(count("<th ", in: html) == count("<th scope=", in: html))
    #expect(count("<caption", in: html) == 2)
    #expect(html.contains("<html lang=\"en\">"))
  }

  @Test("The page loads nothing, and only its own script runs")
  func selfContained() async throws {
    try estate.addCache("a")
    let html = try await page()
    #expect(!html.contains("://") && !html.contains("@import") && !html.contains("src="))
    #expect(count("<script", in: html) == 1)
    // Computed by Python from the text between the tags, as a browser does.
    let run = try Python.run(
      """
      import sys, re, hashlib, base64
      page = sys.stdin.buffer.read()
      script = re.search(rb"<script>(.*?)</script>", page, re.S)[1]
      print(base64.b64encode(hashlib.sha256(script).digest()).decode(), end="")
      """, input: Data(html.utf8))
    #expect(run.status == 0, "\(run.errors)")
    #expect(html.contains("script-src 'sha256-\(run.text)'"))
  }

  @Test("Markup in the names of files and coordinate systems is escaped")
  func hostile() async throws {
    try estate.addCache("a<script>alert(1)<'&\">\u{1B}[31m\u{202E}") { cache in
      let text = try String(contentsOf: cache.file("conf.xml"), encoding: .utf8)
      try Data(
        text.replacing("WGS_1984_Web_Mercator_Auxiliary_Sphere&quot;", with: "&lt;img onerror=x&gt;&quot;")
          .replacing("<WKID>102100</WKID><LatestWKID>3857</LatestWKID>", with: "").utf8
      ).write(to: cache.file("conf.xml"))
    }
    let html = try await page()
    #expect(isWellFormed(html))
    #expect(count("<script", in: html) == 1)
    #expect(!html.contains("<img"))
    #expect(html.contains("a&lt;script&gt;alert(1)&lt;&#39;&amp;&quot;&gt;\u{FFFD}[31m\u{FFFD}"))
  }

  @Test("The findings of a cache are capped, and the page says how many are not shown")
  func cap() async throws {
    try estate.addDamagedCache("a")
    let content = try #require(try await estate.audit().caches.first?.content)
    let rest = (content.lint + content.verify).total - 10
    try #require(rest > 0)
    let html = try await page()
    #expect(count("<li class=\"finding", in: html) == 10)
    #expect(html.contains("\(rest) more finding"))
  }

  @Test("Of thousands of caches with findings, the page lists all and details the most urgent")
  func manyCaches() async throws {
    for number in 0..<320 { _ = try estate.folder.write("no package", "p\(number).tpk") }
    let html = try await page()
    #expect(count("<article", in: html) == 300)
    #expect(count("<tr><th scope=\"row\"", in: html) == 320)
    #expect(html.contains("20 more caches have findings that are not shown here"))
    #expect(isWellFormed(html))
  }

  @Test(
    "The verdict is in words",
    arguments: [
      ("error", "1 of 2 caches needs repair."), ("info", "None of the 2 caches has problems."),
    ])
  func verdict(kind: String, sentence: String) async throws {
    try estate.addCache("a")
    if kind == "error" {
      _ = try estate.folder.write("no package", "x.tpk")
    } else {
      try estate.addSample("national-grid-nz", as: "n")
    }
    let html = try await page()
    #expect(html.contains("<div class=\"verdict \(kind)\">"))
    #expect(html.contains("<strong>\(sentence)</strong>"))
  }
}
