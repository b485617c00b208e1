import CacheParts
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@testable import CacheConversion
@testable import CacheParts
@testable import FileAccess

/// A plan of a conversion, its parts and its end, in process.
private struct PartsRun {
  let plan: PartsPlan

  init(_ request: ConversionRequest, parts: Int) async throws {
    plan = try await ConversionPlanRequest(request, parts: parts, toolVersion: "1").run().plan
  }

  var folder: PartsFolder { PartsFolder(plan) }

  @discardableResult func part(_ parts: [Int], version: String = "1", isSynced: Bool = false) async throws
    -> PartsReport
  {
    var request = PartRequest(plan, at: "plan.json", parts: parts, toolVersion: version)
    request.isSynced = isSynced
    request.jobs = 2
    return try await request.convert()
  }

  func finish(_ losses: LossPolicy = .listed, isDeep: Bool = false) async throws -> ConversionReport? {
    var request = FinishRequest(plan, at: "plan.json", toolVersion: "1")
    request.jobs = 2
    request.isDeep = isDeep
    return try await request.convert(losses)
  }
}

@Suite("Converting in parts")
struct ConversionPartsTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A cache of 30 bundles, of which some tiles are damaged, of other formats and sizes, or empty.
  private func cache(_ storage: SmallCache.Storage = .compactV2) throws -> SmallCache {
    var tiles = try SmallCache.faultyTiles(hasEmpty: storage == .exploded)
    let jpeg = try SmallCache.tile("tile.jpg")
    // Beyond the zooms of web maps at level 2.
    tiles[.init(2, 200, 130)] = jpeg
    let cache = try SmallCache(tiles, storage: storage, finestLevel: 10)
    if storage == .compactV2 {
      let level = cache.file("_alllayers/L10")
      let names = try FileManager.default.contentsOfDirectory(atPath: level.path).sorted()
      // A tile whose index entry points outside its bundle is lost, and a wrong header is a fault.
      try cache.change(level.appending(path: names[3])) { data in
        let place = stride(from: 64, to: 131_136, by: 8).first { data[$0 + 5] != 0 } ?? 64
        data[place + 4] = 0xFF
      }
      try cache.change(level.appending(path: names[5])) { $0[0] = 9 }
      try FileManager.default.createDirectory(at: cache.file("_alllayers/L05"), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: level.appending(path: "notes.txt"))
    }
    return cache
  }

  private func made(_ cache: String, to path: String, as store: any TileStore) -> ConversionRequest {
    ConversionRequest(
      .cache(FilePath(cache)), to: FilePath(path), as: .new(store, existing: .kept, leftovers: .removed))
  }

  /// Everything that a report says but the paths of the result.
  private func words(_ report: ConversionReport?) throws -> [String] {
    let report = try #require(report)
    guard case .written(let paths) = report.outcome else { return ["\(report.outcome)"] }
    let census = try #require(report.census)
    return [
      "\(report.notices.map(\.description))", "\(report.lost)", "\(census.tiles) \(census.bytes) \(census.damaged)",
      "\(census.damagedCount)", "\(report.faults)", "\(paths.map { $0.lastComponent?.string ?? "" })",
    ]
  }

  /// The names and the bytes of everything at a path.
  private func content(_ path: String) throws -> [String: Data] {
    var isFolder: ObjCBool = false
    #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder))
    guard isFolder.boolValue else { return ["": try Data(contentsOf: URL(filePath: path))] }
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
    return found
  }

  private func expectEqual(
    _ cache: SmallCache, _ store: any TileStore, counts: [Int], _ comment: Comment,
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws {
    // The same name in two folders, because names of results are in their documents.
    let name = if case .file(let suffix) = store.shape { "map.\(suffix)" } else { "map" }
    for side in ["one", "parts"] {
      try FileManager.default.createDirectory(atPath: folder.path(side), withIntermediateDirectories: true)
    }
    let (one, other) = (folder.path("one/\(name)"), folder.path("parts/\(name)"))
    var whole = made(cache.path, to: one, as: store)
    change(&whole)
    let expected = try words(try await CacheConverter(whole).convert())
    let bytes = try content(one)
    for count in counts {
      var request = made(cache.path, to: other, as: store)
      change(&request)
      let run = try await PartsRun(request, parts: count)
      var generator = SeededGenerator(seed: UInt64(count))
      for part in ((0..<count) + (0..<count).filter { $0 % 3 == 0 }).shuffled(using: &generator) {
        try await run.part([part])
      }
      let found = try words(try await run.finish(isDeep: true))
      #expect(found == expected, "\(comment), \(count) parts")
      let made = try content(other)
      #expect(made.keys.sorted() == bytes.keys.sorted(), "\(comment), \(count) parts")
      for (file, data) in made { #expect(data == bytes[file], "\(comment), \(count) parts: \(file)") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("parts")) == [name])
      try FileManager.default.removeItem(atPath: other)
    }
    try FileManager.default.removeItem(atPath: folder.path("one"))
  }

  @Test("Parts in random order, some of them twice, make the bytes and the report of one conversion")
  func equal() async throws {
    let cache = try cache()
    try await expectEqual(cache, CompactV2Store.readyToServe, counts: [1, 2, 7, 64], "ready-to-serve")
  }

  @Test(
    "Every form is made in parts",
    arguments: ["legacy", "tpkx", "exploded", "mbtiles", "pmtiles", "geopackage"])
  func forms(_ name: String) async throws {
    let store = try #require(TileStoreRegistry.named(name))
    try await expectEqual(try cache(), store, counts: [7], "\(name)")
  }

  @Test(
    "Folders of other programs are made in parts",
    arguments: [FolderNaming.columnRow, .columnRowFromSouth, .arcGIS])
  func folders(_ naming: FolderNaming) async throws {
    try await expectEqual(try cache(), FoldersStore(naming: naming), counts: [3], "\(naming)")
  }

  @Test("Old bundles and single files, also empty ones, are converted in parts")
  func storages() async throws {
    for (storage, store) in [
      (SmallCache.Storage.compactV1, "ready-to-serve"), (.exploded, "legacy"), (.exploded, "exploded"),
      (.exploded, "tpkx"), (.exploded, "mbtiles"),
    ] {
      let store = try #require(TileStoreRegistry.named(store))
      try await expectEqual(try cache(storage), store, counts: [5], "\(storage) to \(store.name)")
    }
  }

  @Test("Selected levels and extents, renumbered and trimmed levels are those of one conversion")
  func selections() async throws {
    let cache = try cache()
    try await expectEqual(cache, CompactV2Store.legacy, counts: [3], "levels") { $0.levels = [1, 2, 5] }
    try await expectEqual(cache, PackageStore(), counts: [3], "extent") {
      $0.extent = Envelope(xMin: -1e7, yMin: -1e7, xMax: 3e6, yMax: 2e6)
      $0.schemeLevels = .withTiles
      $0.numbering = .arcGISOnline
    }
  }

  @Test("A part that was killed copies only the blocks that it has not left, and keeps whole bundles")
  func killed() async throws {
    let cache = try cache()
    let run = try await PartsRun(made(cache.path, to: folder.path("map"), as: CompactV2Store.legacy), parts: 2)
    let first = try await run.part([0, 1], isSynced: true).made
    try FileManager.default.removeItem(atPath: run.folder.marker(of: 1).string)
    let own = try Directory.names(in: run.folder.blocks).filter { $0.hasPrefix("0001") }.sorted()
    NewFile.remove(run.folder.blocks.appending(own[0]))
    try Data("x".utf8).write(to: URL(filePath: run.folder.blocks.appending(own[1]).string))
    // What a killed process leaves.
    try Data("x".utf8).write(
      to: URL(filePath: TemporaryName.new(beside: run.folder.cache.appending("_alllayers/L10/x")).string))
    let bundles = try FileManager.default.subpathsOfDirectory(atPath: run.folder.cache.string)
      .filter { $0.hasSuffix(".bundle") }
    let versions = try bundles.map { try FileVersion(run.folder.cache.pushing(FilePath($0))) }
    // A bundle that was lost is copied again.
    let lost = try #require(bundles.first { $0.contains("L10") })
    try FileManager.default.removeItem(atPath: run.folder.cache.pushing(FilePath(lost)).string)
    for part in [0, 1] { NewFile.remove(run.folder.marker(of: part)) }
    #expect(PartsStatus(run.plan).missing.text == "0,1")
    let second = try await run.part([0, 1]).made
    #expect(second.map(\.tiles) == first.map(\.tiles))
    #expect(second.map(\.bytes) == first.map(\.bytes))
    for (name, version) in zip(bundles, versions) where name != lost {
      #expect(try FileVersion(run.folder.cache.pushing(FilePath(name))) == version)
    }
    _ = try #require(try await run.finish())
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path("map")).filter { $0.contains(".tmp") }
    #expect(left == [])
  }

  @Test("Missing parts and lost or changed files are named, and nothing appears")
  func damaged() async throws {
    let cache = try cache()
    let run = try await PartsRun(made(cache.path, to: folder.path("a.tpkx"), as: PackageStore()), parts: 5)
    try await run.part([1, 3])
    await #expect { _ = try await run.finish() } throws: { error in
      guard case .parts(.missing(let list, _)) = error as? ConversionError else { return false }
      return list.text == "0,2,4"
    }
    try await run.part([0, 2, 4])
    for name in try Directory.names(in: run.folder.blocks).prefix(3) {
      let file = URL(filePath: run.folder.blocks.appending(name).string)
      let bytes = try Data(contentsOf: file)
      for damaged in [bytes.prefix(bytes.count / 2), Data(), Data("{}".utf8)] {
        try damaged.write(to: file)
        await #expect { _ = try await run.finish() } throws: { error in
          guard case .parts(.damaged(let path, let reason)) = error as? ConversionError else { return false }
          return path.string == file.path && reason.contains("part \(Int(name.prefix(4)) ?? -1)")
        }
      }
      try bytes.write(to: file)
    }
    let bundles = try FileManager.default.subpathsOfDirectory(atPath: run.folder.cache.string)
      .filter { $0.hasSuffix(".bundle") }
    let bundle = run.folder.cache.pushing(FilePath(try #require(bundles.first)))
    let bytes = try Data(contentsOf: URL(filePath: bundle.string))
    try (bytes.dropLast() + [bytes[bytes.count - 1] ^ 1]).write(to: URL(filePath: bundle.string))
    // Only --deep reads all bytes.
    await #expect { _ = try await run.finish(isDeep: true) } throws: { error in
      guard case .parts(.damaged(let path, _)) = error as? ConversionError else { return false }
      return path == bundle
    }
    try bytes.dropLast().write(to: URL(filePath: bundle.string))
    await #expect { _ = try await run.finish() } throws: { error in
      guard case .parts(.damaged(let path, _)) = error as? ConversionError else { return false }
      return path == bundle
    }
    #expect(!folder.names.contains("a.tpkx"))
    try bytes.write(to: URL(filePath: bundle.string))
    _ = try #require(try await run.finish(isDeep: true))
    #expect(folder.names == ["a.tpkx"])
    // The work is gone, and a second end does nothing.
    let again = try await run.finish()
    #expect(again == nil)
    #expect(try await run.part([0]).isFinished)
  }

  @Test("A source that changed since the plan was made, another version and another partition are refused")
  func foreign() async throws {
    let cache = try cache()
    let run = try await PartsRun(made(cache.path, to: folder.path("map"), as: CompactV2Store.legacy), parts: 2)
    await #expect(throws: ConversionError.self) { try await run.part([0], version: "2") }
    let forged = PartsPlan(
      command: .convert, count: 3, blocks: run.plan.blocks, partition: run.plan.partition, versions: run.plan.versions,
      output: run.plan.output, replaced: nil, request: run.plan.request)
    await #expect {
      _ = try await PartRequest(forged, at: "p", parts: [0], toolVersion: "1").convert()
    } throws: { error in
      if case .parts(.otherPartition) = error as? ConversionError { true } else { false }
    }
    try cache.change(cache.bundle(2)) { $0.append(0) }
    await #expect { try await run.part([0]) } throws: { error in
      guard case .parts(.differs(let clauses)) = error as? ConversionError else { return false }
      return clauses == ["the tiles of the input have changed since"]
    }
    #expect(folder.names == [])
  }

  @Test("A folder for web servers is not divided, because its page knows all tiles")
  func webFolder() async throws {
    let cache = try cache()
    await #expect {
      _ = try await PartsRun(made(cache.path, to: folder.path("web"), as: WebFolderStore()), parts: 2)
    } throws: { error in
      guard case .parts(.unsupported(let reason)) = error as? ConversionError else { return false }
      return reason.contains("use convert without a plan")
    }
    #expect(folder.names == [])
  }

  @Test("An existing cache is in use until the end replaces it")
  func replaced() async throws {
    let cache = try cache()
    let path = folder.path("map")
    try FileManager.default.copyItem(atPath: cache.path, toPath: path)
    // A cache with files that nobody knows is never replaced.
    try FileManager.default.removeItem(atPath: "\(path)/_alllayers/L10/notes.txt")
    await #expect(throws: ConversionError.self) {
      _ = try await PartsRun(made(cache.path, to: path, as: CompactV2Store.legacy), parts: 2)
    }
    var request = made(cache.path, to: path, as: CompactV2Store.readyToServe)
    request.result = .new(CompactV2Store.readyToServe, existing: .replaced, leftovers: .removed)
    let run = try await PartsRun(request, parts: 2)
    #expect(!PartsStatus(run.plan).isFinished)
    try await run.part([0, 1])
    #expect(FileManager.default.fileExists(atPath: "\(path)/conf.xml"))
    let report = try #require(try await run.finish())
    #expect(report.warnings.contains { $0.description.contains("replaced") })
    #expect(!FileManager.default.fileExists(atPath: "\(path)/conf.xml"))
    #expect(PartsStatus(run.plan).isFinished)
    #expect(folder.names == ["map"])
  }

  @Test("If losses are refused, nothing appears and nothing that the parts have made is lost")
  func refused() async throws {
    let cache = try cache()
    let run = try await PartsRun(made(cache.path, to: folder.path("a.mbtiles"), as: MBTilesStore()), parts: 2)
    try await run.part([0, 1])
    let report = try #require(try await run.finish(.refused))
    guard case .refused = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(!report.lost.isEmpty && !folder.names.contains("a.mbtiles"))
    _ = try #require(try await run.finish())
  }

  @Test("Adding tiles to a cache, and a scheme that parts cannot read again, are refused")
  func unsupported() async throws {
    let cache = try cache()
    for request in [
      ConversionRequest(.cache(FilePath(cache.path)), to: FilePath(cache.path), as: .added),
      ConversionRequest(
        .folders(FilePath(cache.path), naming: .rowColumn, scheme: .document([], named: "https://example.com/a")),
        to: FilePath(folder.path("map")), as: .new(PackageStore(), existing: .kept, leftovers: .removed)),
    ] {
      await #expect {
        _ = try await PartsRun(request, parts: 2)
      } throws: { error in
        if case .parts(.unsupported) = error as? ConversionError { true } else { false }
      }
    }
  }

  @Test("What a part notes of its tiles is read back as it was")
  func census() throws {
    let expectation = TileExpectation(CacheDescription())
    var census = TileCensus(expectation)
    let packet = PacketContents(level: 3, corner: .init(of: .init(row: 128, column: 0)), tileCount: 9, byteCount: 9)
    let images = ["tile.jpg", "png32.png", "png8.png"]
    for (number, name) in images.enumerated() {
      let bytes = [UInt8](try SmallCache.tile(name))
      for (place, part) in [bytes, Array(bytes.dropLast(9)), [], bytes + [0], Array(bytes.prefix(3))].enumerated() {
        part.withUnsafeBytes {
          census.add(
            $0, StoredTile(position: number * 500 + place, size: part.count, offset: 0), of: packet,
            place == 0 ? .sizeWord(0, stated: 1, index: 2) : nil)
        }
      }
    }
    census.images[TileImage(kind: .lerc(LERCContent(bandCount: 1, depth: 2, maxError: 0.1)), width: nil, height: 4)] =
      .init(count: 2, places: [])
    #expect(census.damagedCount > 0 && census.kinds.count > 1 && !census.faults.isEmpty)
    let text = census.json.text(.compact)
    let document = try JSONReader.read(try SourceText(Array(text.utf8)))
    let read = try #require(TileCensus(document.root, in: document, expecting: expectation))
    #expect(read.json == census.json)
    #expect(read.damaged == census.damaged && read.kinds == census.kinds && read.images == census.images)
  }

  @Test("Censuses can be added in any order")
  func order() throws {
    let expectation = TileExpectation(CacheDescription())
    let bytes = [UInt8](try SmallCache.tile("tile.jpg"))
    var generator = SeededGenerator(seed: 3)
    let parts = (0..<40).map { number in
      var census = TileCensus(expectation)
      let corner = BundleCoordinate(of: TileCoordinate(row: number / 8 * 128, column: number % 8 * 128))
      let packet = PacketContents(level: 9, corner: corner, tileCount: 30, byteCount: 30)
      for position in (0..<60).shuffled(using: &generator) {
        bytes.prefix(position % 2 == 0 ? bytes.count : 40 + number).withUnsafeBytes {
          census.add($0, StoredTile(position: position, size: 1, offset: 0), of: packet, nil)
        }
      }
      return census
    }
    func sum(_ parts: [TileCensus]) -> JSONOutput {
      parts.reduce(into: TileCensus(expectation)) { $0.add($1) }.json
    }
    let expected = sum(parts)
    for _ in 0..<5 { #expect(sum(parts.shuffled(using: &generator)) == expected) }
  }
}
