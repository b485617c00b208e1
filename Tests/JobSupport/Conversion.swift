import TileSchemeKit

/// Conversions of caches in process: the job that `convert` runs, with the request that it makes of its arguments.
public enum Conversion {
  /// What a cache can be converted into, with a name for the result.
  public typealias Target = (form: String, name: String)

  /// What every cache can be converted into.
  public static let targets: [Target] = [
    ("legacy", "out"), ("ready-to-serve", "out"), ("exploded", "out"), ("tpkx", "out.tpkx"),
  ]

  /// With the one that only Web Mercator has.
  public static let everyTarget = targets + [("mbtiles", "out.mbtiles")]

  /// Converts a cache with its tiles.
  ///
  /// - Parameters:
  ///   - input: a cache directory, a package or a database.
  ///   - destination: where nothing lies.
  ///   - form: what `--to` names; `nil` goes by the suffix of the destination, as the command does.
  ///   - change: the further options.
  /// - Throws: `ConversionError`; or `NotWritten` where the destination was not written.
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

  /// Adds tiles to a cache, as `--into` does.
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

/// No store has this name, or files with this suffix.
public struct UnknownForm: Error {
  public let name: String
}

/// A conversion ended without a result.
public struct NotWritten: Error {
  public let outcome: ConversionReport.Outcome
}
