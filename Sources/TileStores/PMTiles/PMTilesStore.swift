public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A PMTiles archive, version 3, of Web Mercator grids only. Source: PMTiles Version 3 Specification.
public struct PMTilesStore: TileStore {
  /// The name in messages about the format.
  static let title = "PMTiles"

  /// The store; it has no state.
  public init() {}

  /// `pmtiles`.
  public var name: String { "pmtiles" }
  /// “a PMTiles archive”.
  public var title: String { "a PMTiles archive" }
  /// One file that ends with `.pmtiles`.
  public var shape: StoreShape { .file(suffix: "pmtiles") }
  /// Its header and its metadata in JSON.
  public var documents: StoreDocuments { .ownEntries }
  /// `true`: the format knows no other system.
  public var needsWebMercator: Bool { true }
  /// The storage format of a cache that is made from the archive, which has no bundles itself.
  public var storage: TileStorageInfo { TileStorageInfo(format: .compactV2, packetSize: PacketGrid.width) }

  /// Accepts any version, so that the message for another one can say which it is. Versions 1 and 2 begin with “PM” and
  /// the number as 16 bits.
  public func recognizes(_ head: [UInt8]) -> Bool {
    head.starts(with: PMTilesHeader.magic) || head.starts(with: [0x50, 0x4D, 1, 0])
      || head.starts(with: [0x50, 0x4D, 2, 0])
  }

  /// Reads the header, the metadata and all directories, and lists the packets.
  ///
  /// - Returns: the cache, never `nil`.
  /// - Throws: `TileStoreError` if the file cannot be read, its directories are damaged, or its tiles cannot be
  ///   represented as an ArcGIS cache.
  public func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    try PMTilesArchive(path).contents()
  }

  /// Reads fewer leaf directories of an archive on a server if not all tiles are needed. A country has gigabytes of them.
  public func open(
    _ path: FilePath, choosing set: String?, reading: StoreReading
  ) throws(TileStoreError) -> StoredCache? { try PMTilesArchive(path, reading).contents() }

  /// The zooms of the levels in the square of Web Mercator, with 2^zoom rows and columns each.
  ///
  /// - Returns: the grid, never `nil`.
  /// - Throws: `.grid` if the scheme does not fit that square; see `MBTilesStore`.
  public func grid(for model: CacheDescription) throws(TileStoreError) -> StoreGrid? {
    let zooms = try WebMercatorZooms(model, for: Self.title)
    return StoreGrid(numbers: zooms.zooms, limits: zooms.limits)
  }

  /// `true`: the contents are in the order of the tiles, so that a part of the archive can be copied in few pieces.
  public var isWrittenInOrder: Bool { true }

  /// Along the curve: from zoom 7 on, a packet is a square of the curve.
  public func isOrdered(_ first: PacketContents, before second: PacketContents) -> Bool {
    (first.level, Self.place(first)) < (second.level, Self.place(second))
  }

  private static func place(_ packet: PacketContents) -> UInt64 {
    let place = TileCoordinate(
      row: packet.corner.row / PacketGrid.width, column: packet.corner.column / PacketGrid.width)
    return HilbertCurve.distance(of: place, zoom: max(0, packet.level - 7))
  }

  /// The values of the header and the members of the metadata, with the names of MBTiles.
  public func metadata(of contents: StoreContents) -> StoreMetadata {
    let metadata = WebMercatorMetadata.entries(for: contents, store: Self.title, lerc: "other", version: "1.0.0")
    var lost = metadata.lost
    if case .documents = contents.source, let size = contents.model.scheme?.tileWidth, size != 256 {
      lost.append("the tile size of \(size) pixels; \(Self.title) does not state it, so clients must be configured")
    }
    return StoreMetadata(entries: metadata.entries, lost: lost)
  }

  /// Creates the archive under a temporary name, or continues the one that an interrupted run left.
  ///
  /// - Throws: `FileAccessError` if the archive cannot be created.
  public func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink {
    try PMTilesSink(destination)
  }
}
