import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

/// Lints a result and verifies it, in process, with all rules that run by default.
private struct Check {
  let path: FilePath

  private var settings: LintSettings { LintSettings(catalogue: .all, source: .none) }

  /// The findings of a scheme or cache, such as `LOD009: minScale is …`.
  func lint() async throws -> [String] {
    let report = try await LintJob(LintRequest([path.string], settings: settings)).run()
    #expect(report.unreadable.isEmpty)
    return Self.words(report.files)
  }

  func verify() async throws -> [String] {
    let report = try await VerificationJob(VerificationRequest(path, settings: settings, jobs: 1)).run()
    return Self.words(report.findings)
  }

  private static func words(_ files: [FileFindings]) -> [String] {
    files.flatMap { file in file.findings.map { "\($0.identifier ?? $0.name): \($0.message)" } }
  }
}

@Suite("What create writes has no finding")
struct CleanCreationTests {
  private static let maps: [[CreateOption: String]] = [
    [.crs: "3857", .extent: "-10000000,3000000,-8000000,5000000"],
    [.crs: "3857", .extent: "-20037508.342787,-20037508.342787,20037508.342787,20037508.342787"],
    [.crs: "4326", .extent: "-120,30,-90,50"], [.crs: "4326", .extent: "-180,-90,180,90"],
    [.crs: "2193", .extent: "1000000,4700000,2100000,6200000"], [.crs: "2927", .extent: "600000,0,2500000,1300000"],
  ]
  private static let scales: [[CreateOption: String]] = [
    [.numberOfScales: "1"], [.numberOfScales: "5"], [.numberOfScales: "20"], [.numberOfScales: "3", .ladder: "arcgis"],
    [.numberOfScales: "6", .referenceSize: "1024"], [.numberOfScales: "4", .extentScale: "300000000"],
  ]
  private static let choices: [[CreateOption: String]] = [
    [:], [.tileFormat: "JPEG"], [.tileFormat: "MIXED", .compressionQuality: "60"], [.tileFormat: "LERC"],
    [.tileFormat: "PNG8"], [.tileFormat: "PNG24"], [.tileSize: "512"], [.scaleConvention: "pro"],
    [.scaleConvention: "wgs84-v2"],
    [.scaleConvention: "arcgis-9.2"],
  ]

  @Test(
    "A new cache has no finding but that its tiles are missing, for every combination of options",
    arguments: Array(maps.indices), ["true", "false"])
  func created(map: Int, readyToServe: String) async throws {
    for (number, scales) in Self.scales.enumerated() {
      for (other, choice) in Self.choices.enumerated() {
        // Every third combination, so that each pair of options occurs within a few seconds.
        guard (number + other + map) % 3 == 0 else { continue }
        let folder = try TemporaryDirectory()
        let fixed: [CreateOption: String] = [
          .cacheDirectory: folder.url.path, .name: "M", .readyToServeFormat: readyToServe,
        ]
        let texts = Self.maps[map].merging(scales) { $1 }.merging(choice) { $1 }.merging(fixed) { $1 }
        var request = CreationRequest(PlanRequest(OptionTexts(texts)))
        request.configuration = .none
        let report = try await request.run()
        let check = Check(path: report.cache)
        // Findings about an explicit choice of the user: one level alone, or resolutions with 0.0254 metres an inch.
        let aboutLevels = scales[.numberOfScales] == "1" ? ["LOD"] : []
        let requested = aboutLevels + (choice[.scaleConvention] == nil ? [] : ["LOD018", "LOD021"])
        let found = try await check.lint().filter { finding in !requested.contains { finding.hasPrefix($0) } }
        #expect(found.isEmpty, "\(texts)")
        // A new cache has no tiles yet.
        let verified = try await check.verify().filter { !$0.hasPrefix("EXT004") }
          .filter { finding in !requested.contains { finding.hasPrefix($0) } }
        #expect(scales[.numberOfScales] == "1" || verified.isEmpty, "\(texts)")
      }
    }
  }

