import Foundation
import TestSupport
import Testing
import TileSchemeKit

/// A directory with caches that the tests write themselves.
struct Estate {
  let folder: TemporaryDirectory
  var path: String { folder.url.path }

  init() throws { folder = try TemporaryDirectory() }

  /// Adds a cache of Web Mercator, levels 0 to 2, with every tile of the world or with the given ones.
  @discardableResult
  func addCache(
    _ name: String, storage: SmallCache.Storage = .compactV2, finestLevel: Int = 2,
    tiles: [SmallCache.Place: Data]? = nil, change: (SmallCache) throws -> Void = { _ in }
  ) throws -> URL {
    let cache = try SmallCache(tiles ?? SmallCache.world, storage: storage, finestLevel: finestLevel)
    try change(cache)
    return try move(cache.url, to: name)
  }

  /// Adds a cache with sixteen bundles, each with a damaged header and so a finding of its own.
  func addDamagedCache(_ name: String) throws {
    var tiles: [SmallCache.Place: Data] = [:]
    let tile = try SmallCache.tile("tile.jpg")
    for row in 0..<4 { for column in 0..<4 { tiles[.init(10, 128 * row, 128 * column)] = tile } }
    try addCache(name, finestLevel: 10, tiles: tiles) { cache in
      let folder = cache.file("_alllayers/L10")
      for bundle in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        try cache.change(folder.appending(path: bundle)) { $0[0] = 9 }
      }
    }
  }

  func move(_ source: URL, to name: String) throws -> URL {
    let place = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: source, to: place)
    return place
  }

  /// Copies a sample. A folder gets an empty folder for the tiles, as a new cache has.
  func addSample(_ sample: String, as name: String) throws {
    let place = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: TestFiles.sample(sample), to: place)
    guard !sample.contains(".xml"), !sample.contains(".json") else { return }
    let isReady = FileManager.default.fileExists(atPath: place.appending(path: "root.json").path)
    try FileManager.default.createDirectory(
      at: place.appending(path: isReady ? "tile" : "_alllayers"), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    let place = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
  }

  /// The request of `audit` without options, and without configuration files.
  var request: AuditRequest {
    get throws {
      let base = ComparedScheme(try #require(BuiltInScheme.named("arcgis-online")))
      return AuditRequest(
        FilePath(path), on: base, settings: LintSettings(catalogue: .all, source: .none), jobs: 2)
    }
  }

  func audit(_ change: (inout AuditRequest) -> Void = { _ in }) async throws -> AuditReport {
    var request = try request
    change(&request)
    return try await AuditJob(request).run()
  }

  /// The path of a cache without that of the estate.
  func name(_ cache: AuditedCache) -> String {
    cache.path == path ? "." : String(cache.path.dropFirst(path.count + 1))
  }
}
