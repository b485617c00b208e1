public import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores

/// An opened cache: its scheme, and the packets of its tiles. The tiles themselves are read on request.
public struct OpenedCache: Sendable {
  /// How the tiles are stored, which decides what else is known about them.
  public enum Tiles: Sendable {
    /// In a directory or a package, below the documents of the scheme.
    case layout(CacheLayout)
    /// In folders of images that are not an ArcGIS cache.
    case folders(FolderLayout)
    /// In a store that describes itself, such as an MBTiles database.
    case stored(StoredCache)

    /// The tiles, packet by packet.
    package var packets: [TilePacket] {
      switch self {
      case .layout(let layout): layout.packets
      case .folders(let folders): folders.packets
      case .stored(let stored): stored.packets
      }
    }
  }

  /// The path that was opened.
  public let path: FilePath
  /// The scheme and its documents; a store that describes itself has a scheme and no documents.
  public let scheme: OpenedScheme
  /// The tiles, and how they are stored.
  public let tiles: Tiles

  /// The tiles, packet by packet.
  public var packets: [TilePacket] { tiles.packets }

  /// Wrong or missing names and folders.
  public var problems: [LayoutProblem] {
    switch tiles {
    case .layout(let layout): layout.problems
    case .folders(let folders): folders.problems
    case .stored(let stored): stored.problems
    }
  }

  /// The package that contains the tiles; `nil` if they are not in a package.
  public var archive: ZipArchive? {
    if case .layout(let layout) = tiles { layout.archive } else { nil }
  }

  /// The names of entries that a package contains more than once: programs disagree on which of them they read.
  public var repeatedEntries: [String] {
    var names: Set<String> = []
    return (archive?.entries ?? []).map(\.name).filter { name in
      // “tile//L00” and “/tile/L00” are the same path as “tile/L00”.
      !name.hasSuffix("/") && !names.insert(name.split(separator: "/").joined(separator: "/")).inserted
    }
  }

  init(_ path: FilePath, _ scheme: OpenedScheme, _ tiles: Tiles) {
    self.path = path
    self.scheme = scheme
    self.tiles = tiles
  }
}
