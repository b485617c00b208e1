public import FileAccess
public import TilingSchemes

/// A wrong or missing name or folder in a cache.
public struct LayoutProblem: Hashable, Sendable {
  /// The type of the problem.
  public enum Kind: Hashable, Sendable {
    /// The folder of the tiles does not exist.
    case noTiles
    /// The name of a level folder is not `L` and at least two decimal digits.
    case misnamedLevel
    /// The name of a bundle, row folder or tile is not the name that ArcGIS uses; the expected name, if it is known.
    case misnamed(expected: String?)
    /// The name differs only in capital and small letters: the expected name.
    case letterCase(expected: String)
    /// A file or folder that is not part of a cache.
    case stray
    /// A lock of an ArcGIS job that is running or was interrupted.
    case lock
    /// Tiles of a level that the scheme does not have: its number.
    case unknownLevel(Int)
    /// Levels of the scheme that have no folder: their numbers.
    case missingLevels([Int])
    /// A Compact V1 bundle without its .bundlx.
    case noIndexFile
    /// A .bundlx without its bundle.
    case noBundle
    /// The storage format of most packets differs from the declared one.
    case storage(found: TileStorageFormat, stated: TileStorageFormat)
    /// A folder cannot be listed: the reason.
    case unreadable(FileAccessError)
  }

  /// The type of the problem for a file that is not part of a cache, by its name.
  static func stranger(_ name: String) -> Kind {
    [".lock", ".done"].contains { name.lowercased().hasSuffix($0) } ? .lock : .stray
  }

  /// The type of the problem.
  public let kind: Kind
  /// The path, or the package and the entry, for messages.
  public let path: String

  init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}
