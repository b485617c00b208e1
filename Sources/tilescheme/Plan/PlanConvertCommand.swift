import ArgumentParser
import TileSchemeKit

/// `tilescheme plan convert`: the plan of a conversion.
struct PlanConvertCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "convert", of: "tilescheme plan",
    abstract: "Print the plan of the conversion of a cache, package or database.",
    usage: "tilescheme plan convert <input> <destination> --parts <number> [<options>] -o plan.json",
    discussion: """
      The options are those of convert for a cache with its tiles. The plan holds all of them, so that parts need no \
      others. All machines must see INPUT and the folder of DESTINATION under the same paths. The parts write to a hidden \
      directory beside DESTINATION, and 'finish' makes the result and prints the report of convert.
      """)

  @Argument(
    help: "Cache directory, .tpk, .tpkx, .mbtiles, .pmtiles or .gpkg; with --scheme a folder of images.",
    completion: .file())
  var input: String

  @Argument(help: "File or directory to write.", completion: .file())
  var destination: String

  @OptionGroup var plan: PlanOptions

  @Option(
    help: ArgumentHelp(
      """
      Format of the result: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage or folders. (default: by \
      the suffix of DESTINATION)
      """, valueName: "format"),
    completion: .list(TileStoreRegistry.all.map(\.name)), transform: TargetName.read)
  var to: TargetName?

  @OptionGroup var set: SetOption

  // Unconditional parsing: an extent may start with a minus sign.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Full extent of the result, in map units. Only the tiles that overlap it are converted.",
      valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Flag(help: "Replace an existing package, database or cache when the parts are put together.")
  var overwrite = false

  @OptionGroup(title: "Tiles") var tiles: TileSelectionOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let advice = WindowsPath.advice(for: FilePath(destination)) { throw ValidationError(advice) }
    if input == "-" || destination == "-" {
      throw ValidationError("a plan needs paths that all machines can read; give them instead of “-”")
    }
  }

  func run() async throws {
    if let notice = to?.notice { output.notice("notice", notice) }
    let source = set.applied(to: input)
    guard
      let store = try tiles.target(source, destination, to: to, isSchemeOnly: false, resumes: false)
    else {
      throw ValidationError(
        "a plan is for a cache with tiles, but only a scheme would be converted; give --to or a name that ends with "
          + ".tpkx or .mbtiles, or use convert without a plan")
    }
    var request = try await tiles.request(
      source, output, to: FilePath(destination), as: store,
      .new(store, existing: overwrite ? .replaced : .kept, leftovers: .continued))
    request.extent = extent?.envelope
    let run = ConvertRun(isStrict: false, output: output)
    let report: PlanReport
    do throws(ConversionError) {
      let division = ConversionPlanRequest(request, parts: plan.parts, toolVersion: ToolVersion.current)
      report = try await division.run { event in run.tell(event, nil) }
    } catch {
      throw run.failure(error)
    }
    try plan.write(report, output)
  }
}
