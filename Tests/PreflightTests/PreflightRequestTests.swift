import Diagnostics
import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("A pre-flight as a job")
struct PreflightRequestTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private let wellington = Envelope(xMin: 1_740_000, yMin: 5_420_000, xMax: 1_760_000, yMax: 5_440_000)

  private func failure(_ request: PreflightRequest) async -> PreflightError? {
    do {
      _ = try await request.run()
      return nil
    } catch {
      return error
    }
  }

  @Test("A built-in scheme and an extent give counts, findings and no files")
  func builtIn() async throws {
    var request = PreflightRequest(.existing("nztm", tiling: .extent(wellington)))
    request.levels = [3, 5]
    request.sizes = .stated(Estimate(1000))
    let report = try await request.run()
    #expect(report.name == "nztm")
    #expect(report.forecast.levels.map(\.number) == [3, 5])
    #expect(report.forecast.region.source == "extent")
    #expect(report.forecast.sizes.bytesPerTile == Estimate(1000))
    #expect(report.written.isEmpty && report.plan == nil)
  }

  @Test("The report has the findings over the scheme and over the forecast")
  func findings() async throws {
    let sydney = Envelope(xMin: -200_000, yMin: 5_900_000, xMax: -100_000, yMax: 6_000_000)
    var request = PreflightRequest(.existing("nztm", tiling: .extent(sydney)))
    let found = try await request.run().findings.flatMap(\.findings).compactMap(\.identifier)
    #expect(found.contains("PRE007"))
    request.linter = Linter(
      RuleSelection(from: RuleCatalogue(ForecastRules.pages), ignored: Set(ForecastRules.pages)))
    #expect(try await request.run().findings.flatMap(\.findings).isEmpty)
  }

  @Test("The plan of a new scheme is in the report, which is named after the coordinate system")
  func newScheme() async throws {
    let texts = OptionTexts([
      .extent: "1000000,4700000,2100000,6200000", .crs: "2193", .numberOfScales: "3",
    ])
    let report = try await PreflightRequest(.new(PlanRequest(texts))).run()
    #expect(report.plan?.scheme.levels.count == 3)
    #expect(report.forecast.levels.count == 3)
    #expect(report.name == "New scheme in NZGD 2000 New Zealand Transverse Mercator")
  }

  @Test("The region of an existing cache is its own full extent")
  func ownExtent() async throws {
    let path = TestFiles.sample("national-grid-nz").path
    let report = try await PreflightRequest(.existing(path)).run()
    #expect(report.forecast.region.source == "the full extent of \(path)")
  }

  @Test("Outlines and page are written together, or not at all")
  func files() async throws {
    var request = PreflightRequest(.existing("nztm", tiling: .extent(wellington)))
    request.outlines = .init(FilePath(folder.path("grid.geojson")), levels: .these([3]))
    request.page = .init(FilePath(folder.path("page.html")))
    request.parameterName = { "«\($0.rawValue)»" }
    #expect(try await request.run().written.map { $0.lastComponent?.string } == ["grid.geojson", "page.html"])
    let page = try String(contentsOf: URL(filePath: folder.path("page.html")), encoding: .utf8)
    #expect(page.contains("measure with «calibrate»") && page.contains("the extent given as «extent»"))
    try FileManager.default.removeItem(atPath: folder.path("grid.geojson"))
    guard case .file(let error)? = await failure(request) else {
      Issue.record("no error")
      return
    }
    #expect(error == FileAccessError(folder.path("page.html"), .exists))
    #expect(!FileManager.default.fileExists(atPath: folder.path("grid.geojson")))
  }

  /// The levels and places of the outlines in a file.
  private func outlines(
    _ levels: GridOutlines.Levels, _ unit: GridOutlines.Unit
  ) async throws -> [(level: Int, row: Int, column: Int)] {
    var request = PreflightRequest(.existing("arcgis-online"))
    request.levels = Set(0...5)
    request.outlines = .init(FilePath(folder.path("grid.geojson")), levels: levels, unit: unit)
    request.overwrites = true
    _ = try await request.run()
    let data = try Data(contentsOf: URL(filePath: folder.path("grid.geojson")))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(root["features"] as? [[String: Any]]).map { feature in
      let place = try #require(feature["properties"] as? [String: Any])
      return try (
        #require(place["level"] as? Int), #require(place["row"] as? Int), #require(place["column"] as? Int)
      )
    }
  }

  @Test("Outlines of several levels are in one file, the coarsest level first")
  func severalLevels() async throws {
    let found = try await outlines(.these([0, 2]), .tiles)
    #expect(found.map(\.level) == [0] + [Int](repeating: 2, count: 16))
    #expect(try await outlines(.all, .tiles).count == 1 + 4 + 16 + 64 + 256 + 1024)
  }

  // 4096 px are 16 tiles of 256 px, and 2048 px are 8 tiles.
  @Test("Supertiles have 4096 px, or 2048 px with antialiasing, as in ArcGIS")
  func supertiles() async throws {
    #expect(
      try await outlines(.these([5]), .supertiles).map { [$0.row, $0.column] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(try await outlines(.these([4]), .supertiles).count == 1)
    #expect(try await outlines(.these([5]), .smallSupertiles).count == 16)
  }

  @Test("Errors about the request name parameters, and spell no option of the command")
  func refusals() async throws {
    func request(_ change: (inout PreflightRequest) -> Void) -> PreflightRequest {
      var request = PreflightRequest(.existing("nztm", tiling: .extent(wellington)))
      change(&request)
      return request
    }
    let reversed = Envelope(xMin: 2, yMin: 0, xMax: 1, yMax: 1)
    let requests = [
      request { $0.levels = [99] }, request { $0.outlines = .init("a", levels: .these([99])) },
      request { $0.outlines = .init("a", levels: .these([16])) }, request { $0.page = .init("a", mapLevel: 99) },
      request { $0.page = .init("a", mapLevel: 16) }, request { $0.scheme = .existing("nztm") },
      request { $0.scheme = .existing("nztm", tiling: .extent(reversed)) }, request { $0.baseMap = .scheme("nothing") },
      request { $0.scheme = .new(PlanRequest(OptionTexts()), area: "a.geojson") },
    ]
    for request in requests {
      let error = try #require(await failure(request))
      #expect(error.isAboutRequest, "\(error)")
      #expect(!error.message.text { "⟨\($0.rawValue)⟩" }.contains("--"), "\(error)")
    }
  }

  @Test(
    "An unreadable scheme is not an error about the request",
    arguments: ["no/such.xml", "broken/several-faults.xml"])
  func unreadable(name: String) async throws {
    let error = try #require(await failure(PreflightRequest(.existing(TestFiles.sample(name).path))))
    #expect(!error.isAboutRequest)
  }
}
