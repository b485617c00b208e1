import ArgumentParser
import TileSchemeKit

/// `tilescheme status`: how far the parts of a plan have come.
struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "status",
    abstract: "Show which parts of a plan are complete, and which are missing.",
    discussion: """
      The list of missing parts has the form that 'sbatch --array' takes. Exit status: 0 if all parts are complete, 1 if \
      some are missing.
      """)

  @Argument(help: "The plan that 'plan' has printed.", completion: .file(extensions: ["json"]))
  var plan: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let status = try PlanFile(plan).status()
    StatusSheet(status: status).print(output)
    if status.missing.count > 0 { throw CommandFailure(exitStatus: .findings) }
  }
}
