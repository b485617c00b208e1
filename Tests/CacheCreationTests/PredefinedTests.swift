import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Predefined schemes")
struct PredefinedTests {
  private let web: [CreateOption: String] = [.extent: "0,0,1000,1000", .crs: "3857", .predefined: "arcgis-online"]

  @Test("A built-in scheme is selected by its name", arguments: ["arcgis-online", "ArcGIS-Online", "WebMercatorQuad"])
  func builtIn(name: String) throws {
    let plan = try plan(web.with([.predefined: name]))
    #expect(plan.scheme.levels == BuiltInScheme.named(name)?.scheme.levels)
    #expect(plan.hasNotice("predefined scheme: "))
  }

  @Test("--predefined implies the type, which can be given as well", arguments: ["PREDEFINED", "predefined"])
  func type(text: String) throws {
    #expect(try plan(web.with([.tilingSchemeType: text])).scheme == plan(web).scheme)
  }

  @Test("NEW with a predefined scheme, PREDEFINED without one, and another type are refused")
  func typeErrors() {
    #expect(planningError(web.with([.tilingSchemeType: "NEW"]))?.option == .tilingSchemeType)
    #expect(planningError(web.without(.predefined).with([.tilingSchemeType: "PREDEFINED"]))?.option == .predefined)
    #expect(planningError(web.with([.tilingSchemeType: "OLD"]))?.option == .tilingSchemeType)
  }

  @Test("If only an extent is given, the system and the numbers are those of the scheme")
  func systemOfTheScheme() throws {
    let plan = try plan([.extent: "1000000,4700000,2100000,6200000", .predefined: "nztm"])
    #expect(plan.scheme.spatialReference?.wkid == 2193)
    #expect(plan.scheme.tileWidth == 512)
  }

  @Test(
    "Some of its levels are used, with their numbers", arguments: [("3-5", [3, 4, 5]), ("7", [7]), ("0–1", [0, 1])])
  func levels(text: String, expected: [Int]) throws {
    let plan = try plan(web.with([.levels: text]))
    #expect(plan.scheme.levels.map(\.number) == expected)
    #expect(plan.description.minLOD == expected.first)
    #expect(plan.description.maxLOD == expected.last)
  }

  @Test(
    "Levels that the scheme does not have, and invalid ones, are refused",
    arguments: ["0-24", "30", "5-3", "a-b", "-3", "1-2-3"])
  func badLevels(text: String) {
    #expect(planningError(web.with([.levels: text]))?.option == .levels)
  }

  @Test("A tile format that differs from that of the scheme is a notice")
  func otherFormat() throws {
    let scheme = [CreateOption.predefined: TestFiles.sample("geographic-wgs84-v2-512/root.json").path]
    let extent = [CreateOption.extent: "0,0,10,10"]
    let jpeg = try plan(extent.with(scheme).with([.tileFormat: "JPEG"]))
    #expect(jpeg.notices.contains { "\($0)".contains("JPEG, as given; the predefined scheme has PNG") })
    let same = try plan(extent.with(scheme).with([.tileFormat: "PNG"]))
    #expect(!same.notices.contains { "\($0)".contains("as given") })
  }

  @Test("--levels is for predefined schemes only")
  func levelsOfNew() {
    #expect(planningError(newZealand.with([.levels: "0-3"]))?.option == .levels)
  }

  @Test(
    "Other options may repeat the values of the scheme",
    arguments: [
      (CreateOption.dotsPerInch, "96"), (.tileSize, "256 x 256"), (.numberOfScales, "24"),
      (.origin, "-20037508.342787,20037508.342787"), (.scaleConvention, "arcgis"),
    ])
  func agreeing(option: CreateOption, text: String) throws {
    #expect(try plan(web.with([option: text])).scheme == plan(web).scheme)
  }

  @Test("The scales of the scheme are accepted in any order and rounded as people write them")
  func agreeingScales() throws {
    let scales = "1128.497,591657527.6,591657527.591555"
    #expect(planningError(web.with([.scales: scales]))?.option == .scales)
    let part = web.with([.levels: "18-19", .scales: "1128.497;2256.994"])
    #expect(try plan(part).scheme.levels.map(\.number) == [18, 19])
  }

  @Test(
    "Options that contradict the scheme are refused with their name",
    arguments: [
      (CreateOption.dotsPerInch, "120"), (.origin, "-180,90"),
      (.origin, "domain"), (.scales, "500"), (.scaleConvention, "pro"), (.ladder, "arcgis"), (.referenceSize, "400"),
      (.extentScale, "1000"),
    ])
  func contradicting(option: CreateOption, text: String) {
    #expect(planningError(web.with([option: text]))?.option == option)
  }

  @Test(
    "Another tile size or number of scales is ignored with a notice, as in ArcGIS",
    arguments: [(CreateOption.tileSize, "512 x 512"), (.numberOfScales, "5")])
  func ignored(option: CreateOption, text: String) throws {
    let plan = try plan(web.with([option: text]))
    #expect(plan.scheme == (try CacheCreationTests.plan(web)).scheme)
    #expect(plan.hasNotice("--\(option.rawValue) \(text.prefix(3).trimmingCharacters(in: .whitespaces)) is ignored"))
  }

