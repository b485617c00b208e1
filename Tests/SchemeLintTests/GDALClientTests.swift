import Diagnostics
import Foundation
import SchemeLint
import Testing

/// The expected findings are what GDAL 3.12.4 and 3.6.2 did with such files, and what the source of its driver refuses.
@Suite("Rules for the client GDAL")
struct GDALClientTests {
  private static let selection = RuleSelection(from: RuleCatalogue(SchemeRules.pages), clients: [.gdal])

  /// The rules of GDAL with a finding in changed good files, and their messages.
  private func found(
    _ base: RuleExample.Base, _ changes: [(String, String)], name: String? = nil
  ) throws -> [String: String] {
    let files = base.files.map { file in
      ExampleFile(
        file.name == base.schemeFile ? name ?? file.name : file.name,
        changes.reduce(file.text) { $0.replacing($1.0, with: $1.1) })
    }
    let rules = Set(SchemeRules.pages.filter { $0.clients == [.gdal] }.map(\.identifier))
    let own = try lint(files, Self.selection).filter { rules.contains($0.finding.identifier ?? "") }
    #expect(own.allSatisfy { $0.finding.severity <= .warning })
    return Dictionary(own.map { ($0.finding.identifier ?? "", $0.finding.message) }) { first, _ in first }
  }

  @Test("The good files have no finding", arguments: [RuleExample.Base.legacy, .readyToServe, .service])
  func good(base: RuleExample.Base) throws {
    #expect(try found(base, []).isEmpty)
  }

  @Test("Without the client, none of its rules runs")
  func off() throws {
    let text = RuleExample.Base.legacy.files[0].text.replacing("<X>-4020900</X>", with: "<X>700000</X>")
    let all = try lint([ExampleFile("conf.xml", text)], .usual)
    #expect(!all.contains { $0.finding.identifier == "ORG009" })
  }

  @Test("The 24 levels of ArcGIS Online are one too many, and the message states which level")
  func online() throws {
    // 256 px times 2^23 are 2147483648 px, more than GDAL can count. GDAL 3.6.2 and 3.12.4 refused the scheme.
    let levels = [(22, 0.037322767717361450), (23, 0.018661383858680725)]
    let list = levels.map { "{\"level\": \($0.0), \"resolution\": \($0.1), \"scale\": \($0.1 * 96 * 39.37)}" }
    let replaced: [(String, String)] = [
      (
        "{\"level\": 2, \"resolution\": 39135.75848200009, \"scale\": 147914381.897889}",
        "{\"level\": 2, \"resolution\": 39135.75848200009, \"scale\": 147914381.897889}, "
          + list.joined(separator: ", ")
      ),
      ("\"maxLOD\": 2", "\"maxLOD\": 23"),
    ]
    let found = try found(.readyToServe, replaced)
    #expect(found.keys.sorted() == ["LOD022"])
    #expect(found["LOD022"]?.hasPrefix("level 23 has a size") == true, "\(found)")
    // GDAL skips levels beyond maxLOD.
    #expect(try self.found(.readyToServe, [replaced[0]]).isEmpty)
  }

  @Test("A positive x or a negative y of the origin leaves no raster, unless TileEnd gives the other corner")
  func frame() throws {
    // The State Plane of New York: GDAL refused it as conf.xml and as .tpkx.
    let origin = [("<X>-4020900</X>", "<X>700000</X>")]
    #expect(try found(.legacy, origin).keys.sorted() == ["ORG009"])
    #expect(try found(.legacy, [("<Y>19998100</Y>", "<Y>-10</Y>")]).keys.contains("ORG009"))
    let close = [("</TileOrigin>", "</TileOrigin><TileEnd><X>2000000</X><Y>4000000</Y></TileEnd>")]
    #expect(try found(.legacy, origin + close)["ORG007"]?.contains("2000000, 4000000, the TileEnd") == true)
    let end = [("</TileOrigin>", "</TileOrigin><TileEnd><X>2500000</X><Y>4000000</Y></TileEnd>")]
    #expect(try found(.legacy, origin + end).isEmpty)
    #expect(
      try found(.readyToServe, [("\"x\": -20037508.342787,", "\"x\": 700000,")]).keys.contains("ORG009"))
  }

  @Test("A raster of less than a pixel is refused too")
  func small() throws {
    let end = [("</TileOrigin>", "</TileOrigin><TileEnd><X>-4020000</X><Y>19997000</Y></TileEnd>")]
    #expect(try found(.legacy, end)["LOD022"]?.contains("levels 0 and 1 have a size") == true)
  }

  @Test("Compact V1 and exploded caches are not read", arguments: ["Compact", "Exploded"])
  func storage(mode: String) throws {
    let changes = [("esriMapCacheStorageModeCompactV2", "esriMapCacheStorageMode\(mode)")]
    #expect(try found(.legacy, changes).keys.sorted() == ["STO025"])
    #expect(try found(.readyToServe, changes).keys.sorted() == ["STO025"])
  }

  @Test("LevelIDs from 5 to 7 are searched in L00 to L02, without an error")
  func folders() throws {
    let changes = (0...2).reversed().map { ("<LevelID>\($0)</LevelID>", "<LevelID>\($0 + 5)</LevelID>") }
    #expect(
      try found(.legacy, changes)["LOD023"] == "the coarsest level is level 5, but GDAL looks for its tiles in L00")
    #expect(try found(.readyToServe, [("\"minLOD\": 0", "\"minLOD\": 31")])["LOD023"]?.contains("31") == true)
  }

  @Test("A conf.xml with a WKID alone is read as WGS84, and a root.json with a text alone is refused")
  func reference() throws {
    let text = try #require(
      RuleExample.Base.legacy.files[0].text.firstMatch(of: /<WKT>[^<]*<\/WKT>/).map { String($0.output) })
    #expect(try found(.legacy, [(text, "")]).keys.sorted() == ["SRS012"])
    let wgs84 =
      "\"wkt\": \"GEOGCS[\\\"GCS_WGS_1984\\\",DATUM[\\\"D_WGS_1984\\\","
      + "SPHEROID[\\\"WGS_1984\\\",6378137.0,298.257223563]],PRIMEM[\\\"Greenwich\\\",0.0],"
      + "UNIT[\\\"Degree\\\",0.0174532925199433]]\""
    #expect(try found(.readyToServe, [("\"wkid\": 102100, \"latestWkid\": 3857", wgs84)]).keys.contains("SRS012"))
  }

  @Test("A file of less than 512 bytes, in UTF-16, or with a long comment in front is not recognised")
  func recognition() throws {
    let comment = [("<CacheInfo ", "<!-- \(String(repeating: "x", count: 1100)) --><CacheInfo ")]
    #expect(try found(.legacy, comment).keys.sorted() == ["DOC015"])
    let short = """
      {"tileInfo": {"rows": 256, "cols": 256, "dpi": 96, "origin": {"x": -20037508.342787, "y": 20037508.342787},
      "spatialReference": {"wkid": 3857}, "lods": [{"level": 0, "resolution": 156543.033928, "scale": 591657527.591555}]},
      "tileBundlesPath": "./tile", "spatialReference": {"wkid": 3857}}
      """
    let found = try lint([ExampleFile("root.json", short)], Self.selection).filter { $0.finding.identifier == "DOC015" }
    #expect(found.first?.finding.message == "the file has \(short.utf8.count) bytes; GDAL recognises none below 512")
  }
}
