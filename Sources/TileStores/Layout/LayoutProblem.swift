public import FileAccess
public import TilingSchemes

/// What is wrong with the names and places of a cache's files.
public struct LayoutProblem: Hashable, Sendable {
  /// What it is that is wrong.
  public enum Kind: Hashable, Sendable {
    /// The folder of the tiles is not there.
    case noTiles
    /// A level's folder that is not `L` and two or more decimal digits.
    case misnamedLevel
    /// A bundle, row folder or tile whose name does not say its row and column as ArcGIS does.
    case misnamed(expected: String?)
    /// Right but for capital and small letters: what it should be.
    case letterCase(expected: String)
    /// No part of a cache.
    case stray
    /// Left behind by a job of ArcGIS that ended early.
    case lock
    /// A level that the scheme does not have.
    case unknownLevel(Int)
    /// Levels of the scheme without a folder.
    case missingLevels([Int])
    /// A Compact V1 bundle without its .bundlx.
    case noIndexFile
    /// A .bundlx without its bundle.
    case noBundle
    /// Stored in another way than the configuration says.
    case storage(found: TileStorageFormat, stated: TileStorageFormat)
    /// It could not be listed: why.
    case unreadable(FileAccessError)
  }

  /// What a file is that is no part of a cache.
  static func stranger(_ name: String) -> Kind {
    [".lock", ".done"].contains { name.lowercased().hasSuffix($0) } ? .lock : .stray
  }

  /// What it is that is wrong.
  public let kind: Kind
  /// For people: a path, or a package and an entry.
  public let path: String

  init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}
