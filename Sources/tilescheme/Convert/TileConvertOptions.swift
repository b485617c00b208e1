import ArgumentParser
import TileSchemeKit

/// The options of `convert` that are about tiles.
struct TileConvertOptions: ParsableArguments {
  @OptionGroup var selection: TileSelectionOptions

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

  /// An option without effect is an error, because the user expects an effect.
  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if into, schemeOnly || resume {
      throw ValidationError(
        "--into cannot be used together with --scheme-only or --resume; to continue, run the same command again")
    }
    if into, selection.trimLevels {
      throw ValidationError("--trim-levels changes the scheme of the result, but --into keeps that of the cache")
    }
    if let baseURL, PublicAddress(baseURL) == nil {
      throw ValidationError(
        "--base-url must be an http or https address without a query, such as https://maps.example.com/roads")
    }
  }

  /// The kind of cache to write.
  ///
  /// - Returns: `nil` if only the scheme is converted.
  /// - Throws: `ValidationError` if tiles are needed and the input cannot have any, or if an option would have no effect.
  func target(_ input: String, _ destination: String, to: TargetName?) throws -> (any TileStore)? {
    for (name, value) in [("--base-url", baseURL), ("--map-library", mapLibrary)] where value != nil {
      guard !into, !schemeOnly, to.isWeb else {
        throw ValidationError("\(name) is for folders for web servers and needs --to web")
      }
    }
    if into { return CompactV2Store.readyToServe }
    return try selection.target(input, destination, to: to, isSchemeOnly: schemeOnly, resumes: resume)
  }

  /// The request for a conversion with tiles.
  func request(
    _ input: String, _ output: OutputOptions, to destination: FilePath, as store: any TileStore, extent: Envelope?,
    overwrites: Bool
  ) async throws -> ConversionRequest {
    var request = try await selection.request(
      input, output, to: destination, as: store,
      into ? .added : .new(store, existing: overwrites ? .replaced : .kept, leftovers: resume ? .continued : .removed))
    request.extent = extent
    request.web.baseAddress = baseURL.flatMap(PublicAddress.init)
    if store is WebFolderStore {
      request.web.mapLibrary = mapLibrary.map { FilePath($0) } ?? ProgramFolder.mapLibrary
    }
    request.action = dryRun ? .plan : .write
    request.jobs = jobs ?? ParallelWork.usualJobs
    return request
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
