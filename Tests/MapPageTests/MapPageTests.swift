import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("The files of the map page")
struct MapPageTests {
  private let folder = TestFiles.root.appending(path: "Sources/MapPage/Assets")

  private func text(_ asset: PageAsset) -> String { String(decoding: asset.bytes, as: UTF8.self) }

  @Test("Every style sheet and script of the folder is an asset with the same bytes")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") }
    #expect(names.count > 5)
    #expect(Set(names) == Set(MapPage.assets.map(\.name)))
    for name in names {
      let asset = try #require(MapPage.asset(named: name))
      #expect(try Data(asset.bytes) == Data(contentsOf: folder.appending(path: name)), "\(name)")
    }
  }

  @Test(
    "A script is sent as JavaScript and a style sheet as CSS, both in UTF-8",
    arguments: [("map.js", "text/javascript; charset=utf-8"), ("map.css", "text/css; charset=utf-8")])
  func mediaTypes(name: String, type: String) {
    #expect(MapPage.asset(named: name)?.mediaType == type)
  }

  @Test(
    "Names that are not in the folder have no asset",
    arguments: ["", "map.html", "index.html", "ol.js", "../MapPage.swift", "MAP.JS", "map.js/", "map.js\0"])
  func unknown(name: String) {
    #expect(MapPage.asset(named: name) == nil)
  }

  @Test("A page has the address of its assets, and no place of its template is left")
  func filled() {
    for page in [
      MapPage.map(title: "Roads", assets: "../../assets/"), MapPage.index(title: "Roads", assets: "../../assets/"),
    ] {
      #expect(page.name == "index.html")
      #expect(page.mediaType == "text/html; charset=utf-8")
      #expect(text(page).contains("href=\"../../assets/map.css\""))
      #expect(text(page).contains("<title>Roads</title>"))
      #expect(!text(page).contains("{{"))
    }
  }

  @Test("A title with markup, quotes, control characters or the places of the template stays text")
  func hostile() {
    let page = text(MapPage.map(title: "<script>\"'&{{assets}}\u{0}\u{1B}</title>é", assets: "a/"))
    #expect(page.contains("<title>&lt;script&gt;&quot;&#39;&amp;{{assets}}\u{FFFD}\u{FFFD}&lt;/title&gt;é</title>"))
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test("The pages contain the policy that the server sends, and neither scripts nor styles of their own")
  func policy() {
    for page in [MapPage.map(title: "", assets: ""), MapPage.index(title: "", assets: "")].map(text) {
      #expect(page.contains("content=\"\(MapPage.contentSecurityPolicy)\""))
      #expect(page.components(separatedBy: "<script ").count == page.components(separatedBy: "<script src=").count)
      #expect(!page.contains("<style") && !page.contains(" style="))
      #expect(page.firstMatch(of: /\son[a-z]+=/) == nil)
    }
  }

  @Test("The scripts never write HTML, and load nothing from other servers")
  func scripts() {
    for asset in MapPage.assets {
      let source = text(asset)
      for word in ["innerHTML", "insertAdjacentHTML", "document.write", "eval(", "://", "@import"] {
        #expect(!source.contains(word), "\(asset.name) has \(word)")
      }
    }
  }

  @Test(
    "The schema of cache.json accepts what the page is tested with, and refuses what the page cannot use",
    .enabled(if: SchemaCheck.isAvailable && Python.has("PIL")))
  func schema() throws {
    let folder = try TemporaryDirectory()
    // The caches of map_server.py, and copies of one with a fault each.
    let run = try Python.run(
      """
      import copy, json, sys
      sys.path.insert(0, "Tests/MapPageTests")
      import map_server
      def write(name, value):
          open(f"{sys.argv[1]}/{name}.json", "w").write(json.dumps(value))
      for name in map_server.CACHES:
          write(f"good-{name}", map_server.description(name))
      good = map_server.description("NZ")
      faults = {
          "version": {"version": 2}, "template": {"tileTemplate": "tiles/{level}/{row}"}, "size": {"tileWidth": 0},
          "unit": {"spatialReference": good["spatialReference"] | {"unit": "km"}},
          "resolution": {"levels": [good["levels"][0] | {"resolution": 0}]}, "extra": {"tilesTemplate": "x"},
      }
      for name, fault in faults.items():
          write(f"bad-{name}", good | fault)
      """, [folder.url.path], importing: ["PIL.Image", "PIL.ImageDraw"])
    try #require(run.status == 0, "\(run.errors)")
    let good = folder.names.filter { $0.hasPrefix("good-") }
    #expect(good.count == 6 && folder.names.count == 12)
    let accepted = try SchemaCheck.run("map-cache.schema.json", good.map(folder.path))
    #expect(accepted.status == 0, "\(accepted.text)")
    for name in folder.names where name.hasPrefix("bad-") {
      #expect(try SchemaCheck.run("map-cache.schema.json", [folder.path(name)]).status == 1, "\(name)")
    }
  }
}
