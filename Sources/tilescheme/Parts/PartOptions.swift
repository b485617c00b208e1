import ArgumentParser
import TileSchemeKit

/// The options of a command for one part of a plan.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do what this plan says, which 'plan' has printed, instead of giving a cache.", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      """
      The part of the plan to do: K/N, where K counts from 0, or auto, which reads the variable of Slurm, Kubernetes, \
      AWS Batch and others. (default: all parts)
      """, valueName: "part"))
  var part: String?

  @Option(
    help: ArgumentHelp(
      """
      Do this number of parts, one after the other, for engines that limit the number of tasks: --part then counts \
      tasks instead of parts. (default: 1)
      """, valueName: "number"))
  var partBlock: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "Wait until the files of a part are on the disk before it counts as complete.")
  var sync = true

  @Flag(help: "Accept other versions of tilescheme and GDAL than those of the plan; the result may differ.")
  var anyVersion = false

  func validate() throws {
    guard plan == nil else {
      if let partBlock {
        guard part != nil else { throw ValidationError("--part-block is for --part; give both") }
        guard (1...PartsPlan.mostParts).contains(partBlock) else {
          throw ValidationError("--part-block must be from 1 to \(PartsPlan.mostParts)")
        }
      }
      return
    }
    if part != nil {
      throw ValidationError("--part is for a plan; give both: --plan PLAN --part K/N, where K counts from 0")
    }
    if partBlock != nil { throw ValidationError("--part-block is for a plan; give it with --plan") }
    if !sync { throw ValidationError("--no-sync is for a plan; give it with --plan") }
    if anyVersion { throw ValidationError("--any-version is for a plan; give it with --plan") }
  }

  /// The request to do the parts.
  ///
  /// - Throws: `CommandFailure` if the plan cannot be used, or has no such part.
  func request(for command: PlannedCommand, jobs: Int) throws -> PartRequest {
    let file = plan ?? ""
    let plan = try PlanFile(file).read(for: command)
    var request = PartRequest(plan, at: FilePath(file), parts: try parts(of: plan), toolVersion: ToolVersion.current)
    request.jobs = jobs
    request.isSynced = sync
    request.allowsOtherVersions = anyVersion
    return request
  }

  /// The numbers of the parts to make.
  ///
  /// - Throws: `CommandFailure` if the plan has no such part.
  private func parts(of plan: PartsPlan) throws -> [Int] {
    let tasks = PartTasks(parts: plan.count, block: partBlock ?? 1)
    let choice = try choice(of: tasks)
    do throws(PartsError) {
      return try choice.parts(of: tasks, Terminal.environment)
    } catch {
      throw CommandFailure(of: error)
    }
  }

  /// - Throws: `ValidationError` if the text is no part.
  private func choice(of tasks: PartTasks) throws -> PartChoice {
    guard let part else { return .all }
    guard let choice = PartChoice(part) else {
      throw ValidationError(
        "--part \(part): write the part as K/N, where K counts from 0; here 0/\(tasks.count)"
          + (tasks.count == 1 ? "" : " to \(tasks.count - 1)/\(tasks.count)") + ", or auto")
    }
    return choice
  }
}
