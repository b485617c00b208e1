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
}
