import Foundation
import TestSupport
import Testing

let hasBrowser = ["chromium", "chromium-browser", "google-chrome"].contains(where: CommandRun.isInstalled)

@Suite("preflight --report")
struct PreflightReportTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func preflight(_ arguments: [String], report: String) throws -> CommandRun {
    try CommandRun.tilescheme(["preflight"] + arguments + ["--report", folder.path(report)])
  }

  private let region = ["nztm", "--extent", "1700000,5400000,1800000,5500000"]

  @Test("The report is written in addition to the results, and is the same in every run")
  func writes() throws {
    let run = try preflight(region, report: "a.html")
    #expect(run.status == 0)
    #expect(run.text.contains("coordinate system"))
    #expect(run.errors.contains("wrote: \(folder.path("a.html"))"))
    #expect(try preflight(region, report: "b.html").status == 0)
    #expect(try folder.bytes("a.html") == folder.bytes("b.html"))
    #expect(folder.names == ["a.html", "b.html"])
  }

  @Test("An existing file is kept without --overwrite")
  func overwrite() throws {
    _ = try folder.write("mine", "a.html")
    let refused = try preflight(region, report: "a.html")
    #expect(refused.status == 3)
    #expect(refused.errors.contains("--overwrite"))
    #expect(try folder.bytes("a.html") == Data("mine".utf8))
    #expect(try preflight(region + ["--overwrite"], report: "a.html").status == 0)
    #expect(try folder.bytes("a.html").starts(with: Data("<!DOCTYPE html>".utf8)))
  }

  @Test("The report is written even if findings make the run fail")
  func findings() throws {
    let run = try preflight(["nztm", "--extent", "-4600000,19000000,-3500000,20100000"], report: "a.html")
    #expect(run.status == 1)
    let page = String(decoding: try folder.bytes("a.html"), as: UTF8.self)
    #expect(page.contains("<strong>Error</strong> <code>PRE001 origin-inside-region</code>"))
  }

  @Test("A rule that is ignored is not in the report")
  func ignored() throws {
    #expect(try preflight(region + ["--ignore", "PRE004"], report: "a.html").status == 0)
    #expect(!String(decoding: try folder.bytes("a.html"), as: UTF8.self).contains("PRE004"))
  }

  @Test(
    "Wrong usage exits with 2 and writes nothing",
    arguments: [["--report-level", "14"], ["--report-level", "77"], ["--report", "-"]])
  func usage(arguments: [String]) throws {
    let report = arguments.contains("--report") ? [] : ["--report", folder.path("a.html")]
    let run = try CommandRun.tilescheme(["preflight"] + region + arguments + report)
    #expect(run.status == 2)
    #expect(run.text.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "A file whose name has the suffix of another format is not written",
    arguments: [
      ("--report", "cov.png", "writes HTML"), ("--grid", "def.shp", "writes GeoJSON"),
      ("--table", "plan.xlsx", "writes CSV"), ("--picture", "map.png", "writes SVG"),
    ])
  func suffix(option: String, name: String, message: String) throws {
    let run = try CommandRun.tilescheme(["preflight"] + region + [option, folder.path(name)])
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("--table and --picture are written in addition to the results, and never to standard output")
  func tableAndPicture() throws {
    let files = ["--table", folder.path("a.csv"), "--picture", folder.path("a.svg"), "--report-level", "11"]
    let run = try CommandRun.tilescheme(["preflight"] + region + files)
    #expect(run.status == 0 && run.text.contains("coordinate system"), "\(run.errors)")
    #expect(folder.names == ["a.csv", "a.svg"])
    #expect(try String(decoding: folder.bytes("a.svg"), as: UTF8.self).contains("The tiles of level 11"))
    for option in ["--table", "--picture"] {
      #expect(try CommandRun.tilescheme(["preflight"] + region + [option, "-"]).status == 2)
    }
  }

  @Test("--report-level alone is wrong usage")
  func levelAlone() throws {
    #expect(try CommandRun.tilescheme(["preflight"] + region + ["--report-level", "3"]).status == 2)
  }

  @Test("The map shows the level of --report-level")
  func level() throws {
    #expect(try preflight(region + ["--report-level", "11"], report: "a.html").status == 0)
    #expect(String(decoding: try folder.bytes("a.html"), as: UTF8.self).contains("Map: the tiles of level 11"))
  }
}

