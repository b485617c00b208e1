import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// The bundles of a cache that are being written.
final class BundleFiles: TileDestination {
  private let folder: FilePath
  private let store: CompactV2Store
  private let sink: BundleMergeSink
  private let journal: BuildJournal?
  private var open: [BundleKey: BundleBuilder] = [:]
  private var empty: [BundleKey: TileBits] = [:]
  private var incomplete: Set<BundleKey> = []

  /// - Parameters:
  ///   - cache: the folder that contains the documents.
  ///   - folder: the folder of the levels.
  ///   - levels: the numbers of the levels that get tiles.
  ///   - journal: notes each complete bundle.
  init(
    _ cache: FilePath, folder: FilePath, levels: [Int], as store: CompactV2Store, _ journal: BuildJournal?
  ) throws(FileAccessError) {
    self.folder = folder
    self.store = store
    self.journal = journal
    sink = try BundleMergeSink(cache, tiles: folder, levels: levels, as: store)
  }

  func add(_ tile: EncodedTile) throws(FileAccessError) {
    let key = BundleKey(of: tile.tile, level: tile.level)
    if let bundle = open[key] { return try bundle.add(tile.bytes, at: tile.tile) }
    let bundle = try BundleBuilder(level: tile.level, corner: key.corner, in: folder, as: store)
    open[key] = bundle
    try bundle.add(tile.bytes, at: tile.tile)
  }

  /// Adds a tile that is left out.
  func add(_ tile: MadeTiles.EmptyTile) {
    let key = BundleKey(of: tile.tile, level: tile.level)
    let position = (tile.tile.row - key.row) * PacketGrid.width + tile.tile.column - key.column
    empty[key, default: TileBits()].insert(position)
  }

  /// Nothing is coarser than a block of the coarsest step.
  func add(_ top: MadeTiles.TopBlock) {}

  /// Adds a tile that could not be made.
  func addFailed(_ tile: MadeTiles.EmptyTile) { incomplete.insert(BundleKey(of: tile.tile, level: tile.level)) }

  /// Completes a bundle, which exists only if it has got tiles.
  func finish(_ key: BundleKey) throws(FileAccessError) {
    let bundle = open.removeValue(forKey: key)
    let empty = empty.removeValue(forKey: key)
    guard bundle != nil || empty != nil else { return }
    try bundle?.finish(sink)
    let name = "\(key.corner.fileName).bundle"
    try journal?.note(
      key, empty: empty ?? TileBits(), isWhole: !incomplete.contains(key),
      file: folder.appending(TileNames.level(key.level)).appending(name))
  }
}

extension BundleKey {
  init(of tile: TileCoordinate, level: Int) {
    let corner = BundleCoordinate(of: tile)
    self.init(level: level, row: corner.row, column: corner.column)
  }
}
