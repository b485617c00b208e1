import ArgumentParser
import TileSchemeKit

/// `tilescheme convert`: converts a scheme, or a cache with its tiles, to another format.
///
/// Two jobs of the library are behind it: `CacheConverter` for caches with tiles, and `SchemeConverter` for schemes.
/// `TileConvertOptions.target` decides which of them runs.
struct ConvertCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "convert",
    abstract: "Convert a scheme or a whole cache to another format without changing values or tiles.",
    usage: """
      tilescheme convert <input> <destination> [<options>]
      tilescheme convert --plan <plan> [--part <part>] [<options>]
      """,
    discussion: """
      If INPUT is a cache directory, a package, an MBTiles database or a PMTiles archive, the tiles are converted too. The result is a \
      cache (--to legacy, ready-to-serve or exploded) or a file whose name ends with .tpkx, .mbtiles, .pmtiles or .gpkg. With --scheme, \
      INPUT is a folder of images. Tiles are copied, never re-encoded. Each tile is checked; tiles that are \
      damaged or differ from the declarations are copied and reported. If no tiles are found, that is an error.

      --to web writes a folder for any web server or bucket: the tiles, a page that shows the map, and with --base-url a \
      WMTS document and TileJSON.

      If INPUT is a scheme file, or with --scheme-only, only the scheme is converted. Without --to, the name of \
      DESTINATION determines the format. If DESTINATION is a file, only this file is written, and values that belong in \
      its companion file (conf.cdi or iteminfo.json) are reported as lost. If it is a directory, both files are written (--to legacy or \
      ready-to-serve). All losses are reported on standard error.

      Several machines or processes can convert a large cache together: see plan, --plan and finish.

      Example: tilescheme convert /arcgiscache/Roads/Layers roads.tpkx
      """)

  @Argument(
    help: """
      Cache directory, .tpk, .tpkx, .mbtiles, .pmtiles, .gpkg or scheme file; a built-in scheme or the address of a service, a .tpkx or a .pmtiles; - reads a \
      scheme from standard input.
      """,
    completion: .file())
  var input: String?

  @Argument(help: "File or directory to write; - writes a scheme to standard output.", completion: .file())
  var destination: String?

  @Option(
    help: ArgumentHelp(
      """
      Format of the result. For a cache: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage, folders or web. For a scheme file: conf.xml, \
      conf.cdi, root.json, iteminfo.json or service.json; tile-matrix-set, \
      tile-matrix-set-xml, tile-set, wmts, geowebcache, gdal-tms, gdal-wms, mapproxy, tilemapresource, tilejson, \
      openlayers, leaflet, maplibre or arcgis-js for other programs.
      """,
      valueName: "format"),
    completion: .list(TargetName.allNames), transform: TargetName.read)
  var to: TargetName?

  @OptionGroup var inputFormat: InputFormatOptions

  @OptionGroup var set: SetOption

  @Option(
    name: .customLong("tiles-url"),
    help: ArgumentHelp(
      """
      Address of the tiles, for a scheme that is converted to an open format, such as \
      https://example.com/map/{level}/{row}/{col}.png.
      """,
      valueName: "address"))
  var tilesURL: String?

  // Unconditional parsing: an extent may start with a minus sign.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Full extent of the result, in map units. For a cache, convert only the tiles that overlap it.",
      valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Flag(help: "Replace existing files, or an existing package or cache.")
  var overwrite = false

  @Flag(help: "Write nothing and exit with 1 if anything would be lost; also exit with 1 if a tile is faulty.")
  var strict = false

  @OptionGroup(title: "Tiles") var tiles: TileConvertOptions

  @OptionGroup(title: "Options for a Part of a Plan") var parts: PartOptions

  @OptionGroup var output: OutputOptions

  /// Standard output can hold the result or the report, but not both.
  func validate() throws {
    guard let input else {
      if parts.plan == nil { throw ValidationError("Missing expected argument '<input>'") }
      return try checkPlanAlone()
    }
    if parts.plan != nil { throw ValidationError("--plan says what is converted; leave out “\(input)”") }
    guard let destination else { throw ValidationError("Missing expected argument '<destination>'") }
    if let advice = WindowsPath.advice(for: FilePath(destination)) { throw ValidationError(advice) }
    if destination == "-", output.format == .json {
      throw ValidationError(
        "--format json writes its report to standard output, where the result would go; give a file as DESTINATION")
    }
  }

  /// - Throws: `ValidationError` if there is an option that the plan holds already, or that is for `finish`.
  private func checkPlanAlone() throws {
    let given: [(String, Bool)] = [
      ("--to", to != nil), ("--input-format", inputFormat.format != nil), ("--set", set.set != nil),
      ("--tiles-url", tilesURL != nil), ("--extent", extent != nil), ("--overwrite", overwrite),
      ("--into", tiles.into), ("--resume", tiles.resume), ("--dry-run", tiles.dryRun),
      ("--scheme-only", tiles.schemeOnly),
    ]
    if let option = given.first(where: { $0.1 })?.0 ?? tiles.selection.first {
      throw ValidationError("\(option) cannot be given with --plan: the plan holds all options of the conversion")
    }
    if strict { throw ValidationError("--strict is for the whole result, which finish makes; give it there") }
  }

  /// An option without effect is an error, because the user expects an effect.
  ///
  /// - Throws: `ValidationError` if an option for scheme files is given, but a cache with its tiles is converted.
  private func checkSchemeOptions() throws {
    if tilesURL != nil {
      throw ValidationError(
        "--tiles-url is written to a scheme in an open format, but here the tiles are converted too; add --scheme-only "
          + "to convert the scheme alone, or give the address of a web server with --to web --base-url")
    }
  }

  func run() async throws {
    let run = ConvertRun(isStrict: strict, output: output)
    guard let given = self.input, let destination else {
      return try await run.run(
        try parts.request(for: .convert, jobs: tiles.jobs ?? ParallelWork.usualJobs))
    }
    if let notice = to?.notice { output.notice("notice", notice) }
    let input = try SchemeLocation.local(given)
    // Whether tiles or only the scheme are converted follows from the input and the destination together.
    if let store = try tiles.target(input, destination, to: to) {
      try checkSchemeOptions()
      var request = try await tiles.request(
        set.applied(to: input), output, to: FilePath(destination), as: store, extent: extent?.envelope,
        overwrites: overwrite)
      if !store.shape.isFile, !tiles.into { NewCacheWarning.printInside(destination, output) }
      // The job refuses before it writes, because it knows the losses from the plan.
      request.losses = strict ? .refused : .listed
      return try await run.run(request)
    }
    let place = try SchemeDestination(destination, to: to)
    let location = try await SchemeLocation.input(set.applied(to: input), output, command: "convert")
    var request = SchemeConversionRequest(location, to: place.target, at: place.place)
    request.inputFormat = inputFormat.format
    request.extent = extent?.envelope
    request.tileAddress = tilesURL
    request.existing = overwrite ? .replaced : .kept
    request.losses = strict ? .refused : .listed
    request.action = tiles.dryRun ? .plan : .write
    try run.run(request)
  }
}
