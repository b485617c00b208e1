import CacheOpening
public import CacheParts
import Diagnostics
import FileAccess

extension FinishRequest {
  /// Makes the result of what the parts have copied, and writes its documents. It appears when it is whole.
  ///
  /// - Parameters:
  ///   - losses: what happens if the result cannot hold everything. If losses are refused, nothing is lost: the same plan
  ///     can be finished without.
  ///   - progress: is called with each event, from any thread.
  /// - Returns: the report of a conversion without parts; `nil` if the result is there already, so that nothing was done.
  /// - Throws: `ConversionError` if a part is missing or damaged. Nothing is lost then.
  public func convert(
    _ losses: LossPolicy, _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }
  ) async throws(ConversionError) -> ConversionReport? {
    let folder = PartsFolder(plan)
    if folder.isFinished {
      folder.removeRest(lockedAt: plan.output)
      return nil
    }
    let divided = try await DividedConversion.open(plan, at: planPath, progress) { differences throws(PartsError) in
      try check(differences, versions: DividedConversion.versions(toolVersion))
    }
    var request = divided.frozen.request
    request.losses = losses
    request.jobs = jobs
    let converter = CacheConverter(request, progress: progress)
    let lock = try converter.destination.takeLock()
    defer { withExtendedLifetime(lock) {} }
    let existing = try converter.destination.check(against: divided.source)
    let parts: AssembledParts
    do throws(PartsError) {
      try await waitForMarkers(in: folder)
      parts = try AssembledParts(plan, divided, in: folder, isDeep: isDeep)
    } catch {
      throw .parts(error)
    }
    let planned: PlannedConversion
    do throws(ConversionObstacle) {
      try divided.source.checkPlaces()
      planned = try PlannedConversion(
        divided.source, request, area: divided.area, to: .store(divided.frozen.store), divided.frame, parts.plan)
    } catch {
      throw .refused(converter.name, error)
    }
    let report = try await converter.carry(
      planned, of: divided.source.scheme, existing, from: parts
    ) { () throws(FileAccessError) in
      try SharedFile(isSynced: true).write([], at: folder.ending)
    }
    if case .written = report.outcome { folder.remove() }
    return report
  }
}
