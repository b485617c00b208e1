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

  private func page() async throws -> String {
    AuditPage(try await estate.audit(), naming: { "--\($0.rawValue)" }).html
  }

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

  @Test("The caches that line up, those that do not and those that cannot be compared add up to all")
  func compared() async throws {
    try estate.addCache("a")
    _ = try estate.folder.write("no package", "x.tpk")
    let html = try await page()
    #expect(html.contains("<dt>Line up with arcgis-online</dt><dd>1 of 2</dd>"))
    #expect(html.contains("Compared with arcgis-online: 1 lines up and 1 cannot be compared."))
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

  @Test("A scheme that is cut off has the advice of its rule, and its tiles are not called fine")
  func brokenScheme() async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    let file = estate.folder.url.appending(path: "a/conf.xml")
    try Data(try Data(contentsOf: file).prefix(700)).write(to: file)
    let html = try await page()
    #expect(html.contains("What to do:</span> Restore the file from a backup"))
    #expect(html.contains("The file ends too early"))
    #expect(html.contains("Tiles: not checked, because the scheme cannot be read."))
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
      ("error", "1 of 2 caches needs work:</strong> 1 cannot be read."),
      ("warning", "1 of 2 caches needs work:</strong> 1 has no tiles yet."),
      ("fine", "The cache needs no work.</strong> All line up with arcgis-online."),
    ])
  func verdict(kind: String, sentence: String) async throws {
    try estate.addCache("a")
    if kind == "error" {
      _ = try estate.folder.write("no package", "x.tpk")
    } else if kind == "warning" {
      try estate.addSample("national-grid-nz", as: "n")
    }
    let html = try await page()
    #expect(html.contains("<div class=\"verdict \(kind)\">"))
    #expect(html.contains("<strong>\(sentence)"))
  }

  @Test("The verdict on a cache that does not line up says so")
  func verdictOfAlignment() async throws {
    try estate.addCache("a")
    let base = ComparedScheme(try #require(BuiltInScheme.named("wgs84-v2")))
    let html = AuditPage(try await estate.audit { $0.baseMap = base }).html
    #expect(html.contains("<div class=\"verdict info\">"))
    #expect(html.contains("<strong>1 of 1 cache needs work:</strong> 1 does not line up with wgs84-v2."))
  }

  @Test("The commands that the program gives for a cache are beside it, and their markup is escaped")
  func nextStep() async throws {
    _ = try estate.folder.write("no package", "x.tpk")
    let html = AuditPage(
      try await estate.audit(),
      nextStep: { NextStep(note: "use a <copy>", commands: ["lint '\($0.path)'", "fix <it>"]) }
    ).html
    #expect(isWellFormed(html))
    #expect(html.contains("<p class=\"remedy\"><span>Next:</span> Use a &lt;copy&gt;"))
    #expect(html.contains("<li><code>lint &#39;\(estate.path)/x.tpk&#39;</code></li>"))
    #expect(html.contains("<li><code>fix &lt;it&gt;</code></li>"))
  }

  @Test("A cache of vector tiles is not counted among those that need work, and the page says that it was not checked")
  func unsupported() async throws {
    try estate.addCache("a")
    try estate.addSample("broken/vector-root.json", as: "vector/root.json")
    let html = try await page()
    #expect(html.contains("<strong>The cache needs no work.</strong>"))
    #expect(html.contains("1 is of a kind that is not supported, and not checked."))
    #expect(html.contains("<strong>Not supported</strong>"))
  }

  @Test(
    "Each cache that does not lie exactly on the base map has an instruction",
    arguments: [
      ("comments-and-unknown", "<code>tilescheme convert CACHE COPY --renumber arcgis-online</code>"),
      ("national-grid-nz", "<code>tilescheme create SERVICE DIRECTORY --predefined arcgis-online</code>"),
    ])
  func alignmentAdvice(sample: String, command: String) async throws {
    try estate.addSample(sample, as: "n")
    let html = try await page()
    let place = try #require(html.range(of: "On arcgis-online:"))
    #expect(html[place.upperBound...].contains(command))
  }

  @Test("The page has the title and the day that it is given; without a title, the name of the directory")
  func titleAndDay() async throws {
    try estate.addCache("a")
    let report = try await estate.audit()
    // 2026-11-27T08:00:00Z, from date(1).
    let page = AuditPage(report, title: "Caches of <Harrow>", made: FileTime(seconds: 1_795_766_400)).html
    #expect(page.contains("<h1 dir=\"auto\">Caches of &lt;Harrow&gt;</h1>"))
    #expect(page.contains("Audit of map caches on 2026-11-27</p>"))
    #expect(page.contains("</code> on 2026-11-27. Quick"))
    #expect(try await self.page().contains("<h1 dir=\"auto\">\(estate.folder.url.lastPathComponent)</h1>"))
  }

  @Test("What stopped runs have left is on the page, at most fifty paths with the number of the others")
  func leftovers() async throws {
    try estate.addCache("a")
    #expect(try await !page().contains("stopped runs"))
    for number in 1...52 { _ = try estate.folder.write("x", ".m\(number).tpkx.tilescheme-abc.partial/x") }
    let html = try await page()
    #expect(isWellFormed(html))
    #expect(count(".tilescheme-abc.partial</code></li>", in: html) == 50)
    #expect(html.contains("2 more not shown"))
  }

  @Test("The note explains the number of the first cache under other level numbers")
  func renumbering() async throws {
    try estate.addSample("comments-and-unknown", as: "five")
    let note = "<em>renumbered by +5</em>: add 5 to a level of the cache to get that of arcgis-online."
    #expect(try await page().contains(note))
  }

  @Test("The page of the current directory has the name of that directory")
  func titleOfDots() async throws {
    try estate.addCache("here/a")
    var request = try estate.request
    request.directory = FilePath("\(estate.path)/here/a/..")
    #expect(AuditPage(try await AuditJob(request).run()).html.contains("<h1 dir=\"auto\">here</h1>"))
  }

  @Test("A new cache that is not built yet is counted on the page")
  func newCache() async throws {
    try estate.addCache("fine")
    _ = try estate.folder.write(
      """
      {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_EMPTY_TILES","selection":"",\
      "identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
      "options":{},"optionsOfNew":{}}}}

      """, ".map.tpkx.tilescheme-abc.partial/.tilescheme-build.json")
    let html = try await page()
    #expect(html.contains("Compared with arcgis-online: 1 lines up and 1 is not built yet."))
  }
}
