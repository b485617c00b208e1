import Foundation
import TestSupport
import Testing
import TileSchemeKit

/// Whether Chromium, Pillow and OpenLayers are installed; `make test` installs them.
let canLookAtMap =
  ["chromium", "chromium-browser", "google-chrome"].contains(where: CommandRun.isInstalled) && Python.has("PIL")
  && FileManager.default.fileExists(atPath: mapLibrary.appending(path: "ol.js").path)

/// Where `make map-library` puts OpenLayers.
private let mapLibrary = TestFiles.root.appending(path: ".build/\(MapLibrary.folder)")

/// What `look_at_map.py` saw. Chromium is started once for all tests.
private struct MapVisit: Decodable {
  struct View: Decodable {
    let cache: String
    let width: Int
    let scheme: String
    let scrollWidth: Int
    let isDark: Bool
    let texts: Int
    let faint: [String]
    let small: [String]
    let messages: [String]
    let foreign: [String]
    let failed: [String]
    let counts: String
    let palette: [String: Double]
  }
  struct Circle: Decodable {
    let cache: String
    let level: Int
    let points: Int
    let wrong: [[Int]]
    let bar: String
    let barWidth: Double
    let text: String
  }
  struct Keyboard: Decodable {
    let copied: String
    let order: [String]
    let unnamed: [String]
    let card: String
    let said: String
    let before: String
    let moved: String
    let value: String
  }
  struct Compared: Decodable {
    let same: String
    let sameModes: Bool
    let swipe: String
    let panes: Int
    let messages: [String]
    let different: String
    let differentModes: Bool
    let left: [Int]
    let right: [Int]
  }
  struct Hostile: Decodable {
    let title: String
    let heading: String
    let attribution: String
    let card: String
    let messages: [String]
    let elements: Int
    let list: String
    let listElements: Int
  }
  struct Others: Decodable {
    let start390: String
    let start1280: String
    let list390: Int
    let list1280: Int
    let listFaults390: [String]
    let listFaults1280: [String]
    let plain: String
    let heights: [String]
    let zero: String
    let noLibrary: String
    let noLibraryLevels: Int
  }
  let views: [View]
  let circles: [Circle]
  let keyboard: Keyboard
  let cards: [String]
  let compared: Compared
  let hostile: Hostile
  let others: Others

  static let result = Result { () throws in
    let script = TestFiles.root.appending(path: "Tests/MapPageTests/look_at_map.py").path
    let assets = TestFiles.root.appending(path: "Sources/MapPage/Assets").path
    let run = try CommandRun("python3", [script, assets, mapLibrary.path])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(MapVisit.self, from: run.output)
  }
}

@Suite("The map page, in a browser", .tags(.browser), .enabled(if: canLookAtMap, "no Chromium or no OpenLayers"))
struct MapViewTests {
  private let visit: MapVisit

  init() throws { visit = try MapVisit.result.get() }

  @Test("At 390, 800 and 1280 px, in light and dark, all texts have the contrast of WCAG AA and nothing is too wide")
  func views() {
    #expect(visit.views.count == 12)
    for view in visit.views {
      let name = "\(view.cache), \(view.width) px, \(view.scheme)"
      #expect(view.faint == [] && view.small == [], "\(name)")
      #expect(view.texts > 40, "\(name)")
      #expect(view.scrollWidth == view.width, "\(name)")
      #expect(view.isDark == (view.scheme == "dark"), "\(name)")
    }
  }

  @Test("The colours of marks, borders and extents have a contrast of 3 to 1 with the border around them")
  func palette() {
    for view in visit.views {
      #expect(view.palette.count == 9)
      #expect(view.palette.filter { $0.value < 3 } == [:], "\(view.scheme)")
    }
  }

  @Test("The console has no message, no request fails, and nothing is requested from other servers")
  func quiet() {
    for view in visit.views {
      #expect(view.messages == [] && view.failed == [] && view.foreign == [], "\(view.cache), \(view.width) px")
    }
  }

  @Test("The missing and the damaged tile of a level are counted")
  func counts() {
    #expect(visit.views.filter { $0.cache == "Web" }.allSatisfy { $0.counts == "34 tiles, 1 missing, 1 damaged" })
    #expect(visit.views.filter { $0.cache == "NZ" }.allSatisfy { $0.counts == "62 tiles, 1 missing, 1 damaged" })
  }

  @Test("A circle of fixed map coordinates closes across tiles and levels, in both coordinate systems")
  func circles() {
    #expect(visit.circles.map(\.cache) == ["Web", "NZ", "NZ", "Degrees"])
    for circle in visit.circles {
      #expect(circle.points > 15)
      #expect(circle.wrong == [], "\(circle.cache), level \(circle.level)")
    }
  }

  @Test("The scale bar is right in the middle of the map, also where the projection stretches")
  func bar() throws {
    // Metres per pixel in the middle: Web Mercator at y = 4,500,000 has the latitude 37.43 degrees, whose cosine is
    // 0.7941; in degrees it is the cosine of 50 degrees, 0.6428; New Zealand's system is in metres.
    let expected = ["Web": 9783.94 * 0.7941, "NZ": 1322.917, "Degrees": 0.02197265625 * 111_319.49 * 0.6428]
    for circle in visit.circles where circle.level != 2 {
      let length = try #require(Double(circle.bar.prefix { $0.isNumber }))
      let perPixel = try #require(expected[circle.cache])
      #expect(circle.bar.hasSuffix(" km"))
      // The width is a whole number of pixels.
      #expect(abs(length * 1000 / perPixel - circle.barWidth) < 1.5, "\(circle.cache): \(circle.bar)")
    }
  }

