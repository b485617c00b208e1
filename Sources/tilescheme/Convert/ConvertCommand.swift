import ArgumentParser
import TileSchemeKit

struct ConvertCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a scheme or a whole cache into another form without changing a bit of it.",
    discussion: """
      IN a cache directory or a package: its tiles are carried along where OUT is to be a cache: --to legacy, \
      ready-to-serve or exploded, or a name that ends with .tpkx or .mbtiles. IN may also be an .mbtiles, and with --scheme \
      folders of images. Tiles are never encoded anew; each is looked at, and \
      damaged ones are carried and reported.

      IN a scheme file, or --scheme-only: the scheme alone. Without --to the name of OUT decides. OUT a file: that file \
      alone is written, and what belongs into its companion is listed as lost. OUT a directory, or --to legacy or \
      ready-to-serve: both files of the form are written. What the result cannot hold is listed on standard error.
      """)

  @Argument(
    help: "A cache directory, a .tpk, .tpkx or .mbtiles, or a scheme file; “-” reads standard input.",
    completion: .file())
  var input: String

  @Argument(help: "A file or a directory; “-” writes to standard output.", completion: .file())
  var destination: String

  @Option(
    help: ArgumentHelp(
      "The result: legacy, ready-to-serve, tpkx, exploded or mbtiles; or conf.xml, conf.cdi, root.json, iteminfo.json or service.json.",
      valueName: "format"),
    completion: .list(TargetName.allNames))
  var to: TargetName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "An extent for the result, in the scheme’s units; of a cache, the tiles that it touches.",
      valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Flag(help: "Replace files, a package or a cache that exists.")
  var overwrite = false

  @Flag(help: "Write nothing where anything would be lost, and exit with 1; also where a tile is damaged.")
  var strict = false

  @OptionGroup(title: "Tiles") var tiles: TileConvertOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if destination == "-", output.format == .json {
      throw ValidationError("--format json reports on standard output, where OUT “-” puts the result")
    }
  }

  func run() async throws {
    let run = ConvertRun(isStrict: strict, output: output)
    if let store = try tiles.target(input, destination, to: to) {
      var request = tiles.request(
        input, to: FilePath(destination), as: store, extent: extent?.envelope, overwrites: overwrite)
      request.losses = strict ? .refused : .listed
      return try await run.run(request)
    }
    let place = try SchemeDestination(destination, to: to)
    var request = SchemeConversionRequest(SchemeInput(argument: input), to: place.target, at: place.place)
    request.extent = extent?.envelope
    request.existing = overwrite ? .replaced : .kept
    request.losses = strict ? .refused : .listed
    request.action = tiles.dryRun ? .plan : .write
    try run.run(request)
  }
}
