import TileSchemeKit

/// Converts caches in process: runs the job of `convert`, with the request that `convert` makes from its arguments.
public enum Conversion {
  /// A format that a cache can be converted to, with a name for the result.
  public typealias Target = (form: String, name: String)

  /// The formats that every cache can be converted to.
  public static let targets: [Target] = [
    ("legacy", "out"), ("ready-to-serve", "out"), ("exploded", "out"), ("tpkx", "out.tpkx"),
  ]

  /// All formats, including MBTiles and PMTiles, which only Web Mercator caches can be converted to.
  public static let everyTarget =
    targets + [("mbtiles", "out.mbtiles"), ("pmtiles", "out.pmtiles"), ("geopackage", "out.gpkg")]

  /// Converts a cache with its tiles.
  ///
  /// - Parameters:
  ///   - input: the path of a cache directory, a package or a database.
  ///   - destination: the path of the result; it must not exist.
  ///   - form: the value of `--to`; if it is `nil`, the suffix of the destination decides, as in the command.
  ///   - change: sets further options.
  /// - Throws: `ConversionError`, or `NotWritten` if the destination was not written.
  @discardableResult
  public static func run(
    _ input: String, to destination: String, as form: String? = nil,
    _ change: (inout ConversionRequest) -> Void = { _ in }
  ) async throws -> ConversionReport {
    let path = FilePath(destination)
    guard
      let store = form.map(TileStoreRegistry.named) ?? path.extension.flatMap(TileStoreRegistry.store(suffix:))
    else { throw UnknownForm(name: form ?? destination) }
    return try await run(input, to: path, as: .new(store, existing: .kept, leftovers: .removed), change)
  }

  /// Adds tiles to an existing cache, as `--into` does.
  @discardableResult
  public static func add(_ input: String, to cache: String) async throws -> ConversionReport {
    try await run(input, to: FilePath(cache), as: .added) { _ in }
  }

  private static func run(
    _ input: String, to destination: FilePath, as result: ConversionRequest.Result,
    _ change: (inout ConversionRequest) -> Void
  ) async throws -> ConversionReport {
    var request = ConversionRequest(.cache(FilePath(input)), to: destination, as: result)
    request.jobs = ParallelWork.usualJobs
    change(&request)
    let report = try await CacheConverter(request).convert()
    guard case .written = report.outcome else { throw NotWritten(outcome: report.outcome) }
    return report
  }
}

/// The error if no store has this name or this file suffix.
public struct UnknownForm: Error {
  public let name: String
}

/// The error if a conversion ends without a result.
public struct NotWritten: Error {
  public let outcome: ConversionReport.Outcome
}
