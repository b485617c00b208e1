/// Whether a store is a directory or one file.
public enum StoreShape: Hashable, Sendable {
  /// A directory with documents and a folder of tiles.
  case directory
  /// One file, whose name ends with a dot and this, in small letters.
  case file(suffix: String)

  /// Whether it is one file.
  public var isFile: Bool { self != .directory }
}

/// What stands beside the tiles of a store and says what they show.
public enum StoreDocuments: Hashable, Sendable {
  /// conf.xml and conf.cdi.
  case legacy
  /// root.json, iteminfo.json and a thumbnail.
  case readyToServe
  /// Entries within the store itself, which the store makes.
  case ownEntries
}
