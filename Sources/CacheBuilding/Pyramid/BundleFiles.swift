import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// The bundles of a cache that are being written.
final class BundleFiles {
  private let folder: FilePath
  private let store: CompactV2Store
  private let sink: BundleMergeSink
  private var open: [BundleKey: BundleBuilder] = [:]

  /// - Parameters:
  ///   - cache: the folder that contains the documents.
  ///   - folder: the folder of the levels.
  ///   - levels: the numbers of the levels that get tiles.
  init(
    _ cache: FilePath, folder: FilePath, levels: [Int], as store: CompactV2Store
  ) throws(FileAccessError) {
    self.folder = folder
    self.store = store
    sink = try BundleMergeSink(cache, tiles: folder, levels: levels, as: store)
  }

  func add(_ tile: EncodedTile) throws(FileAccessError) {
    let corner = BundleCoordinate(of: tile.tile)
    let key = BundleKey(level: tile.level, row: corner.row, column: corner.column)
    if let bundle = open[key] { return try bundle.add(tile.bytes, at: tile.tile) }
    let bundle = try BundleBuilder(level: tile.level, corner: corner, in: folder, as: store)
    open[key] = bundle
    try bundle.add(tile.bytes, at: tile.tile)
  }

  /// Completes a bundle; nothing happens if it has got no tiles.
  func finish(_ key: BundleKey) throws(FileAccessError) {
    guard let bundle = open.removeValue(forKey: key) else { return }
    try bundle.finish(sink)
  }
}
