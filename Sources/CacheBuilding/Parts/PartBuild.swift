import CacheParts
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// Makes the blocks of one part that are missing.
struct PartBuild: Sendable {
  let plan: PartsPlan
  let divided: DividedBuild
  let folder: PartsFolder
  let isSynced: Bool

  func run(
    _ part: Int, _ blocks: OwnedBlocks, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> PartContent {
    let own = blocks.blocks(of: part)
    var total = LevelCount()
    for block in own {
      if let record = try complete(block) {
        total.add(record.total)
      } else {
        total.add(try await make(block, blocks, progress).total)
      }
    }
    return PartContent(blocks: own.count, tiles: total.tiles, bytes: total.bytes)
  }

  /// The record of a block that an earlier run of the part has completed; `nil` if it has not.
  private func complete(_ block: OwnedBlock) throws(BuildError) -> BlockRecord? {
    let path = folder.blocks.appending(block.fileName)
    guard FileSystemEntry.at(path) == .file else { return nil }
    do throws(FileAccessError) {
      guard let record = try BlockFile.record(try InputFile(path)), record.belongs(to: block, plan),
        record.missingBundle(in: divided.target.tiles) == nil
      else { return nil }
      return record
    } catch {
      throw .access(error)
    }
  }

  private func make(
    _ block: OwnedBlock, _ blocks: OwnedBlocks, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BlockRecord {
    let split = blocks.chains[block.chain].split
    let whole = blocks.chains[block.chain].builder
    let tops = blocks.chains[block.chain].tops(of: block.place)
    let chain = split.chain.from(split.top)
    var selections: [LevelSelection?] = []
    var content: [[TileRange]] = []
    for step in split.top..<split.chain.steps.count {
      let tiles = split.tiles(of: block.place, step: step)
      selections.append(whole.selections[step]?.clamped(to: tiles))
      content.append(whole.content[step].clamped(to: tiles))
    }
    let units = UnitPlan(chain, selections, content: content, tops: tops)
    let builder = ChainBuilder(
      chain: chain, selections: selections, content: content, input: whole.input, encoding: whole.encoding,
      units: units, keepsTops: true)
    let output = try output(block, tops, split)
    let counts = try await builder.run(
      jobs: divided.build.request.jobs, into: output, progress: progress)
    do throws(FileAccessError) {
      return try output.complete(counts)
    } catch {
      throw .access(error)
    }
  }

  private func output(
    _ block: OwnedBlock, _ tops: [UnitPlan.Unit], _ split: ChainSplit
  ) throws(BuildError) -> BlockOutput {
    let owned = split.chain.steps[split.step...].map(\.level.number)
    do throws(FileAccessError) {
      for level in owned { try Directory.create(divided.target.tiles.appending(TileNames.level(level))) }
      return try BlockOutput(
        BlockRecord(plan: plan.digest, level: block.level, place: block.place),
        at: folder.blocks.appending(block.fileName), owned: owned,
        needed: Set(tops.filter(\.isNeededAbove).map(\.block)), tiles: divided.target.tiles,
        as: divided.target.store, SharedFile(isSynced: isSynced))
    } catch {
      throw .access(error)
    }
  }
}

extension BlockRecord {
  /// A bundle of the block that does not exist, or has another size than it was written with.
  ///
  /// - Parameter tiles: the folder of the levels.
  func missingBundle(in tiles: FilePath) -> FilePath? {
    for bundle in bundles {
      let path = Self.path(of: bundle.key, in: tiles)
      guard let file = try? InputFile(path), file.size == bundle.size else { return path }
    }
    return nil
  }

  /// The path of a bundle.
  static func path(of key: BundleKey, in tiles: FilePath) -> FilePath {
    tiles.appending(TileNames.level(key.level)).appending("\(key.corner.fileName).bundle")
  }
}
