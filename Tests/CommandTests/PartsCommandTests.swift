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
    #expect(early.errors.contains("part 0 is not complete"))
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

  @Test("The plan is written into a new file, but never into one that exists")
  func planFile() throws {
    try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: true)
    let options = ["plan", "build"] + arguments(folder.path("a/map")) + ["--parts", "2", "-o", plan]
    let first = try CommandRun.tilescheme(options)
    #expect(first.status == 0 && first.text.isEmpty, "\(first.errors)")
    #expect(first.errors.contains("wrote: \(plan)"))
    #expect(try part("0/2").status == 0)
    let second = try CommandRun.tilescheme(options)
    #expect(second.status == 2)
    #expect(second.errors.contains("its plan may be in use"))
  }

  @Test("status tells parts that run, ended with an error, were stopped, and have not begun")
  func states() throws {
    try makePlan("a", parts: 5)
    #expect(try part("4/5").status == 0)
    let work = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path("a")).first)
    let markers = "\(folder.path("a"))/\(work)/parts"
    let marker = try #require(try FileManager.default.contentsOfDirectory(atPath: markers).first)
    #expect(marker == "0000004-of-0000005.json" || marker.hasSuffix(".json"), "no sign remains: \(marker)")
    func sign(_ part: Int, _ process: String, failed: Bool = false, age: TimeInterval = 0) throws {
      let name = marker.replacing("4-of", with: "\(part)-of").replacing(".json", with: ".sign")
      let text = #"{"tilescheme": "part-sign", "host": "node\#(part)", "process": "\#(process)", "failed": \#(failed)}"#
      try Data(text.utf8).write(to: URL(filePath: "\(markers)/\(name)"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(markers)/\(name)")
    }
    // Processes of another machine: nothing is known but the age of their signs.
    try sign(0, "other-7", age: 40)
    try sign(1, "other-8", age: 4000)
    try sign(2, "other-9", failed: true)
    let run = try CommandRun.tilescheme("status", plan)
    #expect(run.status == 1)
    #expect(run.text.contains("running: 0 on node0, last sign of life 4"), "\(run.text)")
    #expect(run.text.contains("stopped: 1 on node1, no sign of life for 67 min; run it again"), "\(run.text)")
    #expect(run.text.contains("failed: 2 on node2, ended with an error; run it again"))
    #expect(run.text.contains("not begun: 3\nmissing: 0-3\n"), "\(run.text)")
    let json = try object(try CommandRun.tilescheme("status", plan, "--format", "json").output)
    #expect(["running", "stopped", "failed", "notBegun"].map { json[$0] as? [Int] } == [[0], [1], [2], [3]])
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
    let alone = try self.part("0", [:])
    #expect(alone.status == 2 && alone.errors.contains("K counts from 0; here 0/3 to 2/3, or auto"), "\(alone.errors)")
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
    // The last changes remove what the parts have left, after the cache has appeared.
    let points = Set(killPoints(of: ends, usually: 3, long: 100) + Array(ends - 4..<ends))
    for (isEnd, points) in [
      (false, killPoints(of: changes, usually: 3, long: 100)),
      (true, points.sorted()),
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
