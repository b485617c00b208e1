import Foundation
import TestSupport
import Testing

/// The recipes of Documentation/MANY-MACHINES.md on the engines themselves. `Scripts/install-requirements.sh test-long`
/// installs them.
@Suite("Parts on the engines that people have", .enabled(if: TestRun.isLong, "only in long runs"), .tags(.slow, .peer))
struct EngineTests {
  private let folder: TemporaryDirectory
  private let plan: String

  /// Makes the plan of a conversion in eight parts, and the same conversion without parts.
  init() throws {
    folder = try TemporaryDirectory()
    plan = folder.path("plan.json")
    var tiles = try SmallCache.world
    let tile = try SmallCache.tile("tile.jpg")
    for row in stride(from: 0, to: 1024, by: 40) {
      for column in stride(from: 0, to: 1024, by: 100) { tiles[.init(10, row, column)] = tile }
    }
    let cache = try SmallCache(tiles, finestLevel: 10)
    for name in ["one", "parts"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: cache.path, toPath: folder.path("nation"))
    #expect(
      try CommandRun.tilescheme("convert", folder.path("nation"), folder.path("one/map.tpkx")).status == 0)
    let run = try CommandRun.tilescheme(
      "plan", "convert", folder.path("nation"), folder.path("parts/map.tpkx"), "--parts", "8")
    try #require(run.status == 0, "\(run.errors)")
    try Data(run.text.utf8).write(to: URL(filePath: plan))
  }

  private func run(_ helper: String) throws -> CommandRun {
    let path = TestFiles.root.appending(path: "Tests/CommandTests/Engines/\(helper)").path
    let program = helper.hasSuffix(".py") ? "python3" : "sh"
    return try CommandRun(program, [path, CommandRun.tool.path, plan, folder.path("work")])
  }

  private func expectResult() throws {
    #expect(try folder.bytes("parts/map.tpkx") == folder.bytes("one/map.tpkx"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("parts")) == ["map.tpkx"])
  }

  @Test(
    "Slurm: an array of eight parts, of which one is killed and one runs twice, and finish by dependency",
    .enabled(if: CommandRun.isInstalled("slurmctld") && CommandRun.isInstalled("munged"), "Slurm is not installed"))
  func slurm() throws {
    let run = try run("slurm.sh")
    #expect(run.status == 0, "\(run.text)\n\(run.errors)")
    #expect(
      run.text == """
        first finish: 3, part 3 is not complete
        second finish: 0

        """)
    try expectResult()
  }

  @Test(
    "GNU parallel: the same list again does only what is missing",
    .enabled(if: CommandRun.isInstalled("parallel"), "GNU parallel is not installed"))
  func parallel() throws {
    let run = try run("parallel.sh")
    #expect(run.status == 0, "\(run.text)\n\(run.errors)")
    #expect(
      run.text == """
        first run: 1 failed
        second run: 7 were complete
        finish: 0

        """)
    try expectResult()
  }

  @Test(
    "Dask: parts are tasks of a cluster, and a task that fails is repeated",
    .enabled(if: Python.has("distributed"), "Dask is not installed"))
  func dask() throws {
    let run = try run("dask_parts.py")
    #expect(run.status == 0, "\(run.text)\n\(run.errors)")
    #expect(run.text == "parts: [0, 0, 0, 0, 0, 0, 0, 0]\nfinish: 0\n")
    try expectResult()
  }
}
