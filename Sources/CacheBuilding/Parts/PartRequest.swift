public import CacheParts
public import FileAccess
public import SystemPackage
import TileStores
import TilingSchemes

/// A request to make one part of a planned build, or several.
///
/// Parts run in any order, at the same time and any number of times. Only what is missing is made. No scheme file is
/// written: the cache appears when `FinishRequest` has run.
public struct PartRequest: Sendable {
  /// The plan.
  public var plan: PartsPlan
  /// The path of the plan, for messages.
  public var planPath: FilePath
  /// The numbers of the parts, from 0.
  public var parts: [Int]
  /// Which configuration file registers cache directories.
  public var configuration = SettingsFile.nearest
  /// The number of threads, at least 1. It has no influence on the result.
  public var jobs = 1
  /// The version of the program.
  public var toolVersion: String
  /// Whether other versions of the program and of libraries than those of the plan are no error.
  public var allowsOtherVersions = false
  /// Whether files are on the disk before a part counts as complete.
  public var isSynced = true

  /// Makes some parts of a plan.
  public init(_ plan: PartsPlan, at path: FilePath, parts: [Int], toolVersion: String) {
    self.plan = plan
    planPath = path
    self.parts = parts
    self.toolVersion = toolVersion
  }

  /// Makes what is missing of the parts.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Throws: `BuildError` if a part is not complete.
  public func run(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> PartReport {
    let divided = try await DividedBuild.open(
      plan, from: planPath, configuration, jobs: jobs, toolVersion: toolVersion,
      allowsOtherVersions: allowsOtherVersions)
    let blocks = try divided.blocks(plan)
    let folder = PartsFolder(plan, for: divided.build.path)
    var report = PartReport(path: divided.build.path)
    if FileSystemEntry.at(folder.path) == nil, try divided.isFinished {
      report.isFinished = true
      return report
    }
    do throws(FileAccessError) {
      try folder.create()
      try Directory.create(divided.target.tiles)
    } catch {
      throw .access(error)
    }
    for part in parts {
      do throws(PartsError) {
        if let marker = try folder.readMarker(of: part) {
          report.complete.append(marker)
          continue
        }
      } catch {
        // A marker that is damaged says nothing; the blocks do.
        if case .access = error { throw .parts(error) }
      }
      report.made.append(
        try await PartBuild(plan: plan, divided: divided, folder: folder, isSynced: isSynced).run(
          part, blocks, progress))
    }
    return report
  }
}

/// What was done for some parts of a build.
public struct PartReport: Sendable {
  /// The cache or package that the plan makes.
  public let path: FilePath
  /// The markers of the parts that are now complete.
  public internal(set) var made: [PartMarker] = []
  /// The markers of the parts that were complete before.
  public internal(set) var complete: [PartMarker] = []
  /// Whether the cache exists already, so that nothing was done.
  public internal(set) var isFinished = false
}