  @Test("A new cache of a built-in scheme has no finding", arguments: ["arcgis-online", "wgs84-v2", "nztm"])
  func predefined(name: String) async throws {
    for choice: [CreateOption: String] in [[:], [.levels: "3-8"], [.readyToServeFormat: "true"]] {
      let map: Int = name == "arcgis-online" ? 0 : name == "nztm" ? 4 : 2
      let folder = try TemporaryDirectory()
      let fixed: [CreateOption: String] = [.cacheDirectory: folder.url.path, .name: "M", .predefined: name]
      var request = CreationRequest(
        PlanRequest(OptionTexts(Self.maps[map].merging(fixed) { $1 }.merging(choice) { $1 })))
      request.configuration = .none
      let check = Check(path: try await request.run().cache)
      #expect(try await check.lint().isEmpty)
      #expect(try await check.verify().filter { !$0.hasPrefix("EXT004") }.isEmpty)
    }
  }
}

@Suite("What convert writes has no finding that its source does not have")
struct CleanConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let targets = ["legacy", "ready-to-serve", "exploded", "tpkx"]

  @Test(
    "A clean cache stays clean in every store", arguments: SmallCache.Storage.allCases, targets)
  func cache(storage: SmallCache.Storage, target: String) async throws {
    let cache = try SmallCache(SmallCache.world, storage: storage)
    let source = Check(path: FilePath(cache.path))
    try #require(try await source.verify().isEmpty)
    let store = try #require(TileStoreRegistry.named(target))
    let result = FilePath(folder.path("out"))
    _ = try await CacheConverter(
      ConversionRequest(
        .cache(FilePath(cache.path)), to: result, as: .new(store, existing: .kept, leftovers: .removed))
    ).convert()
    #expect(try await Check(path: result).lint().isEmpty)
    #expect(try await Check(path: result).verify().isEmpty)
  }

  @Test("A part of a cache with trimmed levels is clean", arguments: targets)
  func part(target: String) async throws {
    let cache = try SmallCache(SmallCache.world, finestLevel: 6)
    let store = try #require(TileStoreRegistry.named(target))
    let result = FilePath(folder.path("out"))
    var request = ConversionRequest(
      .cache(FilePath(cache.path)), to: result, as: .new(store, existing: .kept, leftovers: .removed))
    request.schemeLevels = .withTiles
    _ = try await CacheConverter(request).convert()
    #expect(try await Check(path: result).lint().isEmpty)
    #expect(try await Check(path: result).verify().isEmpty)
  }

  /// The rules that are broken by a scheme file.
  private func rules(_ path: FilePath) async throws -> Set<String> {
    Set(try await Check(path: path).lint().map { String($0.prefix { $0 != ":" }) })
  }

  @Test(
    "A scheme has no new finding in either form",
    arguments: [
      "web-mercator-legacy/conf.xml", "web-mercator-ready/root.json", "national-grid-nz/conf.xml",
      "custom-scales/conf.xml", "geographic-wgs84/conf.xml", "geographic-wgs84-v2-512/root.json",
      "us-feet-washington/conf.xml", "utf16/conf.xml", "exploded-9.3/conf.xml", "service/mapserver.json",
      "service/mapserver-wrapped.json", "service/imageserver-lerc.json",
    ], CacheForm.allCases)
  func scheme(sample: String, form: CacheForm) async throws {
    let source = FilePath(TestFiles.sample(sample).path)
    try await expectNoNewFinding(source, form)
  }

  @Test(
    "A scheme of the corpus has no new finding in either form", .enabled(if: Corpus.isExpected, "there is no corpus"),
    arguments: ["conf-xml", "root-json", "service-json"], CacheForm.allCases)
  func corpus(kind: String, form: CacheForm) async throws {
    for file in Corpus.files(kind) { try await expectNoNewFinding(FilePath(file.path), form) }
  }

  private func expectNoNewFinding(_ source: FilePath, _ form: CacheForm) async throws {
    guard let opened = try? SchemeOpener.open(source), !opened.hasErrors, opened.model.scheme != nil else { return }
    let result = FilePath(folder.path("result"))
    try? FileManager.default.removeItem(atPath: result.string)
    guard
      (try? SchemeConverter.convert(
        SchemeConversionRequest(.path(source), to: .pair(form), at: .directory(result)))) != nil
    else { return }
    // The number of a newer system is missing in the source too; only root.json has a rule for it. The storage format is
    // that of the source, because its tiles are not converted; only root.json has a rule for it, and a notice says so.
    let new = try await rules(result).subtracting(try await rules(source)).subtracting(["SRS003", "PKG016"])
    #expect(new.isEmpty, "\(source)")
  }
}
