import Foundation
import TestSupport
import Testing

@Suite("plan verify, verify --plan and finish")
struct VerifyPartsCommandTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache
  private let plan: String

  init() throws {
    folder = try TemporaryDirectory()
    plan = folder.path("plan.json")
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = Data("<html>".utf8)
    tiles[.init(2, 2, 2)] = nil
    cache = try SmallCache(tiles)
  }

  private func makePlan(_ options: String...) throws {
    let run = try CommandRun.tilescheme(
      ["plan", "verify", cache.path, "--parts", "3", "--no-config"] + options)
    try #require(run.status == 0, "\(run.errors)")
    try Data(run.text.utf8).write(to: URL(filePath: plan))
  }

  @Test("finish prints what verify prints, in every format, and has its exit status; a part with findings has 0")
  func formats() throws {
    try makePlan()
    for part in ["2/3", "0/3", "0/3"] {
      #expect(try CommandRun.tilescheme("verify", "--plan", plan, "--part", part).status == 0)
    }
    let status = try CommandRun.tilescheme("status", plan)
    #expect(status.status == 1)
    #expect(status.text.hasSuffix("missing: 1\n"))
    let early = try CommandRun.tilescheme("finish", plan, "--wait", "0")
    #expect(early.status == 3)
    #expect(early.errors.contains("part 1 is not complete"))
    let task = try CommandRun.tilescheme(
      ["verify", "--plan", plan, "--part", "auto", "--format", "json"], environment: ["JOB_COMPLETION_INDEX": "1"])
    #expect(task.status == 0, "\(task.errors)")
    try Data(task.text.utf8).write(to: URL(filePath: folder.path("part.json")))
    #expect(try CommandRun.tilescheme("status", plan).status == 0)
    for format in ["text", "json", "sarif", "junit"] {
      let whole = try CommandRun.tilescheme("verify", cache.path, "--no-config", "--format", format)
      let parts = try CommandRun.tilescheme("finish", plan, "--format", format)
      #expect(parts.text == whole.text)
      #expect(parts.errors == whole.errors)
      #expect(parts.status == 1 && whole.status == 1)
    }
    #expect(try CommandRun.tilescheme("finish", plan, "--fail-on", "never").status == 0)
    let files = ["finish", plan, "--output", "sarif:\(folder.path("a.sarif"))", "--coverage", folder.path("a.svg")]
    #expect(try CommandRun.tilescheme(files).status == 1)
    let others = ["--output", "sarif:\(folder.path("b.sarif"))", "--coverage", folder.path("b.svg")]
    #expect(try CommandRun.tilescheme(["verify", cache.path, "--no-config"] + others).status == 1)
    #expect(try folder.bytes("a.sarif") == folder.bytes("b.sarif"))
    #expect(try folder.bytes("a.svg") == folder.bytes("b.svg"))
    // An existing file is kept.
    #expect(try CommandRun.tilescheme(files).status == 3)
    guard SchemaCheck.isAvailable else { return }
    for (schema, file) in [("plan", plan), ("part-report", folder.path("part.json"))] {
      let check = try SchemaCheck.run("\(schema).schema.json", [file])
      #expect(check.status == 0, "\(check.text)")
    }
  }

  @Test("The plan holds the rules and the depth, and options that it holds are refused")
  func options() throws {
    try makePlan("--quick", "--select", "EXT")
    let part = ["verify", "--plan", plan]
    for option in [
      ["--quick"], ["--select", "IMG"], ["--no-config"], ["--coverage", "x.svg"], ["--format", "sarif"],
    ] {
      let run = try CommandRun.tilescheme(part + option)
      #expect(run.status == 2, "\(option): \(run.errors)")
    }
    #expect(try CommandRun.tilescheme("verify", cache.path, "--plan", plan).status == 2)
    #expect(try CommandRun.tilescheme("verify").status == 2)
    #expect(try CommandRun.tilescheme("build", "--plan", plan).errors.contains("a plan of verify; give it to verify"))
    #expect(try CommandRun.tilescheme(part).status == 0)
    let whole = try CommandRun.tilescheme("verify", cache.path, "--no-config", "--quick", "--select", "EXT")
    let parts = try CommandRun.tilescheme("finish", plan)
    #expect(parts.text == whole.text)
    #expect(parts.errors == whole.errors)
    #expect(parts.status == whole.status)
    try cache.change(cache.bundle(2)) { $0.append(0) }
    let changed = try CommandRun.tilescheme("finish", plan)
    #expect(changed.status == 2)
    #expect(changed.errors.contains("the tiles of the cache have changed since"))
  }

  @Test("A setting that does not exist is named when a verification is planned")
  func wrongConfiguration() throws {
    let cache = try SmallCache(SmallCache.world)
    let configuration = try folder.write("{\"colour\": 1}", "settings.json")
    let run = try CommandRun.tilescheme(
      "plan", "verify", cache.path, "--parts", "2", "--config", configuration)
    #expect(run.status == 2)
    #expect(run.errors.contains("“colour” is not a setting"), "\(run.errors)")
  }

  @Test("A task can make several parts, and the number of tasks is checked")
  func blocks() throws {
    let cache = try SmallCache(SmallCache.world)
    let plan = folder.path("blocks.json")
    let planned = try CommandRun.tilescheme("plan", "verify", cache.path, "--parts", "5", "--no-config")
    try Data(planned.text.utf8).write(to: URL(filePath: plan))
    func task(_ text: String) throws -> CommandRun {
      try CommandRun.tilescheme("verify", "--plan", plan, "--part", text, "--part-block", "2")
    }
    for text in ["2/3", "0/3"] { #expect(try task(text).status == 0) }
    let status = try CommandRun.tilescheme("status", plan)
    #expect(status.status == 1)
    #expect((status.text + status.errors).contains("2,3"), "\(status.text)")
    #expect(try task("1/3").status == 0)
    #expect(try CommandRun.tilescheme("status", plan).status == 0)
    #expect(try task("1/5").errors.contains("5 parts in blocks of 2 are 3 tasks"))
    #expect(try task("3/3").status == 2)
    #expect(try CommandRun.tilescheme("verify", "--plan", plan, "--part-block", "2").status == 2)
  }
}