/// The result of `read_page.py` for a page at one width and in one colour scheme.
struct PageView: Decodable {
  let page: String
  let width: Int
  let scheme: String
  let media: String
  let scrollWidth: Int
  let isDark: Bool
  let texts: Int
  let messages: [String]
  let requests: [String]
  /// Texts, lines and areas whose contrast is below that of WCAG AA.
  let faint: [String]
  let faintLines: [String]
  /// Texts in pictures that are cut off or overlap each other.
  let cut: [String]
  let overlapping: [String]
  let small: [String]
  let numbersNotRight: [String]

  static func read(_ pages: [String]) throws -> [PageView] {
    let script = TestFiles.root.appending(path: "Tests/CommandTests/read_page.py").path
    let run = try CommandRun("python3", [script] + pages)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode([PageView].self, from: run.output)
  }

  /// All problems that a reader would notice.
  var faults: [String] {
    messages + requests + faint + faintLines + cut + overlapping + small + numbersNotRight
      + (scrollWidth > width ? ["the page is \(scrollWidth) px wide"] : [])
      + (isDark == (scheme == "dark" && media == "screen") ? [] : ["it is not \(scheme) on \(media)"])
  }
}

@Suite(
  "preflight --report, in a browser", .tags(.browser),
  .enabled(if: TestRun.isLong && hasBrowser, "a short run, or no Chromium is installed"))
struct PreflightBrowserTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("On all screens and on paper, in light and dark, nothing is cut off, faint or loaded from the network")
  func pages() throws {
    let area = try folder.write(
      """
      {"type": "GeometryCollection", "geometries": [
        {"type": "MultiPolygon", "coordinates": [
          [[[5, 46], [15, 47], [14, 54], [7, 53], [5, 46]], [[8, 48], [9, 51], [11, 50], [8, 48]]],
          [[[16, 52], [18, 52], [17, 54], [16, 52]]]]},
        {"type": "LineString", "coordinates": [[3, 44], [14, 43]]}, {"type": "Point", "coordinates": [17, 47]}]}
      """, "area<script>alert('1')<\u{2044}script>\"&.geojson")
    let point = try folder.write(#"{"type": "Point", "coordinates": [174.78, -41.28]}"#, "point.geojson")
    let questions = [
      "world": ["arcgis-online"],
      "area": ["wgs84-v2", "--area", area, "--levels", "2-12"],
      "point": ["nztm", "--area", point],
      "one": [sample("geographic-wgs84/conf.xml"), "--extent", "3,43,18,55", "--levels", "2"],
      "origin": ["nztm", "--extent", "-4600000,19000000,-3500000,20100000"],
    ]
    for (name, question) in questions {
      let page = folder.path("\(name).html")
      let run = try CommandRun.tilescheme(["preflight"] + question + ["--report", page, "--fail-on", "never"])
      try #require(run.status == 0, "\(run.errors)")
    }
    let views = try PageView.read(questions.keys.sorted().map { folder.path("\($0).html") })
    #expect(views.count == questions.count * 5 * 2)
    for view in views {
      #expect(view.texts > 80)
      #expect(view.faults == [], "\(view.page), \(view.width) px, \(view.scheme), \(view.media)")
    }
  }

  @Test("The check itself finds the problems of a faulty page")
  func bad() throws {
    let page = try folder.write(
      """
      <!DOCTYPE html><html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1"/>
      <style>body{background:#fff;color:#999} td{font-size:4px}</style></head><body>
      <p>faint</p><div style="width:2000px">wide</div><table><tr><td>12</td></tr></table>
      <svg viewBox="0 0 100 20" width="100"><text x="1" y="15">one</text><text x="3" y="15">two</text>
      <text x="95" y="15">three</text></svg>
      <script>console.warn("said")</script><img src="missing.png" alt=""/></body></html>
      """, "bad.html")
    let view = try #require(try PageView.read([page]).first)
    #expect(view.scrollWidth >= 2000)
    #expect(view.faint.contains { $0.hasPrefix("faint: 2.8") })
    #expect(view.small.contains { $0.hasPrefix("12: 4") })
    #expect(view.numbersNotRight == ["12"])
    #expect(view.overlapping == ["one / two"] && view.cut == ["three"])
    #expect(view.messages.count == 2)
    #expect(view.requests.contains { $0.hasSuffix("missing.png") })
  }
}
