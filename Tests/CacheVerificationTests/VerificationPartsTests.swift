import CacheParts
import Foundation
import JobSupport
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@testable import CacheVerification
@testable import FileAccess

/// The plan of a verification, its parts and its end, in process.
private struct PartsRun {
  let plan: PartsPlan

  init(_ path: String, parts: Int, depth: VerificationRequest.Depth = .full) async throws {
    let request = VerificationPlanRequest(Self.request(path, depth), parts: parts, toolVersion: "1")
    plan = try await request.run().plan
  }

  static func request(_ path: String, _ depth: VerificationRequest.Depth) -> VerificationRequest {
    var request = VerificationRequest(
      FilePath(path), settings: LintSettings(catalogue: .all, source: .none), jobs: 2)
    request.depth = depth
    request.drawsCoverage = true
    return request
  }

  func part(_ parts: [Int], version: String = "1") async throws -> PartsReport {
    var request = PartRequest(plan, at: "plan.json", parts: parts, toolVersion: version)
    request.isSynced = false
    request.jobs = parts.count
    return try await request.verify(.all)
  }

  func finish() async throws -> VerificationReport {
    try await FinishRequest(plan, at: "plan.json", toolVersion: "1").verify(.all, drawsCoverage: true)
  }

  /// Every format of a report, and the picture.
  static func texts(_ report: VerificationReport) -> [String] {
    let style = ReportStyle(safeFixHint: "", unsafeFixHint: "", toolVersion: "1")
    let findings = FindingReport(command: "verify", files: report.findings, rules: report.rules)
    let levels = report.levels.map { level in
      "\(level.number) \(level.tiles) \(level.bytes) \(level.smallestTile ?? -1) \(level.medianTile ?? -1) "
        + "\(level.largestTile ?? -1) \(level.expectedTiles ?? -1) \(level.tilesWithin) \(level.tilesWithFindings) "
        + "\(level.tilesRead) \(level.bundles) \(level.formats.sorted { $0.key < $1.key })"
    }
    return ReportFormats.all.map { $0.text(findings, style) } + [report.coverage ?? ""] + levels
  }
}

@Suite("Verifying in parts")
struct VerificationPartsTests {
  private static let counts = [1, 2, 7, 64]

  /// A cache of 30 bundles with many faults: tiles that are missing, damaged, outside, of other formats and sizes, a
  /// bundle that cannot be read, two bundles for one place, and a stray file.
  private func damaged(_ storage: SmallCache.Storage = .compactV2) throws -> SmallCache {
    var tiles = try SmallCache.faultyTiles()
    let jpeg = try SmallCache.tile("tile.jpg")
    // Outside the world at level 2.
    for column in [130, 260, 390] { tiles[.init(2, 200, column)] = jpeg }
    let cache = try SmallCache(tiles, storage: storage, finestLevel: 10)
    if storage == .compactV2 {
      let level = cache.file("_alllayers/L10")
      let names = try FileManager.default.contentsOfDirectory(atPath: level.path).sorted()
      try cache.change(level.appending(path: names[3])) { $0 = $0.prefix(1000) }
      try cache.change(level.appending(path: names[5])) { $0[0] = 9 }
      try FileManager.default.copyItem(
        at: level.appending(path: names[7]), to: level.appending(path: names[7].lowercased()))
      try Data("x".utf8).write(to: level.appending(path: "notes.txt"))
    }
    return cache
  }

  private func expectEqual(
    _ path: String, _ depth: VerificationRequest.Depth, counts: [Int] = counts, _ comment: Comment
  ) async throws {
    let whole = try await VerificationJob(PartsRun.request(path, depth)).run()
    let expected = PartsRun.texts(whole)
    for count in counts {
      let run = try await PartsRun(path, parts: count, depth: depth)
      var generator = SeededGenerator(seed: UInt64(count))
      for part in ((0..<count) + (0..<count).filter { $0 % 3 == 0 }).shuffled(using: &generator) {
        _ = try await run.part([part])
      }
      let report = try await run.finish()
      #expect(PartsRun.texts(report) == expected, "\(comment), \(count) parts")
      // Nothing was removed, so the report can be made again.
      let again = try await run.finish()
      #expect(PartsRun.texts(again) == expected)
      try FileManager.default.removeItem(atPath: PartsFolder(run.plan).path.string)
    }
  }

  @Test(
    "Parts in random order, some of them twice, have every report of a verification without parts",
    arguments: [VerificationRequest.Depth.full, .quick])
  func equal(_ depth: VerificationRequest.Depth) async throws {
    let cache = try damaged()
    let found = try await VerificationJob(PartsRun.request(cache.path, depth)).run().findings.flatMap(\.findings)
    // The cache is only of use if it has many faults.
    let ofNames: Set = ["STO002", "STO006", "STO008", "STO018", "STO022", "EXT003", "EXT004"]
    let ofTiles: Set = ["IMG002", "IMG005", "IMG007", "IMG009"]
    #expect(Set(found.compactMap(\.identifier)) == (depth == .full ? ofNames.union(ofTiles) : ofNames))
    try await expectEqual(cache.path, depth, counts: depth == .full ? Self.counts : [7], "\(depth)")
  }

