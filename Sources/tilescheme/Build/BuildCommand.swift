import ArgumentParser
import TileSchemeKit

/// `tilescheme build`: makes the tiles of a cache from rasters or a service.
struct BuildCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "build",
    abstract: "Fill a cache with tiles from rasters or a service, or build a new cache or package from them.",
    usage: """
      tilescheme build <cache> --from <raster-or-address> ... [<options>]
      tilescheme build --plan <plan> [--part <part>] [<options>]
      """,
    discussion: """
      This is the counterpart of the ArcGIS tools Manage Map Server Cache Tiles and Manage Tile Cache. If CACHE is a \
      cache directory, its missing tiles are made; --levels, --scales, --extent and --area select a part. If CACHE does \
      not exist, it is made with the options of create: a package (.tpkx), a database (.mbtiles), an archive (.pmtiles) or a cache \
      directory. Extent, levels and tile format that are not given are those that fit the rasters, and are reported.

      Rasters are read with GDAL 3.4 or newer: GeoTIFF, VRT, JPEG 2000, PNG and JPEG with a world file, and others. They \
      are transformed into the coordinate system of the scheme. Only the finest level is drawn from the rasters; coarser \
      ones are averaged from it.

      Instead of rasters, --from can be the http or https address of an ArcGIS map service (.../MapServer), an image \
      service (.../ImageServer) or a WMS. Every level is then requested from the service, and nothing is resampled. \
      Whether you may copy the content of a service depends on its terms of use: public base maps usually forbid it. \
      A token is read from --token-file or the environment variable TILESCHEME_TOKEN.

      To continue an interrupted build, run the same command again. With other rasters or options, that is an error \
      which says what differs.

      Several machines or processes can make a large cache together: see plan, --plan and finish.

      Example: tilescheme build map.tpkx --from aerial.tif --predefined arcgis-online
      """)

  @Argument(
    help: "Cache directory to fill, or a new .tpkx, .mbtiles, .pmtiles, .gpkg or cache directory.", completion: .file())
  var cache: String?

  @Option(
    help: ArgumentHelp(
      """
      Kind of the new cache: legacy, ready-to-serve, tpkx, exploded, mbtiles, pmtiles, geopackage or folders. (default: by the name)
      """, valueName: "kind"),
    completion: .list(TileStoreRegistry.all.map(\.name)))
  var to: StoreName?

  @Option(help: "Folder structure of --to folders: row-column, xyz, tms or arcgis, as in convert.")
  var layout: FolderNaming?

  @OptionGroup(title: "Build Options") var build: BuildOptions

  @OptionGroup(title: "Options for a Part of a Plan") var parts: PartOptions

  @OptionGroup(title: "Service Options") var service: ServiceOptions

  @OptionGroup(title: "Scheme of a New Cache") var scheme: SchemeOptions

  @Flag(help: "Replace an existing package, database or cache, instead of filling it.")
  var overwrite = false

  @Flag(
    help: """
      Forget an unfinished build, and from what the existing tiles were built. Tiles of an existing cache are kept.
      """)
  var restart = false

  @Flag(help: "With RECREATE_ALL_TILES: make existing tiles again also if they lose what they show beside the rasters.")
  var deleteTiles = false

  @Flag(
    help: """
      Exit with 1 if existing tiles would lose something, before anything is written, or if new tiles lost colours or \
      transparency.
      """)
  var strict = false

  @Flag(help: "Print what would be made, and write nothing.")
  var dryRun = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let cache else {
      if parts.plan == nil { throw ValidationError("Missing expected argument '<cache>'") }
      return try checkPlanAlone()
    }
    if parts.plan != nil {
      throw ValidationError("--plan says which cache is made; leave out “\(cache)”")
    }
    if let advice = WindowsPath.advice(for: FilePath(cache)) { throw ValidationError(advice) }
    _ = try store()
    if cache == "-" { throw ValidationError("a cache cannot be written to standard output; give a path") }
    let isDeletion = build.updateMode?.mode == .delete
    if build.sources.isEmpty, !isDeletion { throw ValidationError("give the rasters with --from") }
    let addresses = build.sources.filter { ServiceSource.isAddress($0) }
    if addresses.count > 1 {
      throw ValidationError(
        "--from gives \(addresses.count) services, but a build has one; run a build for each of them on the same cache, "
          + "the later ones with --restart, which fills the tiles that are missing")
    }
    if let address = addresses.first, let raster = build.sources.first(where: { !ServiceSource.isAddress($0) }) {
      let display = (try? ServiceSource(address))?.address.displayText ?? "address"
      throw ValidationError(
        "--from gives the service \(display) and the raster \(raster), but a build has one or the other; build from the "
          + "raster first, and then from the service on the same cache with --restart, which fills the tiles that are "
          + "missing")
    }
    if !addresses.isEmpty, let option = build.firstRasterOption {
      throw ValidationError("\(option) is for rasters, but --from gives a service, which draws its own pictures")
    }
    if addresses.isEmpty, let option = service.first {
      throw ValidationError("\(option) is for a service, but --from gives rasters")
    }
    if overwrite, build.updateMode != nil {
      throw ValidationError(
        "--overwrite makes a new cache in the place of an existing one, and --update-mode changes the tiles of an existing "
          + "one; leave out one of them")
    }
    if deleteTiles, build.updateMode?.mode != .recreateAll {
      throw ValidationError(
        "--delete-tiles is for --update-mode RECREATE_ALL_TILES, which makes existing tiles again; leave it out")
    }
    if !build.sources.isEmpty, isDeletion {
      throw ValidationError("--update-mode DELETE_TILES removes tiles and needs no rasters; leave out --from")
    }
  }

  /// - Throws: `ValidationError` if there is an option that the plan holds already.
  private func checkPlanAlone() throws {
    let given: [(String, Bool)] = [
      ("--from", !build.sources.isEmpty), ("--update-mode", build.updateMode != nil), ("--area", build.area != nil),
      ("--background", build.background != nil), ("--empty", build.empty != .skip),
      ("--effort", build.effort != .standard), ("--overwrite", overwrite), ("--restart", restart),
      ("--delete-tiles", deleteTiles), ("--strict", strict), ("--dry-run", dryRun), ("--to", to != nil),
      ("--layout", layout != nil),
    ]
    let scheme = scheme.texts.options.first.map { CommandWords.name($0.parameter) }
    if let option = build.firstRasterOption ?? service.first ?? given.first(where: { $0.1 })?.0 ?? scheme {
      throw ValidationError("\(option) cannot be given with --plan: the plan holds all options of the build")
    }
  }

  /// The store that `--to` gives.
  ///
  /// - Throws: `ValidationError` if an option contradicts it.
  private func store() throws -> (any TileStore)? {
    guard let given = to?.store else {
      if layout != nil { throw ValidationError("--layout is for folders of images and needs --to folders") }
      return nil
    }
    if let cache { try to?.target.check(cache) }
    if build.updateMode?.mode == .delete {
      throw ValidationError("--to is for a new cache, but --update-mode DELETE_TILES removes tiles of an existing one")
    }
    if scheme.isReadyToServe, given.name != "ready-to-serve" {
      throw ValidationError("--to \(given.name) contradicts --ready-to-serve; leave out one of them")
    }
    guard given is FoldersStore else {
      if layout != nil { throw ValidationError("--layout is for folders of images and needs --to folders") }
      return given
    }
    return try FoldersStore(layout: layout)
  }

  func run() async throws {
    guard let cache else {
      return try await PartRun(
        options: parts, configuration: configuration, output: output, jobs: build.jobs ?? ParallelWork.usualJobs
      ).run()
    }
    let target = BuildTarget(path: cache, scheme: scheme, overwrites: overwrite, given: try store())
    let address = build.sources.first.flatMap { ServiceSource.isAddress($0) ? $0 : nil }
    if build.updateMode?.mode != .delete { try target.checkName() }
    var request = BuildRequest(try target.target(), from: address == nil ? try build.paths() : [])
    request.service = try address.map { try service.source($0, token: scheme.token) }
    try build.apply(to: &request)
    try target.select(in: &request)
    if request.mode == .delete, target.isNew {
      let similar = SimilarCache.path(for: FilePath(cache)).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError("\(cache) does not exist, so it has no tiles to remove\(similar)")
    }
    if target.isNew, !overwrite, FileSystemEntry.at(FilePath(cache)) == .file {
      throw CommandFailure(
        saying: "\(cache): already exists. To add tiles, make a directory of it (tilescheme convert \(cache) WORK --to "
          + "ready-to-serve), build into WORK, and convert WORK back; --overwrite makes a new one in its place")
    }
    if let notice = to?.target.notice { output.notice("notice", notice) }
    NewCacheWarning.print(for: cache, output)
    request.configuration = configuration.file
    request.isDryRun = dryRun
    request.startsOver = restart
    request.deletesTiles = deleteTiles
    request.refusesLosses = strict
    if !dryRun { StopNotice.build.install(output) }
    let progress = BuildProgress(output)
    let report: BuildReport
    do throws(BuildError) {
      report = try await request.run { event in progress.note(event) }
    } catch {
      progress.end()
      throw failure(error)
    }
    progress.end()
    BuildSheet(report: report, printed: progress.printedNotices).print(output)
    if strict, let words = StrictBuild.failure(report) { throw CommandFailure(saying: words, .findings) }
  }

  private func failure(_ error: BuildError) -> any Error {
    switch error {
    case .creation(let error): CommandFailure(saying: error, output, command: "build")
    case .opening(.hasErrors(let findings)):
      reported(findings)
    case .losses: CommandFailure(saying: error.message.commandText, .findings)
    case .noLevel, .noSources, .lostTiles: CommandFailure(saying: error.message.commandText, .usage)
    case .service(let error) where error.isAboutRequest:
      CommandFailure(saying: error.message.commandText + (error.option.map { "; \($0)" } ?? ""), .usage)
    default: CommandFailure(saying: error.message.commandText)
    }
  }

  private func reported(_ findings: [FileFindings]) -> CommandFailure {
    output.report(findings, command: "build")
    return CommandFailure(exitStatus: .failed)
  }
}

extension ServiceError {
  /// Whether the request is wrong: other arguments would help.
  fileprivate var isAboutRequest: Bool {
    switch self {
    case .layersRequired, .unknownLayer, .reservedParameter, .levelsRequired, .noLevel, .tooManyRequests: true
    default: false
    }
  }

  /// The advice with an option of the command.
  fileprivate var option: String? {
    switch self {
    case .layersRequired: "add --query LAYERS=NAME"
    case .tooManyRequests: "add --yes to confirm it"
    case .noLevel: "change --levels-from"
    default: nil
    }
  }
}
