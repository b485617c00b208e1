public import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores

/// What a path holds of a cache: its scheme, and the packets of its tiles.
public struct OpenedCache: Sendable {
  /// How the tiles were found.
  public enum Tiles: Sendable {
    /// Below the documents of the scheme, in a directory or a package.
    case layout(CacheLayout)
    /// In folders of images that are no cache of ArcGIS.
    case folders(FolderLayout)
    /// In a store that describes itself.
    case stored(StoredCache)
  }

  /// What was opened.
  public let path: FilePath
  /// The scheme's documents; or none, and what a store says of itself.
  public let scheme: OpenedScheme
  /// How the tiles were found.
  public let tiles: Tiles

  /// The tiles, packet by packet.
  public var packets: [TilePacket] {
    switch tiles {
    case .layout(let layout): layout.packets
    case .folders(let folders): folders.packets
    case .stored(let stored): stored.packets
    }
  }

  /// What is wrong with the names and places of its files.
  public var problems: [LayoutProblem] {
    switch tiles {
    case .layout(let layout): layout.problems
    case .folders(let folders): folders.problems
    case .stored(let stored): stored.problems
    }
  }

  /// The package in which the tiles lie.
  public var archive: ZipArchive? {
    if case .layout(let layout) = tiles { layout.archive } else { nil }
  }

  /// Whether there is no folder of tiles at all.
  public var hasNoTiles: Bool {
    switch tiles {
    case .layout(let layout): layout.problems.contains { $0.kind == .noTiles }
    case .folders(let folders): folders.packets.isEmpty
    case .stored(let stored): stored.packets.isEmpty
    }
  }

  init(_ path: FilePath, _ scheme: OpenedScheme, _ tiles: Tiles) {
    self.path = path
    self.scheme = scheme
    self.tiles = tiles
  }
}
