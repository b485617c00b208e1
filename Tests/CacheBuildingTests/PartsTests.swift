import CacheParts
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import FileAccess
@testable import TileStores
@testable import TilingSchemes

/// A plan, its parts and its end, in process.
struct PartsRun {
  let plan: PartsPlan

  init(_ build: BuildRequest, parts: Int) async throws {
    plan = try await BuildPlanRequest(build, parts: parts, toolVersion: "1").run().plan
  }

  func request(_ parts: [Int], jobs: Int = 1) -> PartRequest {
    var request = PartRequest(plan, at: "plan.json", parts: parts, toolVersion: "1")
    request.configuration = .none
    request.isSynced = false
    request.jobs = jobs
    return request
  }

  @discardableResult func make(_ parts: [Int], jobs: Int = 1) async throws -> PartsReport {
    try await request(parts, jobs: jobs).build()
  }

  var finish: FinishRequest {
    var request = FinishRequest(plan, at: "plan.json", toolVersion: "1")
    request.configuration = .none
    return request
  }

  /// The folder to which the parts write.
  var folder: PartsFolder { PartsFolder(plan) }
}

@Suite("Building in parts", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct PartsTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A build of the folder `name` or, with a store, of a package.
  private func build(
    _ name: String, _ raster: String, store: any TileStore = CompactV2Store.readyToServe, levels: String = "2-9",
    format: String = "MIXED"
  ) -> BuildRequest {
    Builds.newRequest(folder.path(name), store, [raster], levels: levels, format: format)
  }

  /// 1000 m pixels, turned by 30 degrees, so that many tiles are empty or partly transparent; across the meridian of 0
  /// and the equator, where four bundles meet at each level.
  private func raster(_ kind: Rasters.Kind = .photo) throws -> String {
    let path = folder.path("\(kind.rawValue).tif")
    try Rasters.write(
      kind, to: path, width: 620, height: 500, system: "EPSG:3857", [-240_000, 700, 320, 320_000, 320, -700])
    return path
  }

  private func expectSame(_ part: String, _ whole: String, _ comment: Comment) throws {
    let (first, second) = (try Builds.files(folder.path(whole)), try Builds.files(folder.path(part)))
    #expect(first.keys.sorted() == second.keys.sorted(), comment)
    for (name, bytes) in first { #expect(second[name] == bytes, "\(comment): \(name)") }
    func folders(_ name: String) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path(name)).sorted()
    }
    #expect(try folders(part) == folders(whole), comment)
  }

  @Test(
    "Parts in random order, some of them twice, make the bytes of a build without parts",
    arguments: zip([1, 2, 7, 64], [CompactV2Store.readyToServe, .legacy, .readyToServe, .legacy]))
  func equal(_ count: Int, _ store: CompactV2Store) async throws {
    let raster = try raster()
    // The names are equal, because the scheme contains them.
    let whole = build("whole/map", raster, store: store)
    let divided = build("parts/map", raster, store: store)
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    let report = try await whole.run()
    var generator = SeededGenerator(seed: UInt64(count))
    let run = try await PartsRun(divided, parts: count)
    for part in ((0..<count) + (0..<count).filter { $0 % 3 == 0 }).shuffled(using: &generator) {
      try await run.make([part], jobs: part % 2 + 1)
      #expect(FileSystemEntry.at(FilePath(folder.path("parts/map"))) == nil)
    }
    let finished = try #require(try await run.finish.build())
    try expectSame("parts/map", "whole/map", "\(count) parts")
    #expect(finished.total == report.total)
    #expect(finished.levels.map(\.count) == report.levels.map(\.count))
    #expect(finished.levels.map(\.origin) == report.levels.map(\.origin))
    #expect(report.total.empty > 5)
    #expect(report.total.tiles > 50)
    #expect(folder.names == ["parts", "photo.tif", "whole"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("parts")).sorted() == ["map", "x"])
  }

  /// Rasters that are far from each other, so that each has its own bundle of level 11, and 16 bundles exist there.
  private func grid() throws -> [String] {
    let raster = try raster()
    let run = try Python.run(
      """
      import sys, shutil, rasterio
      from rasterio.transform import Affine
      for n in range(4):
          path = sys.argv[1].replace(".tif", f"{n}.tif")
          shutil.copy(sys.argv[1], path)
          x, y = -4408983 + (n % 2) * 2504688, 4458983 - (n // 2) * 2504688
          with rasterio.open(path, "r+") as out: out.transform = Affine(70, 25, x, 25, -70, y)
          print(path)
      """, [raster], importing: ["rasterio"])
    return run.text.split(separator: "\n").map(String.init)
  }

  @Test(
    "Whatever the scheme, the store and the image format are, parts make the bytes of a build without parts",
    arguments: ["MIXED", "JPEG", "PNG"])
  func far(_ format: String) async throws {
    let rasters = try grid()
    let store: any TileStore = format == "PNG" ? PackageStore() : CompactV2Store.readyToServe
    let name = format == "PNG" ? "map.tpkx" : "map"
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    func request(_ place: String) -> BuildRequest {
      var request = Builds.newRequest(folder.path("\(place)/\(name)"), store, rasters, levels: "6-11", format: format)
      // Only a part of the rasters: coarse tiles show more than the finer ones that are made.
      if format == "JPEG" {
        request.extent = Envelope(xMin: -4_400_000, yMin: 1_900_000, xMax: -1_870_000, yMax: 4_450_000)
      }
      return request
    }
    _ = try await request("whole").run()
    let run = try await PartsRun(request("parts"), parts: 3)
    for part in [2, 0, 1] { try await run.make([part], jobs: 2) }
    #expect(run.plan.blocks >= 4)
    _ = try await run.finish.build()
    try expectSame("parts", "whole", "\(format)")
  }

  @Test("Levels that are finer than the raster, each drawn for itself, have the bytes of a build without parts")
  func coarse() async throws {
    let rasters = try grid()
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    func request(_ place: String) -> BuildRequest {
      Builds.newRequest(
        folder.path("\(place)/map"), CompactV2Store.readyToServe, [rasters[0], rasters[3]], levels: "11-14",
        format: "JPEG")
    }
    _ = try await request("whole").run()
    let run = try await PartsRun(request("parts"), parts: 5)
    for part in [4, 1, 0, 3, 2] { try await run.make([part], jobs: 2) }
    _ = try await run.finish.build()
    try expectSame("parts", "whole", "coarse")
    // Two rasters in one bundle each at the finest levels, and the levels above them.
    #expect(run.plan.blocks >= 6)
  }

  @Test("A plan of ten thousand million tiles lists no tile, and neither does a part of it")
  func huge() async throws {
    // 477 m pixels across a country: the finest level has 100,000 × 100,000 tiles, of 4.8 m each.
    let path = folder.path("coarse.tif")
    try Rasters.write(
      .photo, to: path, width: 1000, height: 1000, system: "EPSG:3857", [1_000_000, 477, 0, 6_000_000, 0, -477])
    let clock = ContinuousClock()
    let start = clock.now
    let request = build("map", path, levels: "5-23", format: "JPEG")
    let report = try await BuildPlanRequest(request, parts: 1000, toolVersion: "1").run()
    // 813,000 bundles. Their 600 million pieces of work would take minutes and all memory.
    #expect((800_000..<900_000).contains(report.plan.blocks))
    #expect(report.cut.imbalance <= 1.02)
    let frozen = try FrozenBuild(report.plan)
    let divided = try await DividedBuild(frozen.build(.none, jobs: 1), at: PartsFolder(report.plan).cache)
    let blocks = try divided.blocks(report.plan)
    let own = blocks.blocks(of: 0)
    let first = try #require(own.first)
    #expect(own.count > 500)
    #expect(blocks.part(of: first) == 0)
    // A bundle at the finest level is 32 × 32 blocks of 4 × 4 tiles.
    let sizes = own.prefix(20).map { blocks.chains[$0.chain].tops(of: $0.place).count }
    #expect(sizes.max() == 1024)
    #expect(clock.now - start < .seconds(30))
  }

  @Test("Where levels do not halve, parts make the bytes of a build without parts")
  func uneven() async throws {
    let rasters = try grid()
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    func request(_ place: String) -> BuildRequest {
      let texts: [CreateOption: String] = [
        .crs: "3857", .scales: "5000000;2000000;1000000;500000;250000", .origin: "-20037508,20037508",
        .tileFormat: "JPEG",
      ]
      var request = BuildRequest(
        .new(
          FilePath(folder.path("\(place)/map")), store: CompactV2Store.readyToServe,
          scheme: PlanRequest(OptionTexts(texts)), existing: .kept), from: rasters.map { FilePath($0) })
      request.configuration = .none
      return request
    }
    _ = try await request("whole").run()
    let run = try await PartsRun(request("parts"), parts: 2)
    try await run.make([1, 0])
    _ = try await run.finish.build()
    try expectSame("parts", "whole", "2.5 and 2")
  }

  @Test("A part that was killed makes only what is missing, and leaves no trace")
  func killed() async throws {
    let rasters = try grid()
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    func request(_ place: String) -> BuildRequest {
      Builds.newRequest(
        folder.path("\(place)/map"), CompactV2Store.readyToServe, rasters, levels: "8-11", format: "JPEG")
    }
    _ = try await request("whole").run()
    let run = try await PartsRun(request("parts"), parts: 2)
    try await run.make([0, 1])
    // As after a kill: no marker, one block without its file, one bundle that is cut off, and temporary files.
    let work = run.folder
    for part in 0..<2 { NewFile.remove(work.marker(of: part)) }
    let blocks = try Directory.names(in: work.blocks)
    NewFile.remove(work.blocks.appending(blocks[0]))
    let level = work.cache.appending("tile/L11")
    let bundles = try Directory.names(in: level)
    let path = level.appending(bundles[0])
    try Data(contentsOf: URL(filePath: path.string)).prefix(70_000).write(to: URL(filePath: path.string))
    try Data("x".utf8).write(to: URL(filePath: level.appending(".tilescheme-other-1-x.tmp").string))
    let kept = level.appending(bundles[bundles.count - 1])
    let before = try FileVersion(kept)
    try await run.make([1, 0])
    #expect(try FileVersion(kept) == before)
    // A part that is complete is not touched at all.
    #expect(try await run.make([0, 1]).made.isEmpty)
    _ = try await run.finish.build()
    try expectSame("parts", "whole", "killed")
    // Nothing changes when both are started again.
    #expect(try await run.finish.build() == nil)
    #expect(try await run.make([0]).isFinished)
    try expectSame("parts", "whole", "again")
  }

  @Test("Two processes that make one part at once do each other no harm")
  func twice() async throws {
    let raster = try raster()
    _ = try folder.write("", "whole/x")
    _ = try folder.write("", "parts/x")
    _ = try await build("whole/map", raster).run()
    let run = try await PartsRun(build("parts/map", raster), parts: 2)
    async let first = run.make([0, 1])
    async let second = run.make([0, 1])
    async let third = run.make([1, 0])
    _ = try await (first, second, third)
    _ = try await run.finish.build()
    try expectSame("parts/map", "whole/map", "twice")
  }

  @Test("Missing parts are named, and nothing appears before all are complete")
  func missing() async throws {
    let run = try await PartsRun(build("map", try raster()), parts: 8)
    try await run.make([1, 4])
    await #expect { _ = try await run.finish.build() } throws: { error in
      guard case .parts(.missing(let list, _)) = error as? BuildError else { return false }
      return list.text == "0,2,3,5-7"
    }
    #expect(FileSystemEntry.at(FilePath(folder.path("map"))) == nil)
    try await run.make(Array(0..<8))
    #expect(try await run.finish.build() != nil)
  }

  @Test("A lost or changed file of a part is found at the end, with the number of the part")
  func lost() async throws {
    let run = try await PartsRun(build("map", try raster()), parts: 1)
    try await run.make([0])
    let work = run.folder
    let level = work.cache.appending("tile/L09")
    let bundle = level.appending(try Directory.names(in: level)[0]).string
    let bytes = try Data(contentsOf: URL(filePath: bundle))
    func fails(deep: Bool = false) async -> Bool {
      var finish = run.finish
      finish.isDeep = deep
      do {
        return try await finish.build() == nil
      } catch {
        guard case .parts(let error) = error, case .damaged = error else { return false }
        return error.message.text { $0.rawValue }.contains("remove it")
      }
    }
    try bytes.dropLast().write(to: URL(filePath: bundle))
    #expect(await fails())
    var changed = bytes
    changed[changed.count - 1] ^= 1
    try changed.write(to: URL(filePath: bundle))
    #expect(await fails(deep: true))
    try bytes.write(to: URL(filePath: bundle))
    for name in try Directory.names(in: work.blocks) {
      let path = URL(filePath: work.blocks.appending(name).string)
      let block = try Data(contentsOf: path)
      for index in [0, block.count / 2, block.count - 30, block.count - 10] where index >= 0 {
        var damaged = block
        damaged[index] ^= 0x55
        try damaged.write(to: path)
        // Bytes of bundles' tiles are in the bundles, so a block without passed tiles is only a record.
        #expect(await fails(), "\(name) \(index)")
      }
      try block.write(to: path)
    }
    #expect(FileSystemEntry.at(FilePath(folder.path("map"))) == nil)
    #expect(try await run.finish.build() != nil)
  }

  @Test("A part refuses a raster that changed, and another version")
  func foreign() async throws {
    let raster = try raster()
    let run = try await PartsRun(build("map", raster), parts: 2)
    var other = run.request([0])
    other.toolVersion = "2"
    await #expect { _ = try await other.build() } throws: { error in
      guard case .parts(.differs(let clauses)) = error as? BuildError else { return false }
      return clauses == ["tilescheme was version 1 and is 2"]
    }
    other.allowsOtherVersions = true
    _ = try await other.build()
    // The same pixels, but nobody can know that.
    try Data(contentsOf: URL(filePath: raster)).write(to: URL(filePath: raster))
    await #expect { _ = try await run.make([1]) } throws: { error in
      guard case .parts(.differs(let clauses)) = error as? BuildError else { return false }
      return clauses.count == 1 && clauses[0].contains("photo.tif has changed since")
    }
  }

  @Test("A plan that claims other parts than those that are computed is refused")
  func partition() async throws {
    let plan = try await PartsRun(build("map", try raster()), parts: 2).plan
    let forged = PartsPlan(
      command: .build, count: 3, blocks: plan.blocks, partition: plan.partition, versions: plan.versions,
      output: plan.output, replaced: nil, request: plan.request)
    var request = PartRequest(forged, at: "plan.json", parts: [0], toolVersion: "1")
    request.configuration = .none
    await #expect { _ = try await request.build() } throws: { error in
      if case .parts(.otherPartition) = error as? BuildError { true } else { false }
    }
    #expect(folder.names == ["photo.tif"])
  }

  @Test(
    "A plan that replaces what is there is not finished before its end, and then is", arguments: ["map", "map.tpkx"])
  func replacing(_ name: String) async throws {
    let raster = try raster()
    let store: any TileStore = name == "map" ? CompactV2Store.readyToServe : PackageStore()
    // The same build made the old cache: its record is no sign that the plan is finished.
    _ = try await build(name, raster, store: store).run()
    let before = try FileVersion(FilePath(folder.path(name)))
    var again = build(name, raster, store: store)
    if case .new(let path, let store, let scheme, _) = again.target {
      again.target = .new(path, store: store, scheme: scheme, existing: .replaced)
    }
    let run = try await PartsRun(again, parts: 2)
    #expect(!PartsStatus(run.plan).isFinished)
    await #expect(throws: BuildError.self) { _ = try await run.finish.build() }
    #expect(try await run.make([0, 1]).made.count == 2)
    #expect(try FileVersion(FilePath(folder.path(name))) == before)
    #expect(!PartsStatus(run.plan).isFinished)
    #expect(try await run.finish.build() != nil)
    #expect(try FileVersion(FilePath(folder.path(name))) != before)
    #expect(PartsStatus(run.plan).isFinished)
    #expect(try await run.make([0]).isFinished)
    #expect(try await run.finish.build() == nil)
    #expect(folder.names == [name, "photo.tif"])
  }

  @Test("An end that was killed when the result was there only removes what the parts have left")
  func killedAfterRename() async throws {
    let run = try await PartsRun(build("map", try raster()), parts: 1)
    try await run.make([0])
    let work = run.folder
    let blocks = try Directory.names(in: work.blocks)
    _ = try await run.finish.build()
    try work.create()
    try SharedFile(isSynced: false).write([], at: work.ending)
    #expect(!blocks.isEmpty)
    #expect(try await run.make([0]).isFinished)
    #expect(try await run.finish.build() == nil)
    #expect(folder.names == ["map", "photo.tif"])
  }

  @Test("Services and existing caches cannot be planned, and registered directories are obeyed")
  func refused() async throws {
    let raster = try raster()
    await #expect(throws: BuildError.self) {
      _ = try await BuildPlanRequest(
        BuildRequest(.existing(FilePath(folder.path("x"))), from: [FilePath(raster)]), parts: 2, toolVersion: "1"
      ).run()
    }
    let configuration = try folder.write("{\"cacheDirectories\": [\"elsewhere\"]}", ".tilescheme.json")
    let run = try await PartsRun(build("map", raster), parts: 1)
    var request = run.request([0])
    request.configuration = .file(FilePath(configuration))
    await #expect(throws: BuildError.self) { _ = try await request.build() }
    var finish = run.finish
    finish.configuration = .file(FilePath(configuration))
    await #expect(throws: BuildError.self) { _ = try await finish.build() }
    #expect(folder.names == [".tilescheme.json", "photo.tif"])
  }
}

