import ArgumentParser
import TileSchemeKit

/// The options of `convert` and `plan convert` that say which tiles are converted, and the decision whether tiles are
/// converted at all.
struct TileSelectionOptions: ParsableArguments {
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
  var layout: FolderNaming?

  @Option(help: "Folder structure of the images in INPUT, if the result has another one.")
  var inputLayout: FolderNaming?

  @Option(help: "Use the level numbers of arcgis-online; the grid must be the same.")
  var renumber: Renumbering?

  @Flag(help: "Leave levels without tiles out of the scheme of the result; the others keep their numbers.")
  var trimLevels = false

  /// The value of `--renumber`. ArcGIS Online is the one scheme whose level numbers clients take for granted: they use
  /// the level as the zoom level.
  enum Renumbering: String, ArgumentChoice {
    case arcgisOnline = "arcgis-online"
  }

  /// An option without effect is an error, because the user expects an effect.
  func validate() throws {
    if inputLayout != nil, scheme == nil {
      throw ValidationError("--input-layout is for folders of images and needs --scheme")
    }
  }

  /// The first option that is given.
  var first: String? {
    let given = [
      ("--levels", levels != nil), ("--area", area != nil), ("--scheme", scheme != nil), ("--layout", layout != nil),
      ("--input-layout", inputLayout != nil), ("--renumber", renumber != nil), ("--trim-levels", trimLevels),
    ]
    return given.first { $0.1 }?.0
  }

  /// The kind of cache to write.
  ///
  /// - Parameters:
  ///   - input: the argument `INPUT`.
  ///   - destination: the argument `DESTINATION`; without `--to` its suffix decides.
  ///   - to: the value of `--to`.
  ///   - isSchemeOnly: whether only the scheme is wanted.
  ///   - resumes: whether an interrupted conversion is continued, which is for tiles.
  /// - Returns: `nil` if only the scheme is converted.
  /// - Throws: `ValidationError` if tiles are needed and the input cannot have any, or if an option would have no effect.
  func target(
    _ input: String, _ destination: String, to: TargetName?, isSchemeOnly: Bool, resumes: Bool
  ) throws -> (any TileStore)? {
    try to?.check(destination)
    let asked: (any TileStore)? =
      switch to {
      case .store(let store, _): store
      case .format: nil
      case nil: FilePath(destination).extension.flatMap(TileStoreRegistry.store(suffix:))
      }
    if asked is FoldersStore {
      return try checked(FoldersStore(layout: layout), input, destination, isSchemeOnly, resumes)
    }
    if layout != nil, scheme == nil {
      throw ValidationError("--layout is for folders of images and needs --scheme, or --to folders")
    }
    return try checked(asked, input, destination, isSchemeOnly, resumes)
  }

  /// The kind of cache, if tiles are converted.
  ///
  /// - Parameter asked: the store that the user chose; `nil` for the format of a scheme.
  private func checked(
    _ asked: (any TileStore)?, _ input: String, _ destination: String, _ isSchemeOnly: Bool, _ resumes: Bool
  ) throws -> (any TileStore)? {
    guard let asked, !isSchemeOnly else { return try schemeAlone(resumes) }
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
      return try schemeAlone(resumes)
    }
    if destination == "-" {
      guard !needsTiles else {
        throw ValidationError("a cache cannot be written to standard output; give a file or directory")
      }
      return try schemeAlone(resumes)
    }
    if trimLevels, asked.documents == .ownEntries {
      throw ValidationError("--trim-levels: \(asked.name) has no scheme from which levels could be left out")
    }
    return asked
  }

  /// The request for a conversion with tiles.
  func request(
    _ input: String, _ output: OutputOptions, to destination: FilePath, as store: any TileStore,
    _ result: ConversionRequest.Result
  ) async throws -> ConversionRequest {
    let path = FilePath(input)
    var source = ConversionRequest.Input.cache(path)
    if let scheme {
      let location = try await SchemeLocation.input(scheme, output, command: "convert")
      source = .folders(path, naming: inputNaming(for: store), scheme: location)
    }
    var request = ConversionRequest(source, to: destination, as: result)
    request.levels = levels?.levels
    request.areaFile = area.map { FilePath($0) }
    request.numbering = renumber == nil ? .source : .arcGISOnline
    request.schemeLevels = trimLevels ? .withTiles : .all
    return request
  }

  /// The names of the images in the input. `--layout` means the result if that is folders too.
  private func inputNaming(for store: any TileStore) -> FolderNaming {
    (inputLayout ?? (store is FoldersStore ? nil : layout) ?? .rowColumn)
  }

  /// Refuses the options about tiles if only the scheme is converted.
  ///
  /// - Returns: always `nil`, for `target` to return.
  private func schemeAlone(_ resumes: Bool) throws -> (any TileStore)? {
    let given = [
      ("--levels", levels != nil), ("--area", area != nil), ("--scheme", scheme != nil),
      ("--renumber", renumber != nil), ("--trim-levels", trimLevels),
      ("--resume", resumes),
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
