import ArgumentParser
import TileSchemeKit

/// What is asked of a conversion of tiles.
struct TileConvertOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The levels to take, by the source’s numbers.", valueName: "0-7,9"))
  var levels: LevelsArgument?

  @Option(
    help: ArgumentHelp("The tiles that the polygons of a GeoJSON file touch.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var area: String?

  @Option(
    help: ArgumentHelp("IN is folders of images, which lie as this scheme says.", valueName: "file"),
    completion: .file())
  var scheme: String?

  @Option(
    help:
      "How these folders are named: row-column (level/row/column, the default) or xyz (level/column/row), rows from the north."
  )
  var layout: Layout?

  @Flag(help: "Add the tiles to the Compact V2 cache that OUT is, which has the same scheme and image format.")
  var into = false

  @Option(help: "Give the levels the numbers of a scheme with the same grid: arcgis-online.")
  var renumber: Renumbering?

  @Flag(help: "Continue a conversion that was interrupted.")
  var resume = false

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Flag(help: "Convert the scheme alone, and no tiles.")
  var schemeOnly = false

  @Option(
    help: ArgumentHelp(
      "How many bundles at once; one for each core, at most \(ParallelWork.usualLimit), unless told.",
      valueName: "number"))
  var jobs: Int?

  enum Renumbering: String, ArgumentChoice {
    case arcgisOnline = "arcgis-online"
  }

  enum Layout: String, ArgumentChoice {
    case rowColumn = "row-column"
    case xyz
    /// As in an exploded cache of ArcGIS.
    case arcgis

    var naming: FolderNaming {
      switch self {
      case .rowColumn: .rowColumn
      case .xyz: .columnRow
      case .arcgis: .arcGIS
      }
    }
  }

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    if into, schemeOnly || resume {
      throw ValidationError("--into adds tiles, and can be run again as it is")
    }
    if layout != nil, scheme == nil {
      throw ValidationError("--layout says how folders of images are named, which are read with --scheme")
    }
  }

  /// What kind of cache is asked for.
  ///
  /// - Returns: `nil` where it is the scheme alone.
  func target(_ input: String, _ destination: String, to: TargetName?) throws -> (any TileStore)? {
    if into { return CompactV2Store.readyToServe }
    let asked: (any TileStore)? =
      switch to {
      case .store(let store): store
      case .format: nil
      case nil: FilePath(destination).extension.flatMap(TileStoreRegistry.store(suffix:))
      }
    guard let asked, !schemeOnly else { return try schemeAlone() }
    // A scheme could be meant where the result is a directory that holds one.
    let needsTiles = CacheForm(rawValue: asked.name) == nil || scheme != nil
    let isScheme = input == "-" || FileSystemEntry.at(FilePath(input)) == .file && !Self.isStore(input)
    if isScheme {
      guard !needsTiles else {
        throw ValidationError("\(input) is a scheme file; name the cache’s directory to convert its tiles")
      }
      return try schemeAlone()
    }
    if destination == "-" {
      guard !needsTiles else { throw ValidationError("a cache is not written to standard output") }
      return try schemeAlone()
    }
    return asked
  }

  /// The request of a conversion of tiles.
  func request(
    _ input: String, to destination: FilePath, as store: any TileStore, extent: Envelope?, overwrites: Bool
  ) -> ConversionRequest {
    let path = FilePath(input)
    let source: ConversionRequest.Input =
      scheme.map {
        .folders(path, naming: (layout ?? .rowColumn).naming, scheme: SchemeInput(argument: $0))
      } ?? .cache(path)
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
    request.action = dryRun ? .plan : .write
    request.jobs = jobs ?? ParallelWork.usualJobs
    return request
  }

  /// An option that would have no effect is a mistake.
  private func schemeAlone() throws -> (any TileStore)? {
    let given = [
      ("--levels", levels != nil), ("--area", area != nil), ("--scheme", scheme != nil),
      ("--renumber", renumber != nil),
      ("--resume", resume),
    ].filter(\.1).map(\.0)
    guard given.isEmpty else {
      throw ValidationError(
        "\(given.joined(separator: ", ")): these are about tiles, and the scheme alone would be converted")
    }
    return nil
  }

  private static func isStore(_ input: String) -> Bool {
    (try? TileStoreRegistry.store(of: FilePath(input))) != nil
  }
}

extension SchemeInput {
  /// The scheme that an argument names; `-` is standard input.
  init(argument: String) { self = argument == "-" ? .standardInput : .path(FilePath(argument)) }
}

/// The value of `--levels`: numbers and ranges.
struct LevelsArgument: ExpressibleByArgument {
  let levels: Set<Int>

  init?(argument: String) {
    var levels: Set<Int> = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0], let last = bounds[bounds.count - 1], first <= last,
        first >= 0, last < 100
      else { return nil }
      levels.formUnion(first...last)
    }
    self.levels = levels
  }
}
