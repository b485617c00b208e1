/// Whether a store is a directory or one file.
public enum StoreShape: Hashable, Sendable {
  /// A directory with documents and a folder of tiles.
  case directory
  /// One file; its extension in small letters, without the dot.
  case file(suffix: String)

  /// Whether it is one file.
  public var isFile: Bool { self != .directory }
}

/// The documents that describe the scheme of a store's tiles.
public enum StoreDocuments: Hashable, Sendable {
  /// conf.xml and conf.cdi.
  case legacy
  /// root.json, iteminfo.json and a thumbnail.
  case readyToServe
  /// Entries within the store itself, which the store writes.
  case ownEntries
  /// A document of an open format, such as TileJSON, beside folders with these names.
  case openDocument(FolderNaming)
  /// A page with its data, and documents of open formats, beside the folder of folders with these names.
  case page(FolderNaming)
}
