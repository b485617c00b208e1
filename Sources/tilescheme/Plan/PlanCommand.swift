import ArgumentParser
import TileSchemeKit

/// `tilescheme plan`: divides work among many machines.
struct PlanCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "plan",
    abstract: "Divide the making or the verification of a large cache into parts for several machines or processes.",
    discussion: """
      The plan is printed on standard output, or written into a new file with -o. Every part is then made with \
      'build --plan PLAN --part K/N', or convert or verify in its place, in any order and any number of times, and \
      'finish PLAN' puts them together. The result has the same bytes as that of one command.
      """,
    subcommands: [PlanBuildCommand.self, PlanConvertCommand.self, PlanVerifyCommand.self])

  func run() async throws {
    throw ValidationError(
      "give what is planned: tilescheme plan build <cache> ..., plan convert <input> ..., or plan verify <path> ...")
  }
}

/// `tilescheme plan build`: the plan of a new cache.
struct PlanBuildCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "build", of: "tilescheme plan",
    abstract: "Print the plan of a new cache or package from rasters.",
    usage: "tilescheme plan build <cache> --from <raster> ... --parts <number> [<options>] -o plan.json",
    discussion: """
      The options are those of build for a new cache. The plan holds all of them, so that parts need no others. All \
      machines must see the rasters and the folder of CACHE under the same paths.
      """)

  @Argument(help: "New .tpkx, .mbtiles or cache directory.", completion: .file())
  var cache: String

  @OptionGroup var plan: PlanOptions

  @OptionGroup(title: "Build Options") var build: BuildOptions

  @OptionGroup(title: "Scheme of the New Cache") var scheme: SchemeOptions

  @Flag(help: "Replace an existing package, database or cache when the parts are put together.")
  var overwrite = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let advice = WindowsPath.advice(for: FilePath(cache)) { throw ValidationError(advice) }
    if cache == "-" { throw ValidationError("a cache cannot be written to standard output; give a path") }
    if build.sources.isEmpty { throw ValidationError("give the rasters with --from") }
    if build.sources.contains(where: ServiceSource.isAddress) {
      throw ValidationError(
        "a plan is for rasters, but --from gives a service: many machines that ask it at once would be a burden for it")
    }
    if build.updateMode != nil {
      throw ValidationError("--update-mode is for an existing cache; a plan makes a new one")
    }
  }

  func run() async throws {
    let target = BuildTarget(path: cache, scheme: scheme, overwrites: overwrite)
    guard target.isNew else {
      throw ValidationError("\(cache) exists; a plan makes a new cache, and --overwrite replaces an existing one")
    }
    NewCacheWarning.print(for: cache, output)
    var request = BuildRequest(try target.target(), from: try build.paths())
    try build.apply(to: &request)
    request.configuration = configuration.file
    let report: PlanReport
    do throws(BuildError) {
      report = try await BuildPlanRequest(request, parts: plan.parts, toolVersion: ToolVersion.current).run()
    } catch .creation(let error) {
      throw CommandFailure(saying: error, output, command: "plan build")
    } catch {
      throw CommandFailure(of: error)
    }
    try plan.write(report, output)
  }
}
