import CacheParts
import FileAccess
import SystemPackage
import TilingSchemes

/// Gives the coarser tiles and the pixels that parts have left, as if they were made now.
struct StoredBlocks: UnitMakers {
  let split: ChainSplit
  let folder: FilePath
  let plan: PartsPlan
  /// The owned blocks of the chain, by their place.
  let blocks: [BlockCoordinate: OwnedBlock]

  func maker(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], _ encoding: TileEncoding
  ) -> any UnitMaking { StoredBlockReader(self) }
}

/// Reads one piece after the other. It belongs to one thread.
final class StoredBlockReader: UnitMaking {
  private struct Opened {
    let place: BlockCoordinate
    let file: InputFile
    let groups: [BlockCoordinate: BlockRecord.Group]
  }

  private let stored: StoredBlocks
  /// The file that was read last: its pieces mostly follow each other.
  private var opened: Opened?

  init(_ stored: StoredBlocks) { self.stored = stored }

  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result {
    let opened = try open(stored.split.owner(of: unit.block))
    var made = MadeTiles()
    guard let group = opened.groups[unit.block] else { return UnitRenderer.Result(made: made, pixels: nil) }
    let bytes: [UInt8]?
    do throws(FileAccessError) {
      bytes = try BlockFile.bytes(group, opened.file)
    } catch {
      throw .access(error)
    }
    guard let bytes else { throw .parts(StoredBlocks.damaged(opened.file.path)) }
    var start = 0
    for index in stride(from: 0, to: group.tiles.count, by: 4) {
      let size = group.tiles[index + 3]
      made.tiles.append(
        EncodedTile(
          level: group.tiles[index], tile: TileCoordinate(row: group.tiles[index + 1], column: group.tiles[index + 2]),
          bytes: Array(bytes[start..<start + size])))
      start += size
    }
    for index in stride(from: 0, to: group.empty.count, by: 3) {
      made.empty.append(
        MadeTiles.EmptyTile(
          level: group.empty[index],
          tile: TileCoordinate(row: group.empty[index + 1], column: group.empty[index + 2])))
    }
    guard group.pixelSize > 0 else { return UnitRenderer.Result(made: made, pixels: nil) }
    let side = stored.split.chain.steps[stored.split.top].side * stored.split.chain.tileSize
    guard let pixels = BlockFile.pixels(bytes[start...], side: side) else {
      throw .parts(StoredBlocks.damaged(opened.file.path))
    }
    return UnitRenderer.Result(made: made, pixels: pixels)
  }

  private func open(_ place: BlockCoordinate) throws(BuildError) -> Opened {
    if let opened, opened.place == place { return opened }
    guard let block = stored.blocks[place] else { throw .parts(.otherPartition) }
    let path = stored.folder.appending(block.fileName)
    let file: InputFile
    let record: BlockRecord?
    do throws(FileAccessError) {
      file = try InputFile(path)
      record = try BlockFile.record(file)
    } catch {
      throw .access(error)
    }
    guard let record, record.belongs(to: block, stored.plan) else { throw .parts(StoredBlocks.damaged(path)) }
    let new = Opened(
      place: place, file: file, groups: Dictionary(record.groups.map { ($0.block, $0) }) { first, _ in first })
    opened = new
    return new
  }
}

extension StoredBlocks {
  static func damaged(_ path: FilePath) -> PartsError {
    .damaged(
      path,
      "this is not the file of a complete block of the plan; remove it and the file of its part in the folder “parts”, run "
        + "the part again, then finish again")
  }
}
