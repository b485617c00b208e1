import ArgumentParser
import TileSchemeKit

/// `tilescheme finish`: puts the parts of a plan together.
struct FinishCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Put the parts of a plan together: make the coarse levels and the scheme files.",
    discussion: """
      Run it after all parts, also after those that failed: it decides by the files that the parts have left, and names \
      the parts that are missing. The cache appears when it is whole. A second run changes nothing.
      """)

  @Argument(help: "The plan that 'plan build' has printed.", completion: .file(extensions: ["json"]))
  var plan: String

  @Flag(help: "Compare the checksum of each bundle with the one that its part has noted.")
  var deep = false

  @Option(
    help: ArgumentHelp(
      """
      How long to wait for parts that are missing. Files of other machines can be invisible for a minute on a network \
      file system. (default: 90)
      """, valueName: "seconds"))
  var wait = 90

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Number of threads. (default: one per core, at most \(ParallelWork.usualLimit))", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Exit with 1 if tiles lost colours or transparency.")
  var strict = false

  @Flag(help: "Accept other versions of tilescheme and GDAL than those of the plan; the bytes of tiles may differ.")
  var anyVersion = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if !(0...86400).contains(wait) { throw ValidationError("--wait must be a number of seconds from 0 to 86400") }
  }

  func run() async throws {
    let progress = BuildProgress(output)
    let report: BuildReport?
    do throws(BuildError) {
      report = try await finish { event in progress.note(event) }
    } catch {
      progress.end()
      throw CommandFailure(of: error)
    }
    progress.end()
    guard let report else {
      output.notice("notice", "the cache of this plan is complete already; nothing is left to do")
      if output.format == .json { StatusSheet(status: try BuildPlanStatus.read(FilePath(plan))).print(output) }
      return
    }
    BuildSheet(report: report).print(output)
    if strict, !report.losses.isEmpty {
      let total = report.total
      let count = counted(total.reducedColors.count + total.flattened.count, "tile")
      throw CommandFailure(saying: "\(count) lost colours or transparency (--strict)", .findings)
    }
  }

  private func finish(
    _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuildReport? {
    let path = FilePath(plan)
    let plan: PartsPlan
    do throws(PartsError) {
      plan = try PartsPlan.read(path, for: "build")
    } catch {
      throw .parts(error)
    }
    var request = FinishRequest(plan, at: path, toolVersion: ToolVersion.current)
    request.configuration = configuration.file
    request.jobs = jobs ?? ParallelWork.usualJobs
    request.isDeep = deep
    request.patience = wait
    request.allowsOtherVersions = anyVersion
    return try await request.run(progress)
  }
}
