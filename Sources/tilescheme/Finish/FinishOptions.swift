import ArgumentParser
import TileSchemeKit

/// The options of `finish` for the report of a verification.
struct FinishOptions: ParsableArguments {
  @Option(
    help: """
      Lowest severity of a finding that makes the exit status 1: error, warning, info or never. (default: failOn of \
      .tilescheme.json, or error)
      """)
  var failOn: FindingOptions.FailOn?

  @Option(
    help: ArgumentHelp(
      "Also write the findings to a file, such as sarif:verify.sarif. Can be repeated.", valueName: "format:file"))
  var output: [LintOutput] = []

  @Option(
    help: ArgumentHelp("Draw a map of the tiles that exist, are missing or have findings.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var coverage: String?

  @Flag(help: "Replace existing files of reports; an input is never replaced.")
  var overwrite = false

  /// The first option that is given.
  var first: String? {
    let given = [
      ("--fail-on", failOn != nil), ("--output", !output.isEmpty), ("--coverage", coverage != nil),
      ("--overwrite", overwrite),
    ]
    return given.first { $0.1 }?.0
  }
}
