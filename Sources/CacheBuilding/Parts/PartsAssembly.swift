import CacheParts
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// Makes a whole cache out of the complete parts of a build.
struct PartsAssembly: Sendable {
  let plan: PartsPlan
  let divided: DividedBuild
  let folder: PartsFolder
  let blocks: OwnedBlocks

  func run(
    isDeep: Bool, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuildReport {
    let (filling, build) = (divided.filling, divided.build)
    let journal = try BuildJournal(
      in: folder.cache, divided.job, of: build.path, divided.target.scheme, [], startsOver: true)
    let words = BuildNotices(request: build.request, input: divided.input, filling: filling)
    var counts = try check(isDeep: isDeep, journal: nil)
    try journal.begin()
    _ = try check(isDeep: false, journal: journal)
    for (number, chain) in filling.plan.chains.enumerated() {
      for (level, count) in try await collect(number, chain, journal, progress) {
        counts[level, default: LevelCount()].add(count)
      }
    }
    try journal.finish()
    let levels = filling.plan.chains.flatMap { chain in
      chain.steps.indices.map { step in
        let level = chain.steps[step].level
        return BuildReport.Level(
          level: level, origin: filling.origin(chain, step), count: counts[level.number] ?? LevelCount())
      }
    }
    try sweep()
    do throws(FileAccessError) {
      try SharedFile(isSynced: true).write([], at: folder.ending)
    } catch {
      throw .access(error)
    }
    let written = try await FinishedCache(build, in: folder.cache).publish(divided.proposal.plan)
    folder.remove()
    return build.report(
      divided.input, divided.proposal.plan.warnings, filling, levels, written: written,
      divided.input.notices + divided.proposal.plan.notices + words.before + words.after(levels))
  }

  /// Examines what the parts have left.
  ///
  /// - Parameters:
  ///   - isDeep: whether all bundles are read.
  ///   - journal: gets the bundles.
  /// - Returns: the tiles that the parts have made, by the number of the level.
  private func check(isDeep: Bool, journal: BuildJournal?) throws(BuildError) -> [Int: LevelCount] {
    var counts: [Int: LevelCount] = [:]
    for block in blocks.all {
      let record = try record(block)
      if let missing = record.missingBundle(in: divided.target.tiles) {
        throw .parts(Self.lost(missing, block, blocks, folder))
      }
      if isDeep { try read(record, block) }
      for (level, count) in record.counts { counts[level, default: LevelCount()].add(count) }
      guard let journal else { continue }
      do throws(FileAccessError) {
        for empty in record.empty {
          try journal.note(
            empty.key, empty: empty.tiles, isWhole: true,
            file: BlockRecord.path(of: empty.key, in: divided.target.tiles))
        }
      } catch {
        throw .access(error)
      }
    }
    return counts
  }

  private func record(_ block: OwnedBlock) throws(BuildError) -> BlockRecord {
    let path = folder.blocks.appending(block.fileName)
    guard FileSystemEntry.at(path) != nil else { throw .parts(Self.lost(path, block, blocks, folder)) }
    do throws(FileAccessError) {
      if let record = try BlockFile.record(try InputFile(path)), record.belongs(to: block, plan) { return record }
    } catch {
      throw .access(error)
    }
    throw .parts(StoredBlocks.damaged(path))
  }

  /// Compares the checksums of the bundles of a block.
  private func read(_ record: BlockRecord, _ block: OwnedBlock) throws(BuildError) {
    for bundle in record.bundles {
      let path = BlockRecord.path(of: bundle.key, in: divided.target.tiles)
      var checksum = Checksum()
      do throws(FileAccessError) {
        let file = try InputFile(path).all
        for offset in stride(from: 0, to: file.size, by: 1 << 20) {
          let piece = try file.bytes(at: offset, count: min(1 << 20, file.size - offset))
          piece.withUnsafeBytes { checksum.update($0) }
        }
      } catch {
        throw .access(error)
      }
      if checksum.value != bundle.checksum { throw .parts(Self.lost(path, block, blocks, folder)) }
    }
  }

  /// Writes the bundles that tiles of several blocks share, and the levels above all blocks.
  private func collect(
    _ number: Int, _ whole: PyramidChain, _ journal: BuildJournal,
    _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> [Int: LevelCount] {
    let (split, builder) = (blocks.chains[number].split, blocks.chains[number].builder)
    // Also makes the folders of levels without any tile, as a build without parts does.
    let bundles = try divided.filling.bundles(whole, journal)
    guard split.step > 0 else { return [:] }
    let chain = split.chain.withUnits(at: split.top)
    let selections = builder.selections.enumerated().map { $0.offset < split.step ? $0.element : nil }
    let own = Array(blocks.blocks(ofChain: number))
    let stored = StoredBlocks(
      split: split, folder: folder.blocks, plan: plan,
      blocks: Dictionary(own.map { ($0.place, $0) }) { first, _ in first })
    // Blocks that a build without parts would not draw must not count here either.
    var exists: Set<BlockCoordinate> = []
    for block in own { exists.formUnion(try record(block).groups.map(\.block)) }
    let units = UnitPlan(chain, selections, content: builder.content) { exists.contains($0) }
    let collector = ChainBuilder(
      chain: chain, selections: selections, content: builder.content, input: stored, encoding: builder.encoding,
      units: units)
    return try await collector.run(jobs: divided.build.request.jobs, into: bundles, progress: progress)
  }

  /// Removes the temporary files that killed parts have left in the cache.
  private func sweep() throws(BuildError) {
    do throws(FileAccessError) {
      for level in divided.target.scheme.levels {
        let path = divided.target.tiles.appending(TileNames.level(level.number))
        if FileSystemEntry.at(path) == .directory { try TemporaryName.removeAll(in: path) }
      }
    } catch {
      throw .access(error)
    }
  }

  private static func lost(
    _ path: FilePath, _ block: OwnedBlock, _ blocks: OwnedBlocks, _ folder: PartsFolder
  ) -> PartsError {
    folder.lost(path, ofBlock: block.fileName, part: blocks.part(of: block))
  }
}
