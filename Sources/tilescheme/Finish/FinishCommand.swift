import ArgumentParser
import TileSchemeKit

/// `tilescheme finish`: puts the parts of a plan together.
struct FinishCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "finish",
    abstract: "Put the parts of a plan together: complete the cache, or print the report of a verification.",
    discussion: """
      Run it after all parts, also after those that failed: it decides by the files that the parts have left, and names \
      the parts that are missing. The cache appears when it is whole. A second run changes nothing. For a verification, \
      the report and the exit status are those of verify without parts.
      """)

  @Argument(help: "The plan that 'plan' has printed.", completion: .file(extensions: ["json"]))
  var plan: String

  @Flag(help: "Compare the checksum of each bundle with the one that its part has noted.")
  var deep = false

  @Option(
    help: ArgumentHelp(
      """
      How long to wait for parts that are missing. Files of other machines can be invisible for a minute on a network \
      file system.
      """, valueName: "seconds"))
  var wait = 90

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Number of threads. (default: one per core, at most \(ParallelWork.usualLimit))", valueName: "number"))
  var jobs: Int?

  @Flag(
    help: """
      Exit with 1 if tiles lost colours or transparency. For a conversion: write nothing and exit with 1 if anything would \
      be lost; also exit with 1 if a tile is faulty.
      """)
  var strict = false

  @Flag(help: "Accept other versions of tilescheme and GDAL than those of the plan; the result may differ.")
  var anyVersion = false

  @OptionGroup(title: "Options for the Report of a Verification") var report: FinishOptions

  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: "Output format: text or json; for a verification also the other formats of verify.")
  var format = LintFormat.text

  @Option(help: "Colour messages: auto, always or never; auto colours on a terminal unless NO_COLOR is set.")
  var color: OutputOptions.Color = .auto

  @Flag(name: [.short, .long], help: "Print only the result and errors, without notices and warnings.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if !(0...86400).contains(wait) { throw ValidationError("--wait must be a number of seconds from 0 to 86400") }
  }

  func run() async throws {
    let plan = try PlanFile(plan).read()
    switch plan.command {
    case .verify: try await verify(plan)
    case .build, .convert:
      if let option = report.first { throw ValidationError("\(option) is for the plan of a verification") }
      if !format.isForPeople, !(format.format is JSONReport) {
        throw ValidationError("--format \(format.format.name) is for the plan of a verification")
      }
      if plan.command == .build { return try await build(plan) }
      try await ConvertRun(isStrict: strict, output: findings.printing).finish(request(plan))
    }
  }

  private func request(_ plan: PartsPlan) -> FinishRequest {
    var request = FinishRequest(plan, at: FilePath(self.plan), toolVersion: ToolVersion.current)
    request.configuration = configuration.file
    request.jobs = jobs ?? ParallelWork.usualJobs
    request.isDeep = deep
    request.patience = wait
    request.allowsOtherVersions = anyVersion
    return request
  }

  private func build(_ plan: PartsPlan) async throws {
    let output = findings.printing
    let progress = BuildProgress(output)
    let report: BuildReport?
    do throws(BuildError) {
      report = try await request(plan).build { event in progress.note(event) }
    } catch {
      progress.end()
      throw CommandFailure(of: error)
    }
    progress.end()
    guard let report else {
      output.notice("notice", "the cache of this plan is complete already; nothing is left to do")
      if output.format == .json { StatusSheet(status: PartsStatus(plan)).print(output) }
      return
    }
    BuildSheet(report: report).print(output)
    if strict, let words = StrictBuild.failure(report) { throw CommandFailure(saying: words, .findings) }
  }

  private func verify(_ plan: PartsPlan) async throws {
    let findings = findings
    let request = request(plan)
    let output: VerifyOutput
    do throws(VerificationError) {
      let verification = try request.verification(.all)
      output = VerifyOutput(
        findings, coverage: report.coverage, isQuick: verification.depth == .quick, try await verification.choice(),
        of: plan.output, reading: [FilePath(self.plan)])
    } catch {
      throw VerifyOutput.failure(error, findings.printing)
    }
    try output.check()
    let made: VerificationReport
    do throws(VerificationError) {
      made = try await request.verify(.all, drawsCoverage: report.coverage != nil)
    } catch {
      throw VerifyOutput.failure(error, findings.printing)
    }
    try output.print(made)
  }

  /// The options that `verify` has for its report.
  private var findings: FindingOptions {
    var findings = FindingOptions()
    findings.failOn = report.failOn
    findings.format = format
    findings.output = report.output
    findings.overwrite = report.overwrite
    findings.color = color
    findings.quiet = quiet
    return findings
  }
}
