public import CacheParts
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

extension PartRequest {
  /// Makes what is missing of the parts of a planned build. No scheme file is written: the cache appears when
  /// `FinishRequest` has run.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Throws: `BuildError` if a part is not complete.
  public func build(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> PartsReport {
    let divided = try await DividedBuild.open(plan, from: planPath, configuration, jobs: jobs)
    do throws(PartsError) {
      try check(divided.differences, versions: divided.versions(toolVersion))
    } catch {
      throw .parts(error)
    }
    let blocks = try divided.blocks(plan)
    let folder = PartsFolder(plan)
    if folder.isFinished {
      var report = PartsReport(plan)
      report.isFinished = true
      return report
    }
    do throws(FileAccessError) {
      try folder.create()
      try Directory.create(divided.target.tiles)
    } catch {
      throw .access(error)
    }
    let part = PartBuild(plan: plan, divided: divided, folder: folder, isSynced: isSynced)
    return try await run(in: folder, failing: BuildError.parts) { number async throws(BuildError) in
      try await part.run(number, blocks, progress)
    }
  }
}
