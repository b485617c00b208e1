import ArgumentParser
import TileSchemeKit

/// The options of `convert` that are about tiles, and the decision whether tiles are converted at all.
struct TileConvertOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Levels to convert, by their numbers in the source.", valueName: "0-7,9"))
  var levels: LevelsArgument?

  @Option(
    help: ArgumentHelp(
      "Convert only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.",
      valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var area: String?

  @Option(
    help: ArgumentHelp(
      "Scheme of the images, if INPUT is a folder of images: a file, cache, built-in scheme or address.",
      valueName: "scheme"),
    completion: .file())
  var scheme: String?

  @Option(
    help: """
      Folder structure of the result of --to folders, otherwise of the images in INPUT: row-column \
      (level/row/column), xyz (level/column/row), tms (the same, but rows are counted from the south) or arcgis \
      (L00/R00000000/C00000000). (default for images: row-column)
      """
  )
  var layout: Layout?

  @Option(help: "Folder structure of the images in INPUT, if the result has another one.")
  var inputLayout: Layout?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      """
      Address under which a web server will give the folder of --to web, such as https://maps.example.com/roads; for the \
      WMTS document, TileJSON and the addresses that the page shows.
      """,
      valueName: "address"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "Directory with ol.js and ol.css, which --to web copies for its page. (default: the copy that is installed)",
      valueName: "directory"), completion: .directory)
  var mapLibrary: String?

  @Flag(help: "Add the tiles to an existing Compact V2 cache with the same scheme and tile format.")
  var into = false

  @Option(help: "Use the level numbers of arcgis-online; the grid must be the same.")
  var renumber: Renumbering?

  @Flag(help: "Leave levels without tiles out of the scheme of the result; the others keep their numbers.")
  var trimLevels = false

  @Flag(help: "Continue an interrupted conversion.")
  var resume = false

  @Flag(help: "Print what would be done, and write nothing.")
  var dryRun = false

  @Flag(help: "Convert the scheme without the tiles.")
  var schemeOnly = false

  @Option(
    help: ArgumentHelp(
      "Number of bundles to convert at once. (default: one per core, at most \(ParallelWork.usualLimit))",
      valueName: "number"))
  var jobs: Int?

  /// The value of `--renumber`. ArcGIS Online is the one scheme whose level numbers clients take for granted: they use
  /// the level as the zoom level.
  enum Renumbering: String, ArgumentChoice {
    case arcgisOnline = "arcgis-online"
  }

  /// The value of `--layout`.
  enum Layout: String, ArgumentChoice {
    case rowColumn = "row-column"
    case xyz
    case tms
    /// The names in an exploded cache of ArcGIS: hexadecimal rows and columns with eight digits.
    case arcgis

    var naming: FolderNaming {
      switch self {
      case .rowColumn: .rowColumn
      case .xyz: .columnRow
      case .tms: .columnRowFromSouth
      case .arcgis: .arcGIS
      }
    }
  }

  /// An option without effect is an error, because the user expects an effect.
  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if into, schemeOnly || resume {
      throw ValidationError(
        "--into cannot be used together with --scheme-only or --resume; to continue, run the same command again")
    }
    if into, trimLevels {
      throw ValidationError("--trim-levels changes the scheme of the result, but --into keeps that of the cache")
    }
    if let baseURL, PublicAddress(baseURL) == nil {
      throw ValidationError(
        "--base-url must be an http or https address without a query, such as https://maps.example.com/roads")
    }
    if inputLayout != nil, scheme == nil {
      throw ValidationError("--input-layout is for folders of images and needs --scheme")
    }
  }

  /// The kind of cache to write.
  ///
  /// - Parameters:
  ///   - input: the argument `INPUT`.
  ///   - destination: the argument `DESTINATION`; without `--to` its suffix decides.
  ///   - to: the value of `--to`.
  /// - Returns: `nil` if only the scheme is converted.
  /// - Throws: `ValidationError` if tiles are needed and the input cannot have any, or if an option would have no effect.
  func target(_ input: String, _ destination: String, to: TargetName?) throws -> (any TileStore)? {
    for (name, value) in [("--base-url", baseURL), ("--map-library", mapLibrary)] where value != nil {
      guard !into, to.isWeb else { throw ValidationError("\(name) is for folders for web servers and needs --to web") }
    }
    if into { return CompactV2Store.readyToServe }
    let asked: (any TileStore)? =
      switch to {
      case .store(let store): store
      case .format: nil
      case nil: FilePath(destination).extension.flatMap(TileStoreRegistry.store(suffix:))
      }
    if asked is FoldersStore {
      guard let layout else {
        let names = Layout.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--to folders needs the names of the folders; give --layout with one of: \(names)")
      }
      return try checked(FoldersStore(naming: layout.naming), input, destination)
    }
    if layout != nil, scheme == nil {
      throw ValidationError("--layout is for folders of images and needs --scheme, or --to folders")
    }
    return try checked(asked, input, destination)
  }

  /// The kind of cache, if tiles are converted.
  ///
  /// - Parameter asked: the store that the user chose; `nil` for the format of a scheme.
  private func checked(
    _ asked: (any TileStore)?, _ input: String, _ destination: String
  ) throws -> (any TileStore)? {
    guard let asked, !schemeOnly else { return try schemeAlone() }
    // “legacy” and “ready-to-serve” can mean a scheme or a cache; the input decides. All others need tiles.
    let needsTiles = CacheForm(rawValue: asked.name) == nil || scheme != nil
    let isScheme =
      input == "-" || SchemeLocation.isSchemeOnly(input)
      || FileSystemEntry.at(FilePath(input)) == .file && !Self.isStore(input)
    if isScheme {
      // A file that is nothing known, such as a damaged package, is reported by the job, with the reason.
      if input != "-", !SchemeLocation.isSchemeOnly(input), Self.isUnreadable(input) { return asked }
      guard !needsTiles else {
        throw ValidationError("\(input) is a scheme file; to convert tiles, give the cache directory as INPUT")
      }
      return try schemeAlone()
    }
    if destination == "-" {
      guard !needsTiles else {
        throw ValidationError("a cache cannot be written to standard output; give a file or directory")
      }
      return try schemeAlone()
    }
    if trimLevels, asked.documents == .ownEntries {
      throw ValidationError("--trim-levels: \(asked.name) has no scheme from which levels could be left out")
    }
    return asked
  }

  /// The request for a conversion with tiles.
  func request(
    _ input: String, _ output: OutputOptions, to destination: FilePath, as store: any TileStore, extent: Envelope?,
    overwrites: Bool
  ) async throws -> ConversionRequest {
    let path = FilePath(input)
    var source = ConversionRequest.Input.cache(path)
    if let scheme {
      let location = try await SchemeLocation.input(scheme, output, command: "convert")
      source = .folders(path, naming: inputNaming(for: store), scheme: location)
    }
    var request = ConversionRequest(
      source, to: destination,
      as: into
        ? .added
        : .new(
          store, existing: overwrites ? .replaced : .kept, leftovers: resume ? .continued : .removed))
    request.levels = levels?.levels
    request.extent = extent
    request.areaFile = area.map { FilePath($0) }
    request.numbering = renumber == nil ? .source : .arcGISOnline
    request.schemeLevels = trimLevels ? .withTiles : .all
    request.web.baseAddress = baseURL.flatMap(PublicAddress.init)
    if store is WebFolderStore {
      request.web.mapLibrary = mapLibrary.map { FilePath($0) } ?? ProgramFolder.mapLibrary
    }
    request.action = dryRun ? .plan : .write
    request.jobs = jobs ?? ParallelWork.usualJobs
    return request
  }

  /// The names of the images in the input. `--layout` means the result if that is folders too.
  private func inputNaming(for store: any TileStore) -> FolderNaming {
    (inputLayout ?? (store is FoldersStore ? nil : layout) ?? .rowColumn).naming
  }

  /// Refuses the options about tiles if only the scheme is converted.
  ///
  /// - Returns: always `nil`, for `target` to return.
  private func schemeAlone() throws -> (any TileStore)? {
    let given = [
      ("--levels", levels != nil), ("--area", area != nil), ("--scheme", scheme != nil),
      ("--renumber", renumber != nil), ("--trim-levels", trimLevels),
      ("--resume", resume), ("--base-url", baseURL != nil),
      ("--map-library", mapLibrary != nil),
    ].filter(\.1).map(\.0)
    guard given.isEmpty else {
      throw ValidationError(
        "\(given.joined(separator: ", ")): only for conversions with tiles, but only the scheme would be converted; "
          + "to convert tiles, give --to or a name that ends with .tpkx or .mbtiles")
    }
    return nil
  }

  /// Whether no document can be read from a file.
  private static func isUnreadable(_ input: String) -> Bool {
    (try? SchemeOpener.open(FilePath(input)))?.documents.isEmpty ?? true
  }

  /// Whether a file is a package or a database, by its content. A file that cannot be read counts as a scheme file, so
  /// that its conversion reports the error.
  private static func isStore(_ input: String) -> Bool {
    (try? TileStoreRegistry.store(of: FilePath(input))) != nil
  }
}

/// The value of `--levels`: numbers and ranges, such as `0-7,9`.
///
/// Numbers from 0 to 99 are accepted, which is more than any format allows: names of level folders have two digits.
struct LevelsArgument: ExpressibleByArgument {
  let levels: Set<Int>

  init?(argument: String) {
    var levels: Set<Int> = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      // Empty parts make `Int` fail, so that “1,,2” and “-3” are refused.
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0], let last = bounds[bounds.count - 1], first <= last,
        first >= 0, last < 100
      else { return nil }
      levels.formUnion(first...last)
    }
    self.levels = levels
  }
}