  @Test("A type of scales is ignored, as in ArcGIS, with a notice unless it is the default")
  func scalesType() throws {
    #expect(try plan(web.with([.scalesType: "CUSTOM"])).hasNotice("--scales-type is ignored"))
    #expect(try !plan(web.with([.scalesType: "STANDARD"])).hasNotice("--scales-type"))
  }

  @Test("A map in another system is refused")
  func otherSystem() throws {
    let error = try #require(planningError(web.with([.crs: "2193"])))
    #expect(error.option == .predefined)
    #expect(error.message.contains("analyzer 00079"))
  }

  // The services of ArcGIS Online state an extent of ±20037507 by ±30240971 for a cache with this origin.
  @Test("An extent beyond the origin of the scheme is a warning, as real services have it; in a new scheme an error")
  func outside() throws {
    let extent = "-20037600,0,0,30240971"
    let plan = try plan(web.with([.extent: extent]))
    #expect(plan.warnings.count == 1)
    #expect(plan.warnings[0].contains("91.657213 map units right of the left edge"))
    #expect(plan.warnings[0].contains("gets no tiles"))
    let new = newZealand.with([.crs: "3857", .extent: extent, .origin: "-20037508.342787,20037508.342787"])
    #expect(planningError(new)?.option == .origin)
  }

  @Test("The error about an unknown name lists the built-in schemes")
  func unknownName() throws {
    let error = try #require(planningError(web.with([.predefined: "arcgis-onlin"])))
    #expect(error.option == .predefined)
    #expect(error.message.contains("did you mean “arcgis-online”?"))
    #expect(error.message.contains("arcgis-online, wgs84-v2, nztm, arcgis-vector, wgs84-v1, wgs84-pro, antarctic, "))
  }

  @Test(
    "Any readable scheme is accepted, with its image",
    arguments: ["national-grid-nz", "national-grid-nz/conf.xml", "web-mercator-ready", "web-mercator-ready/root.json"])
  func samples(name: String) throws {
    let path = TestFiles.sample(name).path
    let opened = try MapSource(FilePath(path))
    let plan = try plan([.predefined: path], opened)
    #expect(plan.scheme.levels == opened.description.scheme?.levels)
    #expect(plan.scheme.origin == opened.description.scheme?.origin)
    let format = try #require(opened.description.image?.format)
    #expect(plan.description.image?.format == format)
    #expect(plan.hasNotice("tile format: \(format.name)"))
  }

  @Test("A given format takes precedence over that of the scheme")
  func format() throws {
    let path = TestFiles.sample("national-grid-nz").path
    let plan = try plan([.predefined: path, .tileFormat: "JPEG"], MapSource(FilePath(path)))
    #expect(plan.description.image?.format == .jpeg)
    #expect(plan.description.image?.compressionQuality == 75)
  }

  @Test("A damaged scheme, and a file without a scheme, are refused")
  func broken() {
    let broken = planningError(web.with([.predefined: TestFiles.sample("broken/several-faults.xml").path]))
    #expect(broken?.isAboutRequest == false)
    let noScheme = planningError(web.with([.predefined: TestFiles.sample("national-grid-nz/conf.cdi").path]))
    #expect(noScheme?.option == .predefined)
  }

  // MARK: Real services

  private static let services = Corpus.files("service-json")

  /// The services that meet a condition. One that cannot be read is kept, so that its test fails.
  private static func services(where isWanted: (MapSource) -> Bool) -> [URL] {
    services.filter { file in
      guard let source = try? MapSource(FilePath(file.path)) else { return true }
      return isWanted(source)
    }
  }

  @Test(
    "Every real service with a cache is reproduced, bit for bit",
    arguments: services { $0.description.scheme != nil })
  func realServices(file: URL) throws {
    let source = try MapSource(FilePath(file.path))
    let stated = try #require(source.description.scheme)
    let plan = try plan([.predefined: file.path], source)
    #expect(plan.scheme.levels == stated.levels)
    #expect(plan.scheme.origin == stated.origin)
    #expect(plan.scheme.tileWidth == stated.tileWidth)
    let files = try CacheFiles(plan)
    #expect(files.tileFolders.count == stated.levels.count)
  }

  @Test(
    "For every real service a cache is planned, with its origin left of and above its extent",
    arguments: services { $0.fullExtent != nil })
  func newSchemes(file: URL) throws {
    let source = try MapSource(FilePath(file.path))
    let options: [CreateOption: String] = [.numberOfScales: "5"]
    for form in ["true", "false"] {
      let plan = try plan(options.with([.readyToServeFormat: form]), source)
      #expect(plan.scales.count == 5)
      #expect(try CacheFiles(plan).files.count == (form == "true" ? 3 : 2))
    }
  }
}
