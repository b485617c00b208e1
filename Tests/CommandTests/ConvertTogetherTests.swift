import Foundation
import JobSupport
import TestSupport
import Testing

/// Two runs that write one result, of which the second begins at a random moment of the first.
@Suite("convert, two at once", .tags(.slow))
struct ConvertTogetherTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// Tiles of one column of bundles, every second one of each bundle, with bytes of their own.
  private func source(_ number: Int, levels: [Int] = [13]) throws -> SmallCache {
    var tiles: [SmallCache.Place: Data] = [:]
    let tile = try SmallCache.tile("tile.jpg")
    for level in levels {
      for bundle in 0..<4 {
        for column in 0..<20 {
          tiles[.init(level, bundle * 128, 2 * column + number)] = tile + Data([UInt8(number), UInt8(column)])
        }
      }
    }
    return try SmallCache(tiles, finestLevel: 13)
  }

  /// Starts a run, and another one after a while.
  private func run(_ first: [String], _ second: [String], apart milliseconds: Double) async throws -> [CommandRun] {
    async let one = Task.detached { try CommandRun.tilescheme(first) }.value
    async let other = Task.detached {
      try await Task.sleep(for: .milliseconds(milliseconds))
      return try CommandRun.tilescheme(second)
    }.value
    return try await [one, other]
  }

  /// A refused run names the other one and changes nothing.
  private func check(_ runs: [CommandRun], _ moment: Comment) {
    for run in runs where run.status != 0 {
      #expect(run.status == 3 && run.errors.contains("another run writes this result"), "\(moment) \(run.errors)")
      #expect(run.errors.contains("process "), "\(moment) \(run.errors)")
    }
    #expect(runs.contains { $0.status == 0 }, moment)
  }

  @Test("Of two that add tiles to one cache, even into one bundle, no tile of a run that ends well is lost")
  func into() async throws {
    let sources = [try source(0), try source(1, levels: [12, 13])]
    let own = try sources.map { try Python.tiles(of: $0.path) }
    let target = try SmallCache([.init(13, 0, 100): SmallCache.tile("tile.jpg")], finestLevel: 13)
    let before = try Python.tiles(of: target.path)
    var successes = 0
    var generator = SeededGenerator(seed: 23)
    for round in 0..<TestRun.rounds(usually: 15, long: 200) {
      let copy = folder.path("\(round)")
      try FileManager.default.copyItem(atPath: target.path, toPath: copy)
      let milliseconds = Double.random(in: 0...40, using: &generator)
      let moment: Comment = "round \(round), \(milliseconds) ms"
      let runs = try await run(
        ["convert", sources[round % 2].path, copy, "--into"],
        ["convert", sources[1 - round % 2].path, "\(copy)/conf.xml", "--into"],
        apart: milliseconds)
      check(runs, moment)
      var expected = before
      for (run, number) in zip(runs, [round % 2, 1 - round % 2]) where run.status == 0 {
        expected.merge(own[number]) { $1 }
        successes += 1
      }
      #expect(try Python.tiles(of: copy) == expected, moment)
      #expect(try hidden(in: copy).isEmpty, moment)
      try FileManager.default.removeItem(atPath: copy)
    }
    #expect(successes > TestRun.rounds(usually: 15, long: 200))
    #expect(folder.names.isEmpty, "\(folder.names)")
  }

  @Test(
    "Of two that make one result, one makes it whole and the other is refused or too late",
    arguments: [("tpkx", "out.tpkx"), ("ready-to-serve", "out"), ("mbtiles", "out.mbtiles")])
  func new(target: Conversion.Target) async throws {
    let sources = [try source(0), try source(1)]
    let own = try sources.map { try Python.tiles(of: $0.path) }
    var generator = SeededGenerator(seed: 1)
    for round in 0..<TestRun.rounds(usually: 8, long: 100) {
      let out = folder.path(target.name)
      let milliseconds = Double.random(in: 0...40, using: &generator)
      let runs = try await run(
        ["convert", sources[0].path, out, "--to", target.form], ["convert", sources[1].path, out, "--to", target.form],
        apart: milliseconds)
      let moment: Comment = "round \(round), \(milliseconds) ms: \(runs.map(\.errors))"
      #expect(runs.count { $0.status == 0 } == 1, moment)
      for run in runs where run.status != 0 {
        #expect(run.status == 3, moment)
        #expect(run.errors.contains("another run") || run.errors.contains("already exists"), moment)
      }
      let winner = try #require(runs.firstIndex { $0.status == 0 }, moment)
      #expect(try Python.tiles(of: out) == own[winner], moment)
      #expect(folder.names == [target.name], moment)
      try FileManager.default.removeItem(atPath: out)
    }
  }

  /// Files under temporary names.
  private func hidden(in path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.contains(".tilescheme-") }
  }
}
