import Diagnostics
import Foundation
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("The page of a pre-flight")
struct PreflightPageTests {
  private let scheme = squares([1000, 500, 250, 100, 10])

  private func finding(_ severity: Severity, _ message: String, help: String? = nil) -> FileFindings {
    FileFindings(
      file: "conf.xml", text: nil,
      findings: [Finding(severity, .rule(page("ABC001", "some-rule")), message, at: nil, help: help)])
  }

  private func page(_ identifier: String, _ name: String) -> RulePage {
    RulePage(
      identifier, name, .error, summary: "", reason: "", remedy: "", source: "",
      example: RuleExample(inWords: "", failing: ""))
  }

  @Test("The page is well-formed XML with one h1, a language, a main element and a caption")
  func structure() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 990, 990)))
    #expect(page.elements("h1").count == 1)
    #expect(page.elements("html").first?.attributes["lang"] == "en")
    #expect(page.elements("main").count == 1)
    #expect(page.elements("caption").count == 1)
    #expect(page.elements("th").allSatisfy { $0.attributes["scope"] != nil })
    #expect(
      page.elements("svg").allSatisfy { $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true" })
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
    let references = page.elements.compactMap { $0.attributes["aria-labelledby"] }.flatMap { $0.split(separator: " ") }
    #expect(!references.isEmpty && Set(references.map(String.init)).isSubset(of: identifiers))
  }

  @Test("The page loads nothing: it has no script and no address")
  func selfContained() async throws {
    let html = try await preflightPage(scheme, .box(10, 10, 990, 990))
    let page = try PageReading(html)
    let names = Set(page.elements.map(\.name))
    #expect(
      names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "embed", "image", "use", "a", "base"]))
    #expect(page.elements.allSatisfy { $0.attributes["href"] == nil && $0.attributes["src"] == nil })
    #expect(!html.contains("://") && !html.contains("@import"))
  }

  @Test("Markup in names and messages is escaped")
  func hostile() async throws {
    let hostile = "a<script>alert(1)</script>\" onload='x' &amp; \u{1B}[31m\u{202E}\u{0}]]>-->"
    let shown = "a<script>alert(1)</script>\" onload='x' &amp; \u{FFFD}[31m\u{FFFD}\u{FFFD}]]>-->"
    let region = PreflightRegion(
      .extent(Envelope(xMin: 10, yMin: 10, xMax: 990, yMax: 990)), source: hostile)
    let findings = FileFindings(
      file: hostile, text: nil,
      findings: [Finding(.error, .rule(page(hostile, hostile)), hostile, at: nil, help: hostile)])
    // A name is cut at its slashes for the heading.
    let html = try await preflightPage(
      scheme, region, name: hostile.replacing("/", with: "|"), findings: [findings])
    #expect(!html.contains("<script"))
    let page = try PageReading(html)
    #expect(page.elements.allSatisfy { element in !element.attributes.keys.contains { $0.hasPrefix("on") } })
    #expect(page.texts("h1") == [shown.replacing("/", with: "|")])
    #expect(page.texts("title").first == "Pre-flight report: " + shown.replacing("/", with: "|"))
    #expect(page.texts("dd").contains(shown))
    #expect(page.texts("p", class: "place") == [shown])
    // Its first word has a slash, so it is a path and keeps its small letter.
    #expect(page.texts("p", class: "message") == [shown + "."])
  }

  @Test("The same request gives the same bytes, with one job or four")
  func deterministic() async throws {
    let region = PreflightRegion(.area(Shapes.ringWithHole), source: "area.geojson")
    let first = try await preflightPage(scheme, region)
    #expect(try await preflightPage(scheme, region, jobs: 4) == first)
  }

  @Test("The heading is the last part of a path, and the whole path is below")
  func title() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 990, 990), name: "caches/Roads/conf.xml"))
    #expect(page.texts("h1") == ["conf.xml"])
    #expect(page.texts("dd").contains("caches/Roads/conf.xml"))
  }

  @Test(
    "The verdict starts with advice",
    arguments: [
      (Severity.error, "error", "Do not build this cache as it is."),
      (.warning, "warning", "Read the warning before you build this cache."),
      (.info, "info", "This cache can be built."),
    ])
  func verdict(severity: Severity, kind: String, advice: String) async throws {
    let page = try PageReading(
      await preflightPage(scheme, .box(10, 10, 990, 990), findings: [finding(severity, "the thing is so")]))
    #expect(page.texts("div", class: "verdict").first?.contains(advice) == true)
    #expect(page.elements("div", class: kind).count == 1)
  }

  @Test("Without findings, the verdict says that there are no problems")
  func fine() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 990, 990)))
    #expect(page.texts("div", class: "fine").first?.contains("No problems were found.") == true)
  }

  @Test("The most severe finding is first; each has its severity in words, its rule, message and advice")
  func findings() async throws {
    let page = try PageReading(
      await preflightPage(
        scheme, .box(10, 10, 990, 990),
        findings: [
          finding(.info, "maxScale is first"), finding(.error, "second", help: "write `256` there"),
          finding(.warning, "third"),
        ]))
    #expect(page.texts("p", class: "rule").map { $0.prefix(5) } == ["Error", "Warni", "Remar"])
    #expect(page.texts("p", class: "message") == ["Second.", "Third.", "maxScale is first."])
    #expect(page.texts("p", class: "remedy") == ["What to do: write 256 there"])
    #expect(page.texts("code").contains("ABC001 some-rule"))
    #expect(page.texts("div", class: "verdict").first?.contains("1 error, 1 warning and 1 remark") == true)
  }

  @Test("Of ten thousand findings, the page shows one hundred")
  func manyFindings() async throws {
    let many = FileFindings(
      file: "conf.xml", text: nil,
      findings: (0..<10_000).map { Finding(.warning, .encoding, "number \($0)", at: nil) })
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 990, 990), findings: [many]))
    #expect(page.elements("li", class: "finding").count == 100)
    #expect(page.texts("p").contains { $0.hasPrefix("9,900 more findings are not shown") })
    #expect(page.texts("div", class: "verdict").first?.contains("10,000 warnings") == true)
  }

  @Test("The table has a row for each level with its counts, and a total")
  func table() async throws {
    // 1, 4, 16, 100 and 9801 tiles; the last level has rows and columns 1 to 99.
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 1000, 1000)))
    let rows = page.texts("tr").map { $0.split(separator: "\n").joined() }
    #expect(rows.count == 7)
    #expect(page.texts("tbody").first?.contains("9,801") == true)
    #expect(page.texts("tfoot").first?.contains("9,922") == true)
  }

  @Test(
    "Resolutions that are too small or too large to compute with give a page without counts",
    arguments: [0, -1, 1e-300, 1e300, 1e-307, .infinity, .nan])
  func ends(resolution: Double) async throws {
    var broken = scheme
    broken.levels[4].resolution = resolution
    for shape in [PreflightRegion.box(10, 10, 990, 990), PreflightRegion(.area(Shapes.ringWithHole), source: "area")] {
      let page = try PageReading(await preflightPage(broken, shape))
      #expect(page.texts("tbody").first?.contains("9,801") == false)
    }
  }

  @Test("An empty region has no map, and the page gives the reason")
  func nothing() async throws {
    let page = try PageReading(
      await preflightPage(scheme, PreflightRegion(.area(MapArea(polygons: [])), source: "area")))
    #expect(page.elements("svg", class: "map").isEmpty)
    #expect(page.texts("p").contains { $0.hasPrefix("No level can be drawn") })
  }
}

/// Areas for tests of the map.
enum Shapes {
  static let ringWithHole = MapArea(
    polygons: [
      MapArea.Polygon(rings: [
        [MapPoint(x: 110, y: 110), MapPoint(x: 890, y: 110), MapPoint(x: 890, y: 890), MapPoint(x: 110, y: 890)],
        [MapPoint(x: 290, y: 290), MapPoint(x: 290, y: 710), MapPoint(x: 710, y: 710), MapPoint(x: 710, y: 290)],
      ]),
      MapArea.Polygon(rings: [[MapPoint(x: 905, y: 905), MapPoint(x: 995, y: 905), MapPoint(x: 950, y: 995)]]),
    ], lines: [[MapPoint(x: 20, y: 20), MapPoint(x: 480, y: 30)]], points: [MapPoint(x: 955, y: 55)])
}
