import ArgumentParser
import TileSchemeKit

/// The options of `convert` that are about tiles.
struct TileConvertOptions: ParsableArguments {
  @OptionGroup var selection: TileSelectionOptions

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
  }

  /// The kind of cache to write.
  ///
  /// - Returns: `nil` if only the scheme is converted.
  /// - Throws: `ValidationError` if tiles are needed and the input cannot have any, or if an option would have no effect.
  func target(_ input: String, _ destination: String, to: TargetName?) throws -> (any TileStore)? {
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
