import Testing

@testable import CacheParts

@Suite("The part that a task works on")
struct PartChoiceTests {
  private func parts(
    _ text: String, of count: Int = 64, block: Int = 1, _ environment: [String: String] = [:]
  ) throws -> [Int] {
    try #require(PartChoice(text)).parts(of: PartTasks(parts: count, block: block)) { environment[$0] }
  }

  @Test(
    "K/N is zero-based, and other texts are no part",
    arguments: ["", "3", "-1/4", "1/", "a/b", "1/2/3", "+1/4", "Auto"])
  func spelling(_ text: String) throws {
    #expect(PartChoice(text) == nil)
    #expect(try parts("0/64") == [0])
    #expect(try parts("63/64") == [63])
    #expect(throws: PartsError.noSuchPart(64, count: 64)) { try parts("64/64") }
    #expect(throws: PartsError.otherCount(65, from: "the argument", plan: 64)) { try parts("0/65") }
  }

  @Test(
    "auto reads the variable of each engine, and counts from 0",
    arguments: [
      ("SLURM_ARRAY_TASK_ID", "17"), ("PBS_ARRAY_INDEX", "17"), ("PBS_ARRAYID", "17"), ("SGE_TASK_ID", "18"),
      ("LSB_JOBINDEX", "18"), ("JOB_COMPLETION_INDEX", "17"), ("AWS_BATCH_JOB_ARRAY_INDEX", "17"),
      ("BATCH_TASK_INDEX", "17"), ("CLOUD_RUN_TASK_INDEX", "17"), ("BATCH_TASK_INSTANCE_INDEX", "17"),
      ("HQ_TASK_ID", "17"), ("PARALLEL_SEQ", "18"),
    ])
  func engines(_ variable: String, _ value: String) throws {
    #expect(try parts("auto", [variable: value]) == [17])
  }

  @Test("Without a variable, and outside of an array, auto means all parts")
  func none() throws {
    #expect(try parts("auto", of: 3) == [0, 1, 2])
    #expect(try parts("auto", of: 2, ["SGE_TASK_ID": "undefined", "LSB_JOBINDEX": "0", "PBS_ARRAYID": ""]) == [0, 1])
  }

  @Test("A number of tasks that is not that of the plan is refused, but for Slurm, which counts repeated tasks only")
  func counts() throws {
    #expect(throws: PartsError.otherCount(32, from: "AWS_BATCH_JOB_ARRAY_SIZE", plan: 64)) {
      try parts("auto", ["AWS_BATCH_JOB_ARRAY_INDEX": "3", "AWS_BATCH_JOB_ARRAY_SIZE": "32"])
    }
    #expect(
      try parts("auto", ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "1", "SLURM_ARRAY_TASK_MIN": "3"]) == [3]
    )
  }

  @Test("A value that is no number, or no part, is refused and not taken for the whole work")
  func damaged() {
    #expect(throws: PartsError.variable("JOB_COMPLETION_INDEX", "x")) {
      try parts("auto", ["JOB_COMPLETION_INDEX": "x"])
    }
    #expect(throws: PartsError.variable("PARALLEL_SEQ", "0")) { try parts("auto", ["PARALLEL_SEQ": "0"]) }
    #expect(throws: PartsError.noSuchPart(64, count: 64)) { try parts("auto", ["SLURM_ARRAY_TASK_ID": "64"]) }
    #expect(throws: PartsError.self) { try parts("auto", ["SLURM_ARRAY_TASK_ID": "99999999999999999999"]) }
  }

  @Test("Two engines that name different parts are refused")
  func two() throws {
    #expect(throws: PartsError.variablesDiffer("SLURM_ARRAY_TASK_ID", 3, "PARALLEL_SEQ", 4)) {
      try parts("auto", ["SLURM_ARRAY_TASK_ID": "3", "PARALLEL_SEQ": "5"])
    }
    #expect(try parts("auto", ["SLURM_ARRAY_TASK_ID": "4", "PARALLEL_SEQ": "5"]) == [4])
  }

  @Test("A task that makes several parts makes those that follow each other, and the last task what is left")
  func blocks() throws {
    #expect(try parts("0/7", block: 10) == Array(0..<10))
    #expect(try parts("6/7", block: 10) == Array(60..<64))
    #expect(
      try parts("auto", block: 10, ["AWS_BATCH_JOB_ARRAY_INDEX": "2", "AWS_BATCH_JOB_ARRAY_SIZE": "7"])
        == Array(20..<30))
    #expect(try parts("auto", block: 10, ["SGE_TASK_ID": "1"]) == Array(0..<10))
    #expect(try parts("auto", block: 10) == Array(0..<64))
    #expect(try parts("0/1", block: 100) == Array(0..<64))
    let tasks = PartTasks(parts: 64, block: 10)
    #expect(throws: PartsError.noSuchTask(7, tasks)) { try parts("7/7", block: 10) }
    #expect(throws: PartsError.otherTasks(64, from: "the argument", tasks)) { try parts("3/64", block: 10) }
    #expect(throws: PartsError.otherTasks(64, from: "BATCH_TASK_COUNT", tasks)) {
      try parts("auto", block: 10, ["BATCH_TASK_INDEX": "3", "BATCH_TASK_COUNT": "64"])
    }
  }

  @Test("Every part is that of one task, for all sizes of blocks", arguments: [1, 2, 7, 64, 65])
  func tasks(_ count: Int) throws {
    for block in 1...70 {
      let tasks = PartTasks(parts: count, block: block)
      #expect(try (0..<tasks.count).flatMap { try tasks.parts(ofTask: $0) } == Array(0..<count))
    }
  }

  @Test("Lists of parts have the spelling of job arrays")
  func lists() {
    #expect(PartList([19, 3, 17, 18, 3]).text == "3,17-19")
    #expect(PartList([0, 1]).text == "0,1")
    #expect(PartList([]).text == "")
  }
}
