public import FileAccess
public import TilingSchemes

/// A folder for any web server: single tiles, documents for programs, and a page that shows the map.
///
/// The tiles are in `tiles/LEVEL/COLUMN/ROW.png`, the order that web maps expect; the addresses of WMTS and of the page can
/// have any order.
public struct WebFolderStore: TileStore {
  /// The folder of the tiles.
  package static let tileFolder = "tiles"
  private let folders = FoldersStore(naming: .columnRow)

  /// The store; it has no state.
  public init() {}

  /// `web`.
  public var name: String { "web" }
  /// “a folder for web servers”.
  public var title: String { "a folder for web servers" }
  /// A directory.
  public var shape: StoreShape { .directory }
  /// A page, its data, and documents for other programs.
  public var documents: StoreDocuments { .page(folders.naming) }
  /// The storage format of a cache with the same files.
  public var storage: TileStorageInfo { folders.storage }

  /// The zooms of web maps, if the scheme has their grid; `nil` for other grids, whose level numbers are kept.
  public func grid(for model: CacheDescription) -> StoreGrid? { folders.grid(for: model) }

  /// Creates the directory under a temporary name, or continues the one that an interrupted run left. Each level gets a
  /// folder below `tiles`.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try TileFolderSink(destination, naming: folders.naming, below: "tiles")
  }
}
