public import CacheParts
public import FileAccess
public import SystemPackage
import TileStores
import TilingSchemes

/// A request to put the parts of a build together: the last step, after all parts.
public struct FinishRequest: Sendable {
  /// The plan.
  public var plan: PartsPlan
  /// The path of the plan, for messages.
  public var planPath: FilePath
  /// Which configuration file registers cache directories.
  public var configuration = SettingsFile.nearest
  /// The number of threads, at least 1. It has no influence on the result.
  public var jobs = 1
  /// The version of the program.
  public var toolVersion: String
  /// Whether other versions of the program and of libraries than those of the plan are no error.
  public var allowsOtherVersions = false
  /// Whether the checksum of each bundle is compared with the one that its part noted. Otherwise only its size is.
  public var isDeep = false
  /// How long to wait for markers that are missing, in seconds: files of other machines can be invisible for a minute
  /// on a network file system.
  public var patience = 0

  /// Puts the parts of a plan together.
  public init(_ plan: PartsPlan, at path: FilePath, toolVersion: String) {
    self.plan = plan
    planPath = path
    self.toolVersion = toolVersion
  }

  /// Makes the coarse levels and the scheme files. The cache appears when it is whole.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Returns: `nil` if the cache is there already, so that nothing was done.
  /// - Throws: `BuildError` if a part is missing or damaged. Nothing is lost then.
  public func run(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> BuildReport? {
    let divided = try await DividedBuild.open(
      plan, from: planPath, configuration, jobs: jobs, toolVersion: toolVersion,
      allowsOtherVersions: allowsOtherVersions)
    let folder = PartsFolder(plan, for: divided.build.path)
    if FileSystemEntry.at(folder.path) == nil, try divided.isFinished { return nil }
    try divided.build.checkPlace()
    let blocks = try divided.blocks(plan)
    try await checkMarkers(folder)
    let lock = try divided.build.request.takeLock(folder.path)
    defer { withExtendedLifetime(lock) {} }
    let assembly = PartsAssembly(plan: plan, divided: divided, folder: folder, blocks: blocks)
    return try await assembly.run(isDeep: isDeep, progress)
  }

  /// - Throws: `PartsError.missing` if a part has no marker after all waiting; `.damaged` if a marker is not one of this
  ///   plan.
  private func checkMarkers(_ folder: PartsFolder) async throws(BuildError) {
    let end = ContinuousClock.now + .seconds(patience)
    var missing = Array(0..<plan.count)
    while true {
      // Listing a directory makes a client of NFS ask its server again.
      _ = try? Directory.names(in: folder.markers)
      var left: [Int] = []
      for part in missing {
        do throws(PartsError) {
          if try folder.readMarker(of: part) == nil { left.append(part) }
        } catch {
          throw .parts(error)
        }
      }
      missing = left
      guard !missing.isEmpty else { return }
      guard ContinuousClock.now < end else { throw .parts(.missing(PartList(missing), folder: folder.markers)) }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }
}
