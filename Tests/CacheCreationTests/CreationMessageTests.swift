import Diagnostics
import FileAccess
import HTTPAccess
import SchemeFormats
import SystemPackage
import Testing
import TileSchemeKit

@Suite("Messages of a creation name parameters, not options")
struct CreationMessageTests {
  private func isFreeOfOptions(_ message: Message) -> Bool {
    !message.text { "⟨\($0.rawValue)⟩" }.contains("--")
  }

  @Test(
    "Values that cannot be parsed or used",
    arguments: [
      [.extent: "1,2,3"], [.extent: "a"], [.crs: "utm"], [.crs: "99999999"], [.numberOfScales: "99"],
      [.tileSize: "1 x 2"],
      [.tileSize: "300"], [.scalesType: "CUSTOM"], [.scalesType: "STANDARD", .scales: "500"], [.levels: "3-1"],
      [.tilingSchemeType: "PREDEFINED"], [.tilingSchemeType: "NEW", .predefined: "nztm"], [.predefined: "nothing"],
      [.predefined: "nztm", .dotsPerInch: "5"], [.predefined: "nztm", .scales: "5"], [.predefined: "arcgis-online"],
      [.predefined: "nztm", .ladder: "arcgis"], [.origin: "1"], [.origin: "1200000,0"], [.compressionQuality: "101"],
      [.resolutions: "x"], [.lercError: "-1"], [.minScale: "1", .maxScale: "2"], [.minScale: "1"],
      [.extentScale: "1e20"], [.name: "a/b/c"], [.scales: "1e-9"],
    ] as [[CreateOption: String]])
  func refusals(texts: [CreateOption: String]) throws {
    let error = try #require(planningError(newZealand.with(texts)))
    #expect(isFreeOfOptions(error.message))
  }

  @Test("Missing parameters", arguments: [CreateOption.extent, .crs, .numberOfScales])
  func missing(option: CreateOption) throws {
    let error = try #require(planningError(newZealand.without(option)))
    #expect(isFreeOfOptions(error.message))
  }

  @Test("Obstacles for a cache and for its source")
  func others() throws {
    let path: FilePath = "caches/a"
    let obstacles: [CreationError.Obstacle] = [
      .noDirectory(path), .notADirectory(path), .exists(path), .file(path), .notACache("x"),
      .unregistered(path, configuration: "b", registered: ["c"]),
    ]
    let sources: [MapSourceError] = [
      .http(HTTPError("https://a", .status(499, sentToken: false))), .refused("a", .webPage, sentToken: false),
      .refused("a", .error(code: 499, text: "x"), sentToken: false), .noExtent("a", "it has none"),
    ]
    let errors =
      obstacles.map { CreationError.place($0) } + sources.map { .source($0) } + [
        .missing(.name, "x"), .address(.noHost), .file(FileAccessError("a", .exists)), .differs("conf.xml"),
      ]
    for error in errors { #expect(isFreeOfOptions(error.message), "\(error)") }
    let token = ParameterName.token
    for source in sources.prefix(3) { #expect(source.message.pieces.contains(.parameter(token)), "\(source)") }
  }

  @Test(
    "Notices of a plan",
    arguments: [
      [.scales: "500"], [.scaleConvention: "pro"], [.compressionQuality: "50"], [.tileSize: "128"],
      [.tileSize: "300", .allowNonstandard: "true"], [.tileFormat: "MIXED"], [.storageFormat: "EXPLODED"],
    ] as [[CreateOption: String]])
  func notices(texts: [CreateOption: String]) throws {
    for notice in try plan(newZealand.with(texts)).notices { #expect(isFreeOfOptions(notice)) }
  }
}
