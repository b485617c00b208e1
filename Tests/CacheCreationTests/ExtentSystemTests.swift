import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("The coordinate system of an extent")
struct ExtentSystemTests {
  /// Around Wellington, in degrees.
  private let wellington: [CreateOption: String] = [.extent: "174.7,-41.4,174.9,-41.2", .extentCRS: "4326"]

  @Test("An extent in degrees becomes the rectangle around it in the system of the scheme, as PROJ computes it")
  func degrees() throws {
    let plan = try plan(newZealand.with(wellington))
    // pyproj 3, transform_bounds from OGC:CRS84 to EPSG:2193.
    let expected = [1_742_107.4146285653, 5_415_095.726195543, 1_759_312.833387052, 5_437_647.531626101]
    let extent = plan.fullExtent
    for (value, wanted) in zip([extent.xMin, extent.yMin, extent.xMax, extent.yMax], expected) {
      #expect((value - wanted).magnitude < 0.1)
    }
    #expect(plan.hasNotice("the extent in WGS 84") || plan.hasNotice("the extent in GCS_WGS_1984"), "\(plan.notices)")
    #expect(plan.description.fullExtent?.spatialReference == plan.scheme.spatialReference)
  }

  @Test("An extent that states the system of the scheme is used as it is", arguments: ["2193", "EPSG:2193"])
  func same(system: String) throws {
    let same = try plan(newZealand.with([.extentCRS: system]))
    #expect(same.fullExtent == (try plan(newZealand)).fullExtent)
    #expect(!same.hasNotice("rectangle around"))
  }

  @Test("A system without an extent, and an unknown system, are faults of this parameter")
  func faults() throws {
    let missing = try #require(planningError(newZealand.without(.extent).with([.extentCRS: "4326"])))
    #expect(missing.message.contains("--extent-crs: is the coordinate system of --extent, which is missing"))
    let unknown = try #require(planningError(newZealand.with([.extentCRS: "99999999"])))
    #expect(unknown.message.contains("--extent-crs: 99999999"))
  }
}

@Suite("Several faults of one request")
struct SeveralFaultTests {
  @Test("All values that cannot be read are reported together")
  func values() throws {
    let texts: [CreateOption: String] = [
      .numberOfScales: "eight", .tileSize: "256 x 300", .tileFormat: "BMP", .origin: "1", .dotsPerInch: "0",
    ]
    let error = try #require(planningError(newZealand.with(texts)))
    #expect(error.all.count == 5)
    #expect(Set(error.all.compactMap(\.option)) == Set(texts.keys))
    #expect(error.isAboutRequest)
  }

  @Test("Contradictions in the scheme and in its image are reported together")
  func contradictions() throws {
    let map = try MapSource(FilePath(TestFiles.sample("service/mapserver-dynamic.json").path))
    let texts: [CreateOption: String] = [
      .tileSize: "300", .scales: "500", .scalesType: "STANDARD", .tileFormat: "LERC",
    ]
    let error = try #require(planningError(newZealand.without(.numberOfScales).with(texts), map))
    #expect(error.all.compactMap(\.option) == [.tileSize, .scales, .tileFormat])
  }

  @Test("One fault is not a list")
  func one() throws {
    let error = try #require(planningError(newZealand.with([.tileFormat: "BMP"])))
    guard case .usage(.tileFormat, _) = error else {
      Issue.record("\(error)")
      return
    }
  }
}

@Suite("Levels whose tiles cannot be addressed")
struct LargeIndexTests {
  @Test("A scheme file with such levels gets a warning that names them, although it has no extent")
  func schemeAlone() async throws {
    var request = SchemeFileRequest(PlanRequest(OptionTexts([.like: "arcgis-online", .addLevels: "12"])))
    let warnings = try await request.run().warnings
    // 2 to the power of 31 rows would just fit, but the rounded resolutions leave a part of a tile beyond them.
    #expect(
      warnings.contains { $0.contains("levels 31–35: tiles get rows or columns above 2147483647") }, "\(warnings)")
    request.scheme.texts[.addLevels] = "7"
    #expect(try await request.run().warnings.isEmpty)
  }

  @Test("With an extent, they are an error that names the finest level that is possible")
  func extent() throws {
    let texts: [CreateOption: String] = [
      .like: "arcgis-online", .addLevels: "12", .extent: "0,-20000000,20000000,0", .crs: "102100",
    ]
    let error = try #require(planningError(texts))
    #expect(error.option == .addLevels)
    #expect(error.message.contains("the finest level within the limit is 31"))
  }
}
