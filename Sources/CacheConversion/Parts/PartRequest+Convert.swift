import CacheOpening
public import CacheParts
import FileAccess
import TileStores

extension PartRequest {
  /// Copies what was not yet copied of the parts of a planned conversion. No scheme file is written: the result appears
  /// when `FinishRequest` has run.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Throws: `ConversionError` if a part is not complete. Faults of tiles are no errors.
  public func convert(
    _ progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }
  ) async throws(ConversionError) -> PartsReport {
    let folder = PartsFolder(plan)
    // A cache that replaces its own input can have no such plan, but the input can be gone when all is done.
    if folder.isFinished {
      var report = PartsReport(plan)
      report.isFinished = true
      return report
    }
    let divided = try await DividedConversion.open(plan, at: planPath) { differences throws(PartsError) in
      try check(differences, versions: DividedConversion.versions(toolVersion))
    }
    do throws(FileAccessError) {
      try folder.create()
    } catch {
      throw .parts(.access(error))
    }
    let copy = BlockCopy(plan: plan, divided: divided, folder: folder, jobs: jobs, isSynced: isSynced)
    return try await run(in: folder, failing: ConversionError.parts) { part async throws(ConversionError) in
      let blocks = divided.packets.cut.blocks(of: part)
      var content = PartContent(blocks: blocks.count, tiles: 0, bytes: 0)
      for block in blocks {
        let census = try await copy.run(block, progress).census
        content = PartContent(
          blocks: blocks.count, tiles: content.tiles + census.tiles, bytes: content.bytes + census.bytes)
      }
      return content
    }
  }
}

/// Copies the tiles of blocks that are missing.
private struct BlockCopy: Sendable {
  let plan: PartsPlan
  let divided: DividedConversion
  let folder: PartsFolder
  let jobs: Int
  let isSynced: Bool

  func run(
    _ block: UnitCut.Block, _ progress: @escaping @Sendable (ConversionEvent) -> Void
  ) async throws(ConversionError) -> ConvertedBlock {
    let path = folder.blocks.appending(block.fileName)
    if let complete = try? ConvertedBlock(path, block, plan, of: divided), isWhole(complete) { return complete }
    let numbers = divided.packets.packets(of: block)
    let packets = numbers.map { divided.source.packets[$0] }
    let surveys = await ConversionPlan.surveys(
      packets, divided.frame.selection, renumbering: divided.frame.numbers, jobs: jobs)
    let plan = ConversionPlan(packets, surveys, divided.frame.selection, for: CompactV2Store.readyToServe)
    // A bundle that cannot be read would be missing in the result without being noticed.
    if let error = plan.unreadable.first { throw .unreadable(error) }
    do throws(ConversionObstacle) {
      try plan.checkPlaces()
    } catch {
      throw .refused(ConversionDestination(divided.frozen.request).input.string, error)
    }
    do throws(FileAccessError) {
      let sink = try PartSink(folder.cache, as: divided.form, isSynced: isSynced)
      let transfer = TileTransfer(plan, to: sink, expecting: divided.expectation, jobs: jobs)
      let census = try await transfer.run { tiles, bytes in progress(.carried(tiles: tiles, bytes: bytes)) }
      if isSynced, divided.form == .files { try SharedFile.syncAll(folder.cache) }
      let places = Dictionary(
        zip(numbers, surveys).compactMap { number, result in
          (try? result.get()).map { (number, $0) }
        }
      ) { first, _ in first }
      let written = sink.written
      // The sink counts the packets of the plan, which has another order and no packets without tiles.
      let byName = Dictionary(
        plan.packets.enumerated().map { ($0.element.contents, written[$0.offset]) }
      ) { first, _ in first }
      let found = places.compactMapValues { survey in survey.plan.flatMap { byName[$0.contents] ?? nil } }
      let converted = ConvertedBlock(places, found, census)
      try SharedFile(isSynced: isSynced).write(converted.text(block, self.plan), at: path)
      return converted
    } catch {
      throw error.reason == .changedWhileRead ? .interrupted(error, isKept: false) : .parts(.access(error))
    }
  }

  /// Whether all files of a block are there that an earlier run of the part has completed.
  private func isWhole(_ block: ConvertedBlock) -> Bool {
    block.packets.values.allSatisfy {
      PartFile($0.contents, $0.written, in: folder.cache, as: divided.form).missing == nil
    }
  }
}
