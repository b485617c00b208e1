import CacheOpening
public import Diagnostics
public import FileAccess
import SystemPackage

/// A request for a new cache: its scheme files, and the folders for its tiles. It corresponds to ArcGIS's *Create Map
/// Server Cache*.
public struct CreationRequest: Sendable {
  /// The parameters of the scheme. They must include `cacheDirectory`.
  public var scheme: PlanRequest
  /// Which configuration file registers cache directories.
  public var configuration = SettingsFile.nearest
  /// Whether an existing cache is replaced. A directory that is not recognised as a cache is never replaced.
  public var overwrites = false
  /// Whether a cache with tiles is replaced, which deletes the tiles. Without it, only a cache without tiles is.
  public var deletesTiles = false
  /// Whether nothing is written, and the report contains what would be written.
  public var isDryRun = false

  /// Uses the nearest configuration, replaces nothing, and writes the cache.
  public init(_ scheme: PlanRequest) { self.scheme = scheme }

  /// Plans the cache, checks its place, and writes the whole cache or nothing.
  ///
  /// - Parameter remark: receives findings and notices about the files that are read.
  /// - Throws: `CreationError` if the request does not result in a cache, or the cache cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> CreationReport {
    var inputs = await scheme.inputs(remark)
    let place = destination(of: &inputs, remark)
    let plan = try CachePlan(inputs)
    guard let destination = place else { throw inputs.faults.error }
    do throws(FileAccessError) {
      try InputFiles(scheme.inputs).check(directory: destination.path)
    } catch {
      throw .file(error)
    }
    let files = try CacheFiles(plan)
    if isDryRun { return CreationReport(plan, files, at: destination, written: nil) }
    do throws(FileAccessError) {
      return CreationReport(plan, files, at: destination, written: try destination.write(files))
    } catch {
      throw .file(error)
    }
  }

  /// The place of the cache.
  ///
  /// - Returns: `nil` if it is missing or cannot be used; the fault is then among those of `inputs`.
  private func destination(of inputs: inout PlanInputs, _ remark: RemarkHandler) -> CacheDestination? {
    // If neither a service nor an extent is given, a service would also have the name.
    let hasMap = inputs.source != nil || scheme.allTexts[.extent] != nil
    if inputs.serviceName == nil, hasMap, !inputs.faults.explain(missing: .name, .service, .like) {
      inputs.faults.add(
        .missing(.name, "the source does not contain the name of the service; give \(parameter: .name) FOLDER/NAME"))
    }
    let (name, dataFrame) = (inputs.serviceName, inputs.dataFrame)
    // The folder of the data frame has the name of the map, which is unknown if the source cannot be read.
    let isPathKnown = !inputs.faults.concern(.name, .service, .like)
    if scheme.allTexts[.cacheDirectory] == nil, inputs.faults.explain(missing: .cacheDirectory) { return nil }
    return inputs.faults.value { () throws(CreationError) in
      let directory = try directory()
      guard let name, isPathKnown else {
        try CacheDestination.check(directory)
        return nil
      }
      return try CacheDestination(
        directory, name, dataFrame: dataFrame, configuration: .checked(configuration, remark), overwrites: overwrites,
        deletesTiles: deletesTiles)
    } ?? nil
  }

  private func directory() throws(CreationError) -> FilePath {
    guard let directory = scheme.allTexts[.cacheDirectory] else {
      throw .missing(.cacheDirectory, "the directory in which to create the cache")
    }
    if let advice = WindowsPath.advice(for: FilePath(directory)) { throw .usage(.cacheDirectory, Message(advice)) }
    return FilePath(directory)
  }
}
