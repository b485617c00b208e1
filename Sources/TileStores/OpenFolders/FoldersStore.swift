public import FileAccess
public import TilingSchemes

/// Folders of images for other programs: one file for each tile, and a document that describes the grid.
public struct FoldersStore: TileStore {
  /// How folders and files are named, and the direction in which rows count.
  public let naming: FolderNaming

  /// - Parameter naming: how folders and files are named; by default `LEVEL/COLUMN/ROW`, as web maps have them.
  public init(naming: FolderNaming = .columnRow) { self.naming = naming }

  /// `folders`.
  public var name: String { "folders" }
  /// “folders of tiles”.
  public var title: String { "folders of tiles" }
  /// A directory.
  public var shape: StoreShape { .directory }
  /// A document of an open format, which depends on the names and on the grid.
  public var documents: StoreDocuments { .openDocument(naming) }
  /// The storage format of a cache with the same files; the document of the folders states none.
  public var storage: TileStorageInfo { TileStorageInfo(format: .exploded, packetSize: 0) }

  /// The zooms of web maps, if the scheme has their grid: programs take the names of the folders for zooms.
  ///
  /// - Returns: `nil` for other grids, and for the names of ArcGIS; the level numbers are then those of the scheme.
  public func grid(for model: CacheDescription) -> StoreGrid? {
    guard naming != .arcGIS, let zooms = try? WebMercatorZooms(model, for: name),
      Set(zooms.zooms.values).count == zooms.zooms.count
    else { return nil }
    return StoreGrid(numbers: zooms.zooms, limits: zooms.limits)
  }

  /// Creates the directory under a temporary name, or continues the one that an interrupted run left. Each level gets a
  /// folder.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try TileFolderSink(destination, naming: naming, below: "")
  }
}
