public import CacheParts
import FileAccess
import SystemPackage
import TilingSchemes

extension FinishRequest {
  /// Makes the coarse levels and the scheme files. The cache appears when it is whole.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Returns: `nil` if the cache is there already, so that nothing was done.
  /// - Throws: `BuildError` if a part is missing or damaged. Nothing is lost then.
  public func build(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> BuildReport? {
    let divided = try await DividedBuild.open(plan, from: planPath, configuration, jobs: jobs)
    do throws(PartsError) {
      try check(divided.differences, versions: divided.versions(toolVersion))
    } catch {
      throw .parts(error)
    }
    let folder = PartsFolder(plan)
    if folder.isFinished {
      folder.removeRest(lockedAt: folder.path)
      return nil
    }
    try divided.build.checkPlace()
    let blocks = try divided.blocks(plan)
    do throws(PartsError) {
      try await waitForMarkers(in: folder)
    } catch {
      throw .parts(error)
    }
    let lock = try divided.build.request.takeLock(folder.path)
    defer { withExtendedLifetime(lock) {} }
    let assembly = PartsAssembly(plan: plan, divided: divided, folder: folder, blocks: blocks)
    return try await assembly.run(isDeep: isDeep, progress)
  }
}
