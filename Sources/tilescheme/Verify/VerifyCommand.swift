import ArgumentParser
import TileSchemeKit

struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tell whether a cache or package is sound: its scheme, its files, every bundle and every tile.",
    discussion: """
      Reads Compact V2, Compact V1 and exploded caches, .tpkx and .tpk. What lint would say of the scheme is said as well. \
      Every byte that a checksum or a marker vouches for is looked at; no image is decoded.
      """)

  @Argument(help: "A cache directory, its conf.xml or root.json, a .tpkx or a .tpk.", completion: .file())
  var path: String

  @Flag(help: "Look at names and indexes only, and at no tile.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "How many bundles at once; one for each core, at most \(ParallelWork.usualLimit), unless told.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("A picture of the tiles that exist, are missing or have findings.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var coverage: String?

  @OptionGroup var findings: FindingOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    if path == "-" { throw ValidationError("a cache is read from a directory or a package, not from standard input") }
  }

  func run() async throws {
    var request = VerificationRequest(
      FilePath(path), settings: try findings.settings(), jobs: jobs ?? ParallelWork.usualJobs)
    request.depth = quick ? .quick : .full
    request.drawsCoverage = coverage != nil
    let report: VerificationReport
    do throws(VerificationError) {
      report = try await VerificationJob(request).run()
    } catch {
      throw failure(error)
    }
    if let coverage, let picture = report.coverage {
      try findings.write([ReportFile(path: coverage, text: picture)])
    }
    let sheet = VerifySheet(report)
    if findings.format.isForPeople, !findings.quiet { Terminal.standardOutput(sheet.text) }
    try findings.print(
      FindingReport(command: "verify", files: report.findings, rules: report.rules, members: sheet.members))
    try findings.fail(on: report.findings)
  }

  private func failure(_ error: VerificationError) -> any Error {
    switch error {
    case .settings(let problem): findings.failure(problem)
    case .opening(let error): CommandFailure(saying: error.message)
    case .access(let error): CommandFailure(saying: error)
    case .store(let title, let path):
      CommandFailure(saying: "\(path): is \(title), which verify does not read; convert looks at every tile of it")
    }
  }
}
