import Foundation
import TestSupport
import Testing

@Suite("convert --to folders")
struct ConvertFolderTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("--to folders without --layout is refused with the names of the layouts")
  func noLayout() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("out"), "--to", "folders")
    #expect(run.status == 2 && run.errors.contains("row-column, xyz, tms, arcgis"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("Options about the names of folders without effect are refused")
  func noEffect() throws {
    let cache = try SmallCache(SmallCache.world)
    for option in ["--layout", "--input-layout"] {
      let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), option, "xyz")
      #expect(run.status == 2 && run.errors.contains(option), "\(run.errors)")
    }
    #expect(folder.names.isEmpty)
  }

  @Test("Folders with a scheme become folders with other names")
  func renamed() throws {
    let cache = try SmallCache(SmallCache.world)
    let first = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "folders", "--layout", "tms")
    #expect(first.status == 0, "\(first.errors)")
    try FileManager.default.removeItem(atPath: folder.path("a/tilemapresource.xml"))
    let second = try CommandRun.tilescheme(
      "convert", folder.path("a"), folder.path("b"), "--scheme", "arcgis-online", "--input-layout", "tms", "--to",
      "folders", "--layout", "row-column")
    #expect(second.status == 0, "\(second.errors)")
    // The southern half of level 1 is row 0 in the first, and row 1 in the second.
    for (old, new) in [("a/1/0/0.jpg", "b/1/1/0.jpg"), ("a/2/3/1.jpg", "b/2/2/3.jpg")] {
      #expect(FileManager.default.contentsEqual(atPath: folder.path(old), andPath: folder.path(new)))
    }
  }

  @Test("With --strict, a loss is listed, nothing is written, and the exit status is 1")
  func strict() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("out"), "--to", "folders", "--layout", "xyz", "--strict")
    #expect(run.status == 1 && run.errors.contains("lost: "), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
