import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import HTTPAccess
@testable import TilingSchemes

@Suite(
  "Faults of services", .enabled(if: PictureServer.isAvailable && Rasters.canBeMade, "Python, curl or GDAL is missing"))
struct ServiceFaultTests {
  private let folder: TemporaryDirectory
  private let grid = ServiceGrid.small

  init() throws { folder = try TemporaryDirectory() }

  @Test(
    "An answer that is not the picture is not stored, and the request is repeated",
    arguments: TestRun.cases(
      [
        "json", "pngtype", "size", "busy0", "end", "html", "xml", "empty", "bytes", "500", "502", "503", "cut",
        "changed",
      ], usually: 5))
  func single(_ fault: String) async throws {
    // Every third answer is faulty.
    let server = try PictureServer(grid.configuration(faults: ["ok", "ok", fault], limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let report = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }.run()
    #expect(try grid.places(in: cache).wrong == 0)
    #expect(report.total.tiles == grid.tileCount)
    #expect(try #require(report.service).retries > 0)
  }

  @Test("A picture that takes too long is requested again")
  func slow() async throws {
    // Only the first answer is slow: it takes eight seconds.
    let server = try PictureServer(
      grid.configuration(faults: ["slow"] + Array(repeating: "ok", count: 1000), limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.timeoutSeconds = 5 }
    let report = try await request.run()
    #expect(try grid.places(in: cache).wrong == 0)
    #expect(report.total.tiles == grid.tileCount)
  }

  @Test("Many builds with faults in random order store no wrong tile and miss none", .tags(.slow))
  func random() async throws {
    let kinds = ["json", "html", "xml", "empty", "size", "bytes", "503", "busy0", "cut", "end", "changed"]
    let server = try PictureServer(grid.configuration(limit: 512))
    var generator = SeededGenerator(seed: 21)
    var expected: [String: Data]?
    for round in 0..<TestRun.rounds(usually: 3, long: 1000) {
      // Half of the answers are faulty; four tries in a row rarely fail all.
      let faults = (0..<40).map { _ in
        Bool.random(using: &generator) ? "ok" : kinds.randomElement(using: &generator) ?? "json"
      }
      try server.configure(grid.configuration(faults: faults, limit: 512))
      let cache = try await grid.emptyCache(in: folder, name: "Map\(round)")
      let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) {
        $0.retries.tries = 40
        $0.retries.failuresInARow = 80
      }
      _ = try await request.run()
      let bundles = try Builds.files(cache.string).filter { $0.key.hasSuffix(".bundle") }
      if expected == nil {
        #expect(try grid.places(in: cache).wrong == 0)
        #expect(try grid.places(in: cache).tiles == grid.tileCount)
      }
      #expect(bundles == expected ?? bundles)
      expected = expected ?? bundles
      try FileManager.default.removeItem(atPath: cache.removingLastComponent().string)
    }
  }

  @Test("The build stops after twenty failures in a row, and the same request continues it")
  func outOfOrder() async throws {
    let faults = Array(repeating: "ok", count: 4) + Array(repeating: "503", count: 400)
    let server = try PictureServer(grid.configuration(faults: faults, limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .service(.outOfOrder(_, failures: 20, .http)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try server.requests().count == 24)
    #expect(try grid.places(in: cache).wrong == 0)
    try server.configure(grid.configuration(limit: 512))
    _ = try await request.run()
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.tiles == grid.tileCount)
  }

  @Test("Each failure is told with what follows, and a piece whose tiles are missing is not done")
  func told() async throws {
    let server = try PictureServer(
      grid.configuration(faults: Array(repeating: "503", count: 5) + Array(repeating: "ok", count: 1000), limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    let events = Mutex<[BuildEvent]>([])
    let error = await #expect(throws: BuildError.self) {
      try await request.run { event in events.withLock { $0.append(event) } }
    }
    #expect(error?.message.text { $0.rawValue }.contains("run the same command again to continue") == true)
    let failures = events.withLock { $0 }.compactMap {
      if case .requestFailed(let failure) = $0 { failure } else { nil }
    }
    #expect(failures.map(\.count) == [1, 2, 3, 4, 5])
    #expect(failures.map(\.countInARow) == [1, 2, 3, 4, 5])
    #expect(failures.map { $0.secondsUntilNext != nil } == [true, true, true, true, false])
    var (begun, done, missing) = (0, 0, 0)
    for event in events.withLock({ $0 }) {
      switch event {
      case .begins(let pieces): begun += pieces
      case .made(let pieces, _, _): done += pieces
      case .failed(let tiles, _, _): missing += tiles
      case .requests, .continues, .warning, .notice, .requestFailed: break
      }
    }
    #expect(missing > 0)
    #expect(done == begun - 1)
  }

  @Test("Tiles of a picture that cannot be fetched are missing and reported, and a second run makes only them")
  func unfinished() async throws {
    // The first picture fails five times; all others succeed.
    let server = try PictureServer(
      grid.configuration(faults: Array(repeating: "503", count: 5) + Array(repeating: "ok", count: 1000), limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .service(.unfinished(_, let missing, _)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(missing > 0)
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.tiles == grid.tileCount - missing)
    let report = try await request.run()
    #expect(report.total.tiles == missing)
    #expect(report.service?.requests == 1)
    #expect(try grid.places(in: cache).wrong == 0)
  }

  @Test("An error that a repetition cannot remove ends the build at once", arguments: ["limit", "404", "403"])
  func lasting(_ fault: String) async throws {
    let server = try PictureServer(grid.configuration(faults: [fault]))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .service(.refused) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try server.requests().count == 1)
  }

  @Test("The server's own pause is kept, and a pause of more than ten minutes ends the build")
  func retryAfter() async throws {
    let server = try PictureServer(
      grid.configuration(faults: ["busy1"] + Array(repeating: "ok", count: 7), limit: 512))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    let clock = ContinuousClock()
    let start = clock.now
    _ = try await request.run()
    #expect(clock.now - start >= .seconds(1))
    try server.configure(grid.configuration(faults: ["busy3600"]))
    let other = try await grid.emptyCache(in: folder, name: "Other")
    let long = try ServiceBuilds.request(other, server.address + ServiceBuilds.map)
    let error = await #expect(throws: BuildError.self) { try await long.run() }
    guard case .service(.busy(_, seconds: 3600)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("The waits double, vary by chance, and are not shorter than the server wants")
  func waits() {
    let policy = RetryPolicy()
    #expect((1...4).map { policy.wait(afterFailures: $0, stated: nil, random: 1) } == [1, 2, 4, 8])
    #expect((1...4).map { policy.wait(afterFailures: $0, stated: nil, random: 0) } == [0.5, 1, 2, 4])
    #expect(policy.wait(afterFailures: 1, stated: 30, random: 1) == 30)
  }

  @Test("A token is sent, and is in no error")
  func token() async throws {
    let server = try PictureServer(grid.configuration(faults: ["limit"], "\"token\": \"s3cret\""))
    let cache = try await grid.emptyCache(in: folder)
    let without = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map)
    let first = await #expect(throws: BuildError.self) { try await without.run() }
    #expect(try #require(first).message.text { $0.rawValue }.contains("Token Required"))
    let with = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.token = .value("s3cret") }
    let second = await #expect(throws: BuildError.self) { try await with.run() }
    let message = try #require(second).message.text { $0.rawValue }
    #expect(message.contains("exceeds the size limit"))
    #expect(!message.contains("s3cret"))
    #expect(try server.requests().allSatisfy { $0["token"] == "s3cret" })
  }
}