  @Test("Old bundles and single files are verified in parts too", arguments: [SmallCache.Storage.compactV1, .exploded])
  func storages(_ storage: SmallCache.Storage) async throws {
    let cache = try damaged(storage)
    try await expectEqual(cache.path, .full, counts: [1, 7], "\(storage)")
  }

  @Test(
    "Packages and databases are verified in parts too, with the checksums of all entries",
    arguments: ["a.tpkx", "a.mbtiles", "a.pmtiles"])
  func packages(_ name: String) async throws {
    let folder = try TemporaryDirectory()
    let path = folder.path(name)
    var tiles = try SmallCache.world
    let jpeg = try SmallCache.tile("tile.jpg")
    for row in stride(from: 0, to: 1024, by: 130) {
      for column in stride(from: 0, to: 1024, by: 60) { tiles[.init(10, row, column)] = jpeg + Data("\(row)".utf8) }
    }
    let cache = try SmallCache(tiles, finestLevel: 10)
    try await Conversion.run(cache.path, to: path)
    try await expectEqual(path, .full, counts: [1, 3], "\(name)")
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in stride(from: bytes.count / 2, to: bytes.count * 3 / 4, by: 9973) { bytes[index] ^= 0x55 }
    try bytes.write(to: URL(filePath: path))
    // A database can be so damaged that it cannot be opened.
    guard let report = try? await VerificationJob(PartsRun.request(path, .full)).run() else { return }
    // Only a ZIP file has checksums that must show a changed byte.
    if name == "a.tpkx" { #expect(!report.findings.filter(\.hasErrors).isEmpty) }
    try await expectEqual(path, .full, counts: [3], "damaged \(name)")
  }

  @Test("A part that was killed verifies only the blocks that it has not left")
  func killed() async throws {
    let cache = try damaged()
    let run = try await PartsRun(cache.path, parts: 2)
    let folder = PartsFolder(run.plan)
    let first = try await run.part([0, 1]).made
    let expected = PartsRun.texts(try await run.finish())
    try FileManager.default.removeItem(atPath: folder.marker(of: 1).string)
    let own = try Directory.names(in: folder.blocks).filter { $0.hasPrefix("0001") }.sorted()
    NewFile.remove(folder.blocks.appending(own[0]))
    try Data("x".utf8).write(to: URL(filePath: folder.blocks.appending(own[1]).string))
    let kept = try FileVersion(folder.blocks.appending(own[2]))
    #expect(PartsStatus(run.plan).missing.text == "1")
    let second = try await run.part([0, 1])
    #expect(second.complete.map(\.part) == [0])
    #expect(second.made.map(\.tiles) == [first[1].tiles])
    #expect(try FileVersion(folder.blocks.appending(own[2])) == kept)
    let report = try await run.finish()
    #expect(PartsRun.texts(report) == expected)
  }

  @Test("Missing parts are named, and a damaged file of a part is named with its part")
  func missing() async throws {
    let cache = try damaged()
    let run = try await PartsRun(cache.path, parts: 5)
    _ = try await run.part([1, 3])
    await #expect { _ = try await run.finish() } throws: { error in
      guard case .parts(.missing(let list, _)) = error as? VerificationError else { return false }
      return list.text == "0,2,4"
    }
    _ = try await run.part([0, 2, 4])
    let folder = PartsFolder(run.plan)
    for name in try Directory.names(in: folder.blocks) {
      let file = URL(filePath: folder.blocks.appending(name).string)
      let bytes = try Data(contentsOf: file)
      for damaged in [bytes.prefix(bytes.count / 2), Data(), Data("{}".utf8)] {
        try damaged.write(to: file)
        await #expect { _ = try await run.finish() } throws: { error in
          guard case .parts(.damaged(let path, let reason)) = error as? VerificationError else { return false }
          return path.string == file.path && reason.contains("part \(Int(name.prefix(4)) ?? -1)")
        }
      }
      try bytes.write(to: file)
    }
    _ = try await run.finish()
  }

  @Test("A cache that changed since the plan was made, another version and another partition are refused")
  func foreign() async throws {
    let cache = try damaged()
    let run = try await PartsRun(cache.path, parts: 2)
    await #expect(throws: VerificationError.self) { _ = try await run.part([0], version: "2") }
    let forged = PartsPlan(
      command: .verify, count: 3, blocks: run.plan.blocks, partition: run.plan.partition, versions: run.plan.versions,
      output: run.plan.output, replaced: nil, request: run.plan.request)
    await #expect {
      _ = try await PartRequest(forged, at: "p", parts: [0], toolVersion: "1").verify(.all)
    } throws: { error in
      if case .parts(.otherPartition) = error as? VerificationError { true } else { false }
    }
    try cache.change(cache.bundle(2)) { $0.append(0) }
    await #expect { _ = try await run.part([0]) } throws: { error in
      guard case .parts(.differs(let clauses)) = error as? VerificationError else { return false }
      return clauses == ["the tiles of the cache have changed since"]
    }
    #expect(!FileManager.default.fileExists(atPath: PartsFolder(run.plan).path.string))
    let again = try await PartsRun(cache.path, parts: 2)
    try cache.change(cache.file("conf.xml")) { $0 += Data(" ".utf8) }
    await #expect { _ = try await again.part([0]) } throws: { error in
      guard case .parts(.differs(let clauses)) = error as? VerificationError else { return false }
      return clauses == ["the scheme files of the cache have changed since"]
    }
  }
}
