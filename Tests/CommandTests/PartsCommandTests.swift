import Foundation
import TestSupport
import Testing

@Suite(
  "plan build, build --plan, finish and status",
  .enabled(if: CommandRun.isInstalled("gdalwarp"), "GDAL is not installed"))
struct PartsCommandTests {
  private let folder: TemporaryDirectory
  private let plan: String

  init() throws {
    folder = try TemporaryDirectory()
    plan = folder.path("plan.json")
  }

  private func arguments(_ cache: String) -> [String] {
    [
      cache, "--from", sample("raster/lantern-bay.tif"), "--predefined", "arcgis-online", "--levels", "11-15",
      "--no-config",
    ]
  }

  /// Writes the plan of a cache `name` in a folder of this name, where nothing else is.
  @discardableResult private func makePlan(_ name: String, parts: Int = 3) throws -> CommandRun {
    try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    let run = try CommandRun.tilescheme(
      ["plan", "build"] + arguments(folder.path("\(name)/map")) + ["--parts", "\(parts)"])
    try #require(run.status == 0, "\(run.errors)")
    try Data(run.text.utf8).write(to: URL(filePath: plan))
    return run
  }

  private func part(_ part: String, _ environment: [String: String] = [:], _ options: String...) throws -> CommandRun {
    try CommandRun.tilescheme(
      ["build", "--plan", plan, "--part", part, "--no-config"] + options, environment: environment)
  }

  @Test("The same script works in an array of Slurm, and without any engine; its JSON is that of the schemas")
  func script() throws {
    let planned = try makePlan("a", parts: 2)
    #expect(planned.errors.contains("in 2 parts; the largest part costs "))
    let task = try part("auto", ["SLURM_ARRAY_TASK_ID": "1"])
    #expect(task.status == 0, "\(task.errors)")
    #expect(task.text.hasPrefix("part 1/2: "))
    let status = try CommandRun.tilescheme("status", plan)
    #expect(status.status == 1)
    #expect(status.text.contains("1 of 2 parts complete"))
    #expect(status.text.hasSuffix("missing: 0\n"))
    let early = try CommandRun.tilescheme("finish", plan, "--no-config", "--wait", "0")
    #expect(early.status == 3)
    #expect(early.errors.contains("part 0 left no marker"))
    let json = try CommandRun.tilescheme("status", plan, "--format", "json")
    try Data(json.text.utf8).write(to: URL(filePath: folder.path("status.json")))
    let all = try part("auto", [:], "--format", "json")
    #expect(all.status == 0)
    try Data(all.text.utf8).write(to: URL(filePath: folder.path("part.json")))
    let finish = try CommandRun.tilescheme("finish", plan, "--no-config")
    #expect(finish.status == 0, "\(finish.errors)")
    #expect(finish.errors.contains("wrote: \(folder.path("a/map"))"))
    #expect(try CommandRun.tilescheme("status", plan).text.hasSuffix(" is complete\n"))
    let again = try CommandRun.tilescheme("finish", plan, "--no-config")
    #expect(again.status == 0)
    #expect(again.errors.contains("complete already"))
    #expect(try CommandRun.tilescheme("verify", folder.path("a/map"), "--no-config").status == 0)
    guard SchemaCheck.isAvailable else { return }
    for (schema, file) in [
      ("plan", plan), ("status", folder.path("status.json")), ("part-report", folder.path("part.json")),
    ] {
      let check = try SchemaCheck.run("\(schema).schema.json", [file])
      #expect(check.status == 0, "\(check.text)")
    }
  }

  @Test("What no repetition helps has the exit status 2, and everything else 3")
  func statuses() throws {
    try makePlan("a")
    for (part, environment) in [
      ("3/3", [:]), ("0/4", [:]), ("x", [:]), ("auto", ["JOB_COMPLETION_INDEX": "3"]),
      ("auto", ["AWS_BATCH_JOB_ARRAY_INDEX": "0", "AWS_BATCH_JOB_ARRAY_SIZE": "4"]),
      ("auto", ["SLURM_ARRAY_TASK_ID": "0", "PARALLEL_SEQ": "3"]),
    ] {
      #expect(try self.part(part, environment).status == 2, "\(part) \(environment)")
    }
    #expect(try CommandRun.tilescheme("build", "--part", "0/3").status == 2)
    #expect(try CommandRun.tilescheme("build", "cache", "--plan", plan).status == 2)
    #expect(try CommandRun.tilescheme("build", "--plan", plan, "--from", "x.tif").status == 2)
    #expect(try CommandRun.tilescheme("build", "--plan", plan, "--levels", "3").status == 2)
    let none = try CommandRun.tilescheme("build")
    #expect(none.status == 2)
    #expect(none.errors.contains("Missing expected argument '<cache>'"))
    #expect(try CommandRun.tilescheme(["plan", "build"] + arguments("x") + ["--parts", "0"]).status == 2)
    #expect(try CommandRun.tilescheme("plan").status == 2)
    let text = try String(contentsOfFile: plan, encoding: .utf8)
    try text.replacing("\"parts\": 3", with: "\"parts\": 4").write(toFile: plan, atomically: false, encoding: .utf8)
    for command in [["build", "--plan", plan], ["finish", plan], ["status", plan]] {
      let run = try CommandRun.tilescheme(command)
      #expect(run.status == 2)
      #expect(run.errors.contains("the digest of the plan is not that of its text"))
    }
    #expect(try CommandRun.tilescheme("build", "--plan", folder.path("none.json")).status == 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a")) == [])
  }

  @Test(
    "After a kill of a part or of the end at any moment, the same commands give the bytes of a build without parts",
    .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"), .tags(.slow))
  func killed() throws {
    let library = try #require(FailingReads.shared)
    try FileManager.default.createDirectory(atPath: folder.path("whole"), withIntermediateDirectories: true)
    #expect(try CommandRun.tilescheme(["build"] + arguments(folder.path("whole/map"))).status == 0)
    let whole = try contents(folder.path("whole/map"))
    let make = { ["build", "--plan", plan, "--no-config", "--no-sync", "--quiet"] }
    let finish = { ["finish", plan, "--no-config", "--quiet"] }
    try makePlan("count", parts: 2)
    let changes = try library.changes { try CommandRun.tilescheme(make(), environment: $0) }
    let ends = try library.changes { try CommandRun.tilescheme(finish(), environment: $0) }
    #expect(try contents(folder.path("count/map")) == whole)
    for (isEnd, points) in [
      (false, killPoints(of: changes, usually: 3, long: 100)), (true, killPoints(of: ends, usually: 3, long: 100)),
    ] {
      for point in points {
        let name = "\(isEnd ? "end" : "part")\(point)"
        try makePlan(name, parts: 2)
        if isEnd { #expect(try CommandRun.tilescheme(make()).status == 0) }
        let killed = try CommandRun.tilescheme(isEnd ? finish() : make(), environment: library.killing(after: point))
        try #require(killed.status == SIGKILL, "it made less than \(point) changes")
        #expect(try CommandRun.tilescheme(make()).status == 0)
        #expect(try CommandRun.tilescheme(finish()).status == 0)
        #expect(try contents(folder.path("\(name)/map")) == whole, "\(name)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(name)) == ["map"], "\(name)")
      }
    }
  }
}
