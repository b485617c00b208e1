import CacheConversion
import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("Item information of packages")
struct ItemInformationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A tile package with an iteminfo.xml.
  private func package(_ xml: String, at name: String = "esriinfo/iteminfo.xml") throws -> String {
    let cache = try SmallCache(SmallCache.world)
    return try folder.zip([(name, Data(xml.utf8))] + (try cache.entries()), to: "in.tpk")
  }

  private static let xml = """
    <?xml version="1.0" encoding="utf-8" ?>
    <ESRI_ItemInformation Culture='en-US'><name>bay</name><guid>3A6CACD0-C6E5-47DE-97F9-0B5D567D8288</guid>
    <snippet>A &lt;short&gt; text</snippet><description>Long, with “quotes” &amp; more</description><summary></summary>
    <title>Lantern Bay</title><tags>bay,map</tags><type>Tile Package</type>
    <typekeywords><typekeyword>tpk</typekeyword></typekeywords><thumbnail>thumbnail/thumbnail.png</thumbnail>
    <extent><xmin>-1</xmin><ymin>0</ymin><xmax>2</xmax><ymax>3</ymax></extent>
    <accessinformation>Harbour Office</accessinformation><licenseinfo>CC BY 4.0</licenseinfo></ESRI_ItemInformation>
    """

  @Test("Name, title, texts, tags, credits and licence of a tile package are carried")
  func carried() async throws {
    let input = try package(Self.xml)
    let report = try await folder.convert(input, losses: .refused)
    #expect(report.lost == [])
    let item = try #require(try SchemeOpener.open(FilePath(folder.path("out"))).model.item)
    #expect(item.name == "bay" && item.title == "Lantern Bay" && item.tags == "bay,map")
    #expect(item.snippet == "A <short> text" && item.itemDescription == "Long, with “quotes” & more")
    #expect(item.credits == "Harbour Office" && item.licence == "CC BY 4.0")
    // These describe the kind of package, so they are those of the result.
    #expect(item.type == "Compact Tile Package" && item.thumbnail == "./thumbnail.png")
    #expect(try await folder.verify() == [])
    // And from package to directory, nothing gets lost either.
    let again = try await folder.convert(folder.path("out"), to: "again", as: CompactV2Store.readyToServe)
    #expect(again.lost == [])
  }

  @Test("A result that has no place for the item information lists it as lost")
  func lost() async throws {
    let input = try package(Self.xml)
    let report = try await folder.convert(input, as: CompactV2Store.legacy)
    #expect(report.lost.contains { $0.hasPrefix("item information") }, "\(report.lost)")
    let database = try await folder.convert(input, to: "a.mbtiles", as: MBTilesStore())
    for text in ["title (Lantern Bay)", "tags (bay,map)", "licence (CC BY 4.0)"] {
      #expect(database.lost.contains("item \(text)"), "\(database.lost)")
    }
  }

  @Test("Item information in a folder or in another letter case is read")
  func otherPlace() async throws {
    let input = try package(Self.xml, at: "Export/EsriInfo/ItemInfo.xml")
    #expect(try SchemeOpener.open(FilePath(input)).model.item?.title == "Lantern Bay")
  }

  @Test(
    "Damaged item information is a warning, and the tiles are carried", arguments: ["<ESRI_Item", "{}", "<a/>", ""])
  func damaged(text: String) async throws {
    let input = try package(text)
    let opened = try SchemeOpener.open(FilePath(input))
    #expect(opened.findings.contains { $0.file.hasSuffix("iteminfo.xml") && !$0.hasErrors })
    #expect(try await folder.convert(input).census?.tiles == 21)
  }
}
