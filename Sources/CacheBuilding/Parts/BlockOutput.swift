import CacheParts
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// Gets the tiles of one block: those of the split level and of finer ones go to bundles, coarser ones to the file of the
/// block.
///
/// It has one user at a time: `OrderedOutput` while tiles are made, and then the part, which completes the file. It is
/// `Sendable` because these are two different threads.
final class BlockOutput: TileDestination, @unchecked Sendable {
  private let tiles: FilePath
  private let store: CompactV2Store
  private let shared: SharedFile
  /// The numbers of the levels whose bundles belong to the block.
  private let owned: [Int]
  private let path: FilePath
  private let temporary: FilePath
  private let file: OutputFile
  private var size = 0
  private var record: BlockRecord
  private var open: [BundleKey: BundleBuilder] = [:]
  private var empty: [BundleKey: TileBits] = [:]
  private var bytes: [UInt8] = []
  private var passed: [Int] = []
  private var passedEmpty: [Int] = []
  /// The blocks whose pixels coarser levels need.
  private let needed: Set<BlockCoordinate>

  /// - Parameters:
  ///   - record: without content.
  ///   - path: of the file of the block.
  ///   - needed: the blocks of the coarsest step whose pixels are passed on.
  init(
    _ record: BlockRecord, at path: FilePath, owned: [Int], needed: Set<BlockCoordinate>, tiles: FilePath,
    as store: CompactV2Store, _ shared: SharedFile
  ) throws(FileAccessError) {
    self.record = record
    self.path = path
    self.owned = owned
    self.needed = needed
    self.tiles = tiles
    self.store = store
    self.shared = shared
    temporary = TemporaryName.new(beside: path)
    file = try OutputFile(temporary)
  }

  deinit { NewFile.remove(temporary) }

  func add(_ tile: EncodedTile) throws(FileAccessError) {
    guard owned.contains(tile.level) else {
      bytes += tile.bytes
      passed += [tile.level, tile.tile.row, tile.tile.column, tile.bytes.count]
      return
    }
    let key = BundleKey(of: tile.tile, level: tile.level)
    if let bundle = open[key] { return try bundle.add(tile.bytes, at: tile.tile) }
    let bundle = try BundleBuilder(level: tile.level, corner: key.corner, in: tiles, as: store)
    open[key] = bundle
    try bundle.add(tile.bytes, at: tile.tile)
  }

  func add(_ tile: MadeTiles.EmptyTile) {
    guard owned.contains(tile.level) else {
      passedEmpty += [tile.level, tile.tile.row, tile.tile.column]
      return
    }
    let key = BundleKey(of: tile.tile, level: tile.level)
    empty[key, default: TileBits()].insert(
      (tile.tile.row - key.row) * PacketGrid.width + tile.tile.column - key.column)
  }

  /// Rasters give every tile or fail as a whole; services, which can fail for one, have no parts.
  func addFailed(_ tile: MadeTiles.EmptyTile) {}

  func add(_ top: MadeTiles.TopBlock) throws(FileAccessError) {
    var pixelSize = 0
    if needed.contains(top.block), let pixels = top.pixels {
      do throws(BuildError) {
        let compressed = try BlockFile.compressed(pixels)
        bytes += compressed
        pixelSize = compressed.count
      } catch {
        throw FileAccessError(path.string, .system(.noMemory))
      }
    }
    record.groups.append(
      BlockRecord.Group(
        block: top.block, offset: size, size: bytes.count, checksum: bytes.withUnsafeBytes { Checksum($0).value },
        pixelSize: pixelSize, tiles: passed, empty: passedEmpty))
    try file.write(bytes, at: size)
    size += bytes.count
    bytes.removeAll(keepingCapacity: true)
    passed = []
    passedEmpty = []
  }

  func finish(_ key: BundleKey) throws(FileAccessError) {
    guard owned.contains(key.level) else { return }
    if let tiles = empty.removeValue(forKey: key) { record.empty.append(.init(key: key, tiles: tiles)) }
    guard let bundle = open.removeValue(forKey: key) else { return }
    let written = try bundle.finish(as: shared)
    record.bundles.append(.init(key: key, size: written.size, checksum: written.checksum))
  }

  /// Writes the file of the block, after all of its bundles.
  func complete(_ counts: [Int: LevelCount]) throws(FileAccessError) -> BlockRecord {
    record.counts = counts
    let text = record.text
    let end = BlockFile.end(of: text)
    try file.write(text + end, at: size)
    try shared.publish(temporary, as: path, size: size + text.count + end.count)
    return record
  }
}
