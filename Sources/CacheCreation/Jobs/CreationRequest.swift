public import Diagnostics
public import FileAccess
import SystemPackage

/// A new cache: its scheme's files, and the folders for its tiles. Does what ArcGIS's *Create Map Server Cache* does.
public struct CreationRequest: Sendable {
  /// What the scheme is to be; `cacheDirectory` has to be among its parameters.
  public var scheme: PlanRequest
  /// Which configuration registers directories of caches.
  public var configuration = SettingsFile.nearest
  /// Whether a cache that is there is replaced; what is not recognisably a cache stays.
  public var overwrites = false
  /// Whether nothing is written, and the report says what would be.
  public var isDryRun = false

  /// Takes the nearest configuration, replaces nothing, and writes.
  public init(_ scheme: PlanRequest) { self.scheme = scheme }

  /// Plans the cache, looks at its place, and writes it whole or not at all.
  ///
  /// - Parameter remark: takes findings and notices of what is read.
  /// - Throws: `CreationError` where the request makes no cache, or it cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(CreationError) -> CreationReport {
    try scheme.checkParameterFile(remark)
    let texts = scheme.allTexts
    guard let directory = texts[.cacheDirectory] else {
      throw .missing(.cacheDirectory, "the directory in which the cache is to be made")
    }
    let plan = try await scheme.plan(texts, remark)
    guard let name = plan.serviceName else {
      throw .missing(
        .name, "nothing else says what the service is called; write \(parameter: .name) FOLDER/NAME")
    }
    let destination = try CacheDestination(
      FilePath(directory), name, dataFrame: plan.dataFrame, configuration: configuration(remark),
      overwrites: overwrites)
    let files = try CacheFiles(plan)
    if isDryRun { return CreationReport(plan, files, at: destination.path, written: nil) }
    do throws(FileAccessError) {
      return CreationReport(plan, files, at: destination.path, written: try destination.write(files))
    } catch {
      throw .file(error)
    }
  }

  private func configuration(_ remark: RemarkHandler) throws(CreationError) -> CacheConfiguration {
    let chosen: CacheConfiguration
    do throws(FileAccessError) {
      chosen = try CacheConfiguration.chosen(configuration)
    } catch {
      throw .file(error)
    }
    if let findings = chosen.findings {
      if findings.hasErrors { throw .documents([findings]) }
      remark(.findings([findings]))
    }
    return chosen
  }
}
