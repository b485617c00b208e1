import ArgumentParser
import TileSchemeKit

/// `tilescheme merge`: one report of several.
struct MergeCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "merge",
    abstract: "Merge reports of lint or verify, as JSON, SARIF or JUnit, into one.",
    discussion: """
      All reports must have the same format and be of the same command. Findings that several reports share, such as those \
      of one scheme, are in the result once; the order of the reports has no influence on it. For a plan, 'finish' makes \
      the report.

      Example: tilescheme merge part-*.sarif > verify.sarif
      """)

  @Argument(help: "Reports that lint or verify has written; - is standard input.", completion: .file())
  var reports: [String]

  @Option(help: "Lowest severity that makes the exit status 1: error, warning, info or never.")
  var failOn: FindingOptions.FailOn = .error

  func run() async throws {
    let report: MergedReport
    do throws(ReportMergeError) {
      report = try ReportMergeRequest(reports.map { FilePath($0) }).run()
    } catch {
      throw CommandFailure(saying: error.message, error.isAboutRequest ? .usage : .failed)
    }
    Terminal.standardOutput(report.text)
    if report.counts.contains(where: { $0.value > 0 && failOn.threshold.fails($0.key) }) {
      throw CommandFailure(exitStatus: .findings)
    }
  }
}