  @Test("Resolutions have the unit of the system, and levels their own numbers")
  func units() {
    #expect(visit.circles.last?.text.hasPrefix("Level 3 · 1:9,244,667 · ") == true)
    #expect(visit.circles.last?.text.hasSuffix("0.02197266° per pixel") == true)
    #expect(visit.circles[1].text == "Level 0 · 1:5,000,000 · 1,322.917 m per pixel")
  }

  @Test("A button copies the text for another program")
  func copies() {
    #expect(visit.keyboard.copied == "http://127.0.0.1:8080/arcgis/rest/services/Web/MapServer")
  }

  @Test("The page begins with the finest level that shows the initial extent")
  func start() {
    // The extent is 4,666,667 m wide: 954 pixels of level 5, where the map has 912, and 239 pixels of level 3, where a
    // phone has 390. Level 4 would need 477.
    #expect(visit.others.start1280 == "#5/-10500000/4500000")
    #expect(visit.others.start390 == "#3/-10500000/4500000")
  }

  @Test("Tab goes through all controls in the order of the page, and each has a name")
  func order() throws {
    let expected = [
      "first", "coarser", "level", "finer", "whole", "share", "show-tiles", "show-missing", "show-damaged",
      "show-bundles", "show-full", "show-initial", "show-reach", "between", "other",
    ]
    #expect(visit.keyboard.order.first == "Go to the controls")
    #expect(visit.keyboard.order.prefix(19).filter(expected.contains) == expected)
    #expect(visit.keyboard.unnamed == [])
  }

  @Test("Enter on the map selects the tile in its middle, with its place, its file and its finding")
  func enter() {
    for text in ["5 / 11 / 6", "damaged", "_alllayers/L05/R0000C0000.bundle", "131,144 bytes", "IMG001"] {
      #expect(visit.keyboard.card.contains(text), "\(text)")
    }
    #expect(visit.keyboard.said == "Tile 5/11/6: damaged. the tile is neither PNG, JPEG, WebP nor LERC")
  }

  @Test("Arrow keys move the map and change the level, and the address follows")
  func arrows() {
    #expect(visit.keyboard.before == "#5/-12000000/5600000")
    #expect(visit.keyboard.moved.hasPrefix("#5/-11") && visit.keyboard.moved.hasSuffix("/5600000"))
    // The resolution of level 4, 9783.94 m, times 96 pixels an inch of 0.0254 m.
    #expect(visit.keyboard.value == "level 4, 1:36,978,669")
  }

  @Test("A click shows whether a tile is missing or present")
  func click() throws {
    let missing = try #require(visit.cards.first)
    let present = try #require(visit.cards.last)
    #expect(missing.contains("1 / 70 / 27") && missing.contains("missing") && !missing.contains("Offset"))
    #expect(present.contains("1 / 71 / 27") && present.contains("image/png") && present.contains("Offset"))
  }

  @Test("Caches of one coordinate system move together, beside each other or as a swipe; others only beside each other")
  func compared() {
    let compared = visit.compared
    #expect(compared.same == "Both caches have the same coordinate system: the maps move together.")
    #expect(compared.sameModes && !compared.differentModes)
    #expect(compared.swipe == "#1/1600000/5500000/Plain/swipe" && compared.panes == 1)
    #expect(compared.different == "The caches have different coordinate systems: each map moves by itself.")
    #expect(compared.messages == [])
  }

  @Test("Behind the border of a swipe only the second cache is visible, also if it has no tile there")
  func swipe() {
    // The colour of a tile that map_server.py draws, and that of the map's ground in map.css.
    #expect(visit.compared.left == [214, 228, 214])
    #expect(visit.compared.right == [0xE9, 0xED, 0xF1])
  }

  @Test("A coordinate that is rounded to zero has no sign")
  func zero() {
    #expect(visit.others.zero == "x 0.000° · y 50.000°")
  }

  @Test("Markup in every text of a cache is shown as text")
  func hostile() {
    let markup = "<img src=x onerror=\"document.title='hacked'\"><script>alert(1)</script>&amp;"
    for text in [visit.hostile.title, visit.hostile.heading, visit.hostile.attribution] {
      #expect(text.hasPrefix(markup))
    }
    #expect(visit.hostile.card.contains(markup) && visit.hostile.list.contains(markup))
    #expect(visit.hostile.elements == 0 && visit.hostile.listElements == 0)
    #expect(visit.hostile.messages == [])
  }

  @Test("The list of caches fits a phone and a desk")
  func list() {
    #expect(visit.others.list390 == 390 && visit.others.list1280 == 1280)
    #expect(visit.others.listFaults390 == [] && visit.others.listFaults1280 == [])
  }

  @Test("A static copy that says nothing of its tiles shows a missing tile as missing")
  func plain() {
    #expect(visit.others.plain.contains("1 / 70 / 27") && visit.others.plain.contains("missing"))
  }

  @Test("Sound tiles that are not pictures are not called damaged")
  func heights() {
    #expect(
      visit.others.heights.first
        == "9 tiles, 0 missing, 0 damaged. Browsers cannot show tiles of the type image/lerc.")
    #expect(visit.others.heights.last?.contains("present") == true)
  }

  @Test("Without OpenLayers the page says which command gets it, and still lists the levels")
  func noLibrary() {
    #expect(visit.others.noLibrary.contains(MapLibrary.command))
    #expect(visit.others.noLibraryLevels == 7)
  }
}
