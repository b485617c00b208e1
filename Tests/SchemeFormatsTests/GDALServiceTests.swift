import Diagnostics
import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

@Suite("GDAL_WMS files with tiles")
struct GDALServiceTests {
  private func read(_ text: String) throws -> SchemeDocument { try document(Array(text.utf8)) }

  private func file(_ window: String, service: String = "TMS", more: String = "<OverviewCount>2</OverviewCount>")
    -> String
  {
    "<GDAL_WMS><Service name='\(service)'><ServerUrl>https://example.org/${z}/${x}/${y}.png</ServerUrl></Service>"
      + "<DataWindow>\(window)</DataWindow>\(more)<Projection>EPSG:4326</Projection><BlockSizeX>256</BlockSizeX>"
      + "<BlockSizeY>256</BlockSizeY><BandsCount>4</BandsCount></GDAL_WMS>"
  }

  /// Seven tiles of 128 degrees at level 0, and two finer levels.
  private static let window =
    "<UpperLeftX>-400</UpperLeftX><UpperLeftY>400</UpperLeftY><LowerRightX>496</LowerRightX>"
    + "<LowerRightY>-496</LowerRightY><TileLevel>2</TileLevel><TileCountX>7</TileCountX><TileCountY>7</TileCountY>"
    + "<YOrigin>top</YOrigin>"

  @Test("a window gives the levels, the origin and the address")
  func window() throws {
    let found = try read(file(Self.window))
    #expect(found.format.name == "gdal-wms")
    #expect(found.findings.isEmpty, "\(found.findings.map(\.message))")
    let scheme = try #require(found.model.scheme)
    #expect(scheme.levels.map(\.resolution) == [0.5, 0.25, 0.125])
    #expect(scheme.levels.map(\.number) == [0, 1, 2])
    #expect(scheme.origin == MapPoint(x: -400, y: 400))
    #expect(found.model.tileAddress == "https://example.org/{level}/{col}/{row}.png")
  }

  @Test("sizes, tile numbers and a number of overviews give levels that begin above 0")
  func sizes() throws {
    let window =
      "<UpperLeftX>-272</UpperLeftX><UpperLeftY>400</UpperLeftY><LowerRightX>-16</LowerRightX>"
      + "<LowerRightY>272</LowerRightY><TileLevel>7</TileLevel><SizeX>2048</SizeX><SizeY>1024</SizeY><TileX>4</TileX>"
      + "<TileY>0</TileY><YOrigin>top</YOrigin>"
    let scheme = try #require(try read(file(window)).model.scheme)
    #expect(scheme.levels.map(\.number) == [5, 6, 7])
    #expect(scheme.levels.map(\.resolution) == [0.5, 0.25, 0.125])
    #expect(scheme.origin == MapPoint(x: -400, y: 400))
  }

  @Test("rows from the south have no address in the model, and are listed")
  func south() throws {
    let found = try read(file(Self.window.replacingOccurrences(of: "<YOrigin>top</YOrigin>", with: "")))
    #expect(found.model.tileAddress == nil)
    #expect(found.unheld.map(\.name).contains("Service/ServerUrl"))
  }

  @Test("pixels that are not square are refused with both sides")
  func unequal() throws {
    let found = try read(file(Self.window.replacingOccurrences(of: ">-496<", with: ">-400<")))
    #expect(!found.isComplete)
    #expect(found.findings.first?.message.contains("0.125 wide and 0.111") == true)
  }

  @Test(
    "GDAL reads the origin and the resolution of a written file",
    .enabled(if: CommandRun.isInstalled("gdalinfo"), "GDAL is missing"), arguments: ["wide degrees", "arcgis-online"])
  func gdal(_ name: String) throws {
    var model = try OpenGrids.model(name)
    if name == "arcgis-online" { model.scheme?.levels.removeLast(6) }
    let folder = try TemporaryDirectory()
    try Data(try GDALServiceFormat().write(model).text.utf8).write(to: URL(filePath: folder.path("a.xml")))
    let run = try CommandRun("gdalinfo", [folder.path("a.xml")])
    try #require(run.status == 0, "\(run.errors)")
    let scheme = try #require(model.scheme)
    let origin = try #require(run.text.firstMatch(of: /Origin = \((.*?),(.*?)\)/))
    let pixel = try #require(run.text.firstMatch(of: /Pixel Size = \((.*?),/))
    #expect(Double(origin.1) == scheme.origin.x && Double(origin.2) == scheme.origin.y)
    let finest = try #require(scheme.levels.last)
    #expect((try #require(Double(pixel.1)) / finest.resolution - 1).magnitude < 1e-12)
    // Each coarser level is an overview of half the size.
    let overviews = try #require(run.text.firstMatch(of: /Overviews: (.*)/)).1.split(separator: ",")
    #expect(overviews.count == scheme.levels.count - 1)
  }

  @Test(
    "a written file comes back: Esri’s digits of the finest level, and the numbers of all",
    arguments: ["wide degrees", "arcgis-online"])
  func written(_ name: String) throws {
    var model = try OpenGrids.model(name)
    if name == "arcgis-online" {
      model.scheme?.levels.removeFirst(5)
      model.scheme?.levels.removeLast(6)
    }
    let found = try read(try GDALServiceFormat().write(model).text)
    let (own, back) = (try #require(model.scheme), try #require(found.model.scheme))
    #expect(back.levels.map(\.number) == own.levels.map(\.number))
    #expect(back.levels.last?.resolution == own.levels.last?.resolution)
    #expect(back.origin == own.origin)
    for (a, b) in zip(own.levels, back.levels) { #expect((a.resolution / b.resolution - 1).magnitude < 1e-8) }
  }

  @Test("irregular resolutions and gaps between levels are refused with the level")
  func refused() throws {
    let irregular = #expect(throws: WritingError.self) { try GDALServiceFormat().write(OpenGrids.model("nztm")) }
    #expect(irregular?.message.contains("double") == true)
    var model = try OpenGrids.model("wide degrees")
    model.scheme?.levels[0].number = 7
    let gap = #expect(throws: WritingError.self) { try GDALServiceFormat().write(model) }
    #expect(gap?.message.contains("level 7") == true)
  }

  @Test(
    "hostile files are refused without a crash",
    arguments: [
      "<GDAL_WMS/>", "<GDAL_WMS><Service name='WMS'/><DataWindow/></GDAL_WMS>",
      "<GDAL_WMS><Service name='TMS'/><DataWindow/></GDAL_WMS>", "TileLevel 2 99", "TileLevel 2 -1", "TileCountX 7 0",
      "TileCountX 7 x", "LowerRightX 496 -400", "LowerRightX 496 NaN", "OverviewCount 2 3", "OverviewCount 2 -1",
      "BlockSizeX 256 0", "Projection EPSG:4326 LOCAL_CS", "LowerRightX 496 1e308",
    ])
  func hostile(_ change: String) throws {
    var text = change
    if !change.hasPrefix("<") {
      let parts = change.split(separator: " ")
      text = file(Self.window).replacingOccurrences(
        of: "<\(parts[0])>\(parts[1])<", with: "<\(parts[0])>\(parts[2])<")
    }
    let found = try read(text)
    #expect(!found.isComplete)
    for format in SchemeFormatRegistry.all { _ = try? format.write(found.model) }
  }
}