@Suite("The blocks of parts")
struct ChainSplitTests {
  private func chain(_ ratios: [Double], tileSize: Int = 256) throws -> PyramidChain {
    var resolution = 1.0
    var levels = [LevelOfDetail(number: ratios.count, resolution: 1, scale: 1)]
    for (index, ratio) in ratios.enumerated() {
      resolution *= ratio
      levels.append(LevelOfDetail(number: ratios.count - 1 - index, resolution: resolution, scale: resolution))
    }
    let scheme = TilingScheme(
      origin: MapPoint(x: 0, y: 0), tileWidth: tileSize, tileHeight: tileSize, levels: levels)
    return try #require(PyramidChain(finestFirst: levels, scheme))
  }

  @Test(
    "A block consists of whole bundles of its level and of all finer ones",
    arguments: [[2, 2, 2, 2, 2, 2, 2, 2, 2], [2.5, 2, 2, 2.5, 2, 2], [2, 2.5], [4, 4], [3, 2, 5]])
  func bundles(_ ratios: [Double]) throws {
    let chain = try chain(ratios)
    for step in chain.steps.indices {
      let split = ChainSplit(chain, at: step)
      let place = BlockCoordinate(row: 3, column: 5)
      for finer in step..<chain.steps.count {
        let tiles = split.tiles(of: place, step: finer)
        #expect(tiles.rows.lowerBound % 128 == 0 && tiles.rows.upperBound % 128 == 0)
        #expect(tiles.columns.lowerBound % 128 == 0 && tiles.columns.count == tiles.rows.count)
      }
      // The blocks that are passed on are exactly those that lie within it.
      let top = split.tiles(of: place, step: split.top)
      #expect(top.rows.count == split.topsPerSide * chain.steps[split.top].side)
      #expect(split.owner(of: BlockCoordinate(row: 3 * split.topsPerSide, column: 6 * split.topsPerSide - 1)) == place)
    }
  }

  @Test("Where levels halve, one tile of 256 pixels stands for a whole bundle, seven levels above it")
  func tops() throws {
    let chain = try chain([2, 2, 2, 2, 2, 2, 2, 2, 2])
    let split = ChainSplit(chain, at: chain.steps.count - 1)
    #expect(split.step - split.top == 7)
    #expect(split.topsPerSide == 1)
  }
}
