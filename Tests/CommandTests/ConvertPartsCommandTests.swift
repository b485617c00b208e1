import Foundation
import TestSupport
import Testing

@Suite("plan convert, convert --plan and finish")
struct ConvertPartsCommandTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache
  private let plan: String

  init() throws {
    folder = try TemporaryDirectory()
    plan = folder.path("plan.json")
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = Data("<html>".utf8)
    cache = try SmallCache(tiles)
    for name in ["one", "parts"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
  }

  private func makePlan(_ destination: String, _ options: String...) throws {
    let run = try CommandRun.tilescheme(
      ["plan", "convert", cache.path, folder.path(destination), "--parts", "3"] + options)
    try #require(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("3 blocks in 3 parts; the largest part costs "))
    try Data(run.text.utf8).write(to: URL(filePath: plan))
  }

  @Test("finish prints what convert prints, and has its exit status; a part with faulty tiles has 0")
  func report() throws {
    let whole = try CommandRun.tilescheme("convert", cache.path, folder.path("one/a.mbtiles"), "--format", "json")
    try makePlan("parts/a.mbtiles")
    for part in ["2/3", "0/3", "0/3"] {
      #expect(try CommandRun.tilescheme("convert", "--plan", plan, "--part", part).status == 0)
    }
    let status = try CommandRun.tilescheme("status", plan)
    #expect(status.status == 1)
    #expect(status.text.contains("missing: 1\n"))
    #expect(status.text.contains(" parts an hour, about "))
    let early = try CommandRun.tilescheme("finish", plan, "--wait", "0")
    #expect(early.status == 3)
    #expect(early.errors.contains("part 1 is not complete"))
    let task = try CommandRun.tilescheme(
      ["convert", "--plan", plan, "--part", "auto", "--format", "json"], environment: ["JOB_COMPLETION_INDEX": "1"])
    #expect(task.status == 0, "\(task.errors)")
    try Data(task.text.utf8).write(to: URL(filePath: folder.path("part.json")))
    let json = try CommandRun.tilescheme("status", plan, "--format", "json")
    #expect(json.status == 0)
    try Data(json.text.utf8).write(to: URL(filePath: folder.path("status.json")))
    // Losses are refused before anything appears, and the parts stay.
    let strict = try CommandRun.tilescheme("finish", plan, "--strict")
    #expect(strict.status == 1)
    #expect(strict.errors.contains("nothing was written because of the losses listed above"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("parts/a.mbtiles")))
    let finish = try CommandRun.tilescheme("finish", plan, "--format", "json")
    #expect(finish.status == 0 && whole.status == 0)
    #expect(finish.text.replacing("/parts/", with: "/one/") == whole.text)
    #expect(finish.errors == whole.errors)
    #expect(try folder.bytes("parts/a.mbtiles") == folder.bytes("one/a.mbtiles"))
    let again = try CommandRun.tilescheme("finish", plan)
    #expect(again.status == 0)
    #expect(again.errors.contains("complete already"))
    #expect(try CommandRun.tilescheme("status", plan).text.hasSuffix(" is complete\n"))
    guard SchemaCheck.isAvailable else { return }
    for (schema, file) in [
      ("plan", plan), ("part-report", folder.path("part.json")), ("status", folder.path("status.json")),
    ] {
      let check = try SchemaCheck.run("\(schema).schema.json", [file])
      #expect(check.status == 0, "\(check.text)")
    }
  }

  @Test("Faulty tiles make the exit status of finish --strict 1")
  func faults() throws {
    try makePlan("parts/map", "--to", "legacy")
    #expect(try CommandRun.tilescheme("convert", "--plan", plan).status == 0)
    let finish = try CommandRun.tilescheme("finish", plan, "--strict")
    #expect(finish.status == 1)
    #expect(finish.errors.contains("1 fault of tiles and bundles reported above (--strict)"))
    #expect(FileManager.default.fileExists(atPath: folder.path("parts/map/conf.xml")))
  }

  @Test("What no repetition helps has the exit status 2")
  func options() throws {
    try makePlan("parts/a.tpkx", "--levels", "0-2")
    let part = ["convert", "--plan", plan]
    for option in [
      ["--to", "legacy"], ["--levels", "1"], ["--overwrite"], ["--strict"], ["--dry-run"], ["--into"],
    ] {
      let run = try CommandRun.tilescheme(part + option)
      #expect(run.status == 2, "\(option): \(run.errors)")
    }
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("x.tpkx"), "--plan", plan).status == 2)
    let none = try CommandRun.tilescheme("convert")
    #expect(none.status == 2 && none.errors.contains("Missing expected argument '<input>'"))
    let one = try CommandRun.tilescheme("convert", cache.path)
    #expect(one.status == 2 && one.errors.contains("Missing expected argument '<destination>'"))
    #expect(try CommandRun.tilescheme("build", "--plan", plan).errors.contains("a plan of convert"))
    #expect(try CommandRun.tilescheme("convert", "--part", "0/3").status == 2)
    #expect(try CommandRun.tilescheme("finish", plan, "--fail-on", "never").status == 2)
    let scheme = ["plan", "convert", cache.file("conf.xml").path, folder.path("x.xml"), "--parts", "2"]
    #expect(try CommandRun.tilescheme(scheme).status == 2)
    try cache.change(cache.bundle(2)) { $0.append(0) }
    let changed = try CommandRun.tilescheme(part)
    #expect(changed.status == 2)
    #expect(changed.errors.contains("the tiles of the input have changed since"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("parts")) == [])
  }
}
