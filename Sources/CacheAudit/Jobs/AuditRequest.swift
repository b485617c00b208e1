public import FileAccess
public import SchemeComparison
public import SchemeLint
public import SystemPackage

/// The estate to audit, and how thoroughly.
public struct AuditRequest: Sendable {
  /// The directory with the caches.
  public var directory: FilePath
  /// The scheme of the base map with which the caches are compared.
  public var baseMap: ComparedScheme
  /// The rules and the configuration. A baseline applies as well.
  public var settings: LintSettings
  /// The most tiles of a cache that are read; 0 reads the indexes only.
  public var sampledTiles = 12
  /// The most findings that are listed for a cache; all are counted.
  public var listedFindings = 10
  /// How many caches are checked at the same time, from 1. Each takes a few megabytes of memory.
  public var jobs: Int

  /// A request with defaults: 12 tiles are read and 10 findings listed for each cache.
  ///
  /// - Parameters:
  ///   - directory: the directory with the caches.
  ///   - baseMap: the scheme of the base map.
  ///   - settings: which rules run, and how severe their findings are.
  ///   - jobs: how many caches are checked at the same time, from 1.
  public init(
    _ directory: FilePath, on baseMap: ComparedScheme, settings: LintSettings, jobs: Int = ParallelWork.usualJobs
  ) {
    self.directory = directory
    self.baseMap = baseMap
    self.settings = settings
    self.jobs = jobs
  }
}
