import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("A directory may be replaced only if everything in it belongs to a cache")
struct CacheDirectoryTests {
  /// The first thing that keeps a cache from being replaced; `nil` if nothing does.
  private func stranger(in cache: SmallCache) throws -> String? {
    do {
      try CacheDirectory.check(FilePath(cache.path))
      return nil
    } catch CacheDirectory.Obstacle.stranger(let name, _) {
      return name
    }
  }

  private func write(_ path: String, in cache: SmallCache) throws {
    let file = cache.file(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: file)
  }

  @Test("A cache alone may be replaced, whatever its storage", arguments: SmallCache.Storage.allCases)
  func plainCache(storage: SmallCache.Storage) throws {
    #expect(try stranger(in: SmallCache(SmallCache.world, storage: storage)) == nil)
  }

  @Test(
    "A file of somebody else is found in every folder of the cache",
    arguments: [
      "notes.txt", "_alllayers/notes.txt", "_alllayers/L00/notes.txt", "_alllayers/L00/R0000C0000.bundle.bak",
      "_alllayers/L00/copy of R0000C0000.bundle", "_alllayers/L01/R00000000/map.png",
      "_alllayers/L01/R00000000/C00000000.tif", "_alllayers/L01/R00000000/deep/C00000000.png",
      "_alllayers/photos/a.jpg", "_alllayers/L00/photos/a.jpg", "Status.gdb/notes.txt", "Status.gdb/a/gdb",
      "tile/notes.txt", "photos/a.jpg", ".hidden", "_alllayers/L00/.hidden",
    ])
  func strangers(path: String) throws {
    let cache = try SmallCache(SmallCache.world)
    try write(path, in: cache)
    let found = try #require(try stranger(in: cache))
    #expect(path == found || path.hasPrefix("\(found)/"))
  }

  @Test("An empty folder of somebody else is found too")
  func emptyFolder() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.createDirectory(at: cache.file("_alllayers/L00/drafts"), withIntermediateDirectories: true)
    #expect(try stranger(in: cache) == "_alllayers/L00/drafts")
  }

  @Test("A symbolic link is not part of a cache, even under the name of a bundle or a level")
  func links() throws {
    for name in ["_alllayers/L00/R0080C0000.bundle", "_alllayers/L09", "conf.properties"] {
      let cache = try SmallCache(SmallCache.world)
      try FileManager.default.createSymbolicLink(
        atPath: cache.file(name).path, withDestinationPath: cache.bundle(0).path)
      #expect(try stranger(in: cache) == name)
    }
  }

  @Test("A named pipe is not part of a cache", .timeLimit(.minutes(5)))
  func pipe() throws {
    let cache = try SmallCache(SmallCache.world)
    try #require(mkfifo(cache.file("_alllayers/L00/R0080C0000.bundle").path, 0o600) == 0)
    #expect(try stranger(in: cache) == "_alllayers/L00/R0080C0000.bundle")
  }

  @Test("What ArcGIS leaves beside the tiles is part of the cache")
  func ownFiles() throws {
    let cache = try SmallCache(SmallCache.world)
    for path in [
      "conf.properties", "Status.gdb/gdb", "Status.gdb/timestamps", "Status.gdb/a00000001.gdbtable",
      "Status.gdb/a00000001.TablesByName.atx", "Status.gdb/a0000000a.spx", "Status.gdb/_gdb.HOST.1.sr.lock",
      "_alllayers/missing.jpg", "_alllayers/L00/job.lock", "_alllayers/L00/job.done",
    ] {
      try write(path, in: cache)
    }
    #expect(try stranger(in: cache) == nil)
  }

  @Test("The message gives the path of what is in the way")
  func message() throws {
    let cache = try SmallCache(SmallCache.world)
    try write("_alllayers/L00/notes.txt", in: cache)
    let error = #expect(throws: CacheDirectory.Obstacle.self) { try CacheDirectory.check(FilePath(cache.path)) }
    #expect(
      error?.message
        == "\(cache.path): contains “_alllayers/L00/notes.txt”, which is not part of a cache, so it was not replaced; "
        + "move “_alllayers/L00/notes.txt” away first")
  }
}
