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
    try scheme.checkParameterFile(remark)
    let texts = scheme.allTexts
    // First, because the directory is not what is wrong with such a service.
    if let service = texts[.service] { try MapSource.checkName(service) }
    var faults = CreationFaults()
    let place = faults.value { () throws(CreationError) in try Self.directory(texts) }
    let planned: CachePlan?
    do throws(CreationError) {
      planned = try await scheme.plan(texts, remark)
    } catch {
      faults.add(error)
      planned = nil
    }
    guard let directory = place, let plan = planned else { throw faults.error }
    guard let name = plan.serviceName else {
      throw .missing(
        .name, "the source does not contain the name of the service; give \(parameter: .name) FOLDER/NAME")
    }
    let destination = try CacheDestination(
      FilePath(directory), name, dataFrame: plan.dataFrame, configuration: .checked(configuration, remark),
      overwrites: overwrites, deletesTiles: deletesTiles)
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

  private static func directory(_ texts: OptionTexts) throws(CreationError) -> String {
    guard let directory = texts[.cacheDirectory] else {
      throw .missing(.cacheDirectory, "the directory in which to create the cache")
    }
    if let advice = WindowsPath.advice(for: FilePath(directory)) { throw .usage(.cacheDirectory, Message(advice)) }
    return directory
  }
}
