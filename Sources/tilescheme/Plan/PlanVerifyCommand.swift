import ArgumentParser
import TileSchemeKit

/// `tilescheme plan verify`: the plan of a verification.
struct PlanVerifyCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "verify", of: "tilescheme plan",
    abstract: "Print the plan of the verification of a cache, package or database.",
    usage: "tilescheme plan verify <path> --parts <number> [<options>] -o plan.json",
    discussion: """
      The options are those of verify. The plan holds all that decide the findings, so that parts need no others. The \
      parts write their findings to a hidden directory beside the cache, and 'finish' prints the report of verify.
      """)

  @Argument(
    help: "Cache directory, its conf.xml or root.json, a .tpkx, .tpk, .mbtiles, .pmtiles or .gpkg.", completion: .file()
  )
  var path: String

  @OptionGroup var plan: PlanOptions

  @Flag(help: "Check file names and indexes only, not the tiles.")
  var quick = false

  @OptionGroup var exclusion: ExclusionOptions

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if path == "-" { throw ValidationError("verify cannot read standard input; give the path of a cache or package") }
  }

  func run() async throws {
    if ServiceDocument.isAddress(path) { throw VerifyOutput.failure(address: path) }
    var request = VerificationRequest(
      FilePath(path), settings: try rules.settings(configuration.file, excluding: exclusion.patterns), jobs: 1)
    request.depth = quick ? .quick : .full
    let report: PlanReport
    do throws(VerificationError) {
      report = try await VerificationPlanRequest(request, parts: plan.parts, toolVersion: ToolVersion.current).run()
    } catch {
      throw VerifyOutput.failure(error, output)
    }
    try plan.write(report, output)
  }
}
