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
    /// Another file or folder is for the same place, so that programs show different tiles: its path.
    case samePlace(other: String)
  }

  /// The type of the problem for a file that is not part of a cache, by its name.
  static func stranger(_ name: String) -> Kind {
    [".lock", ".done"].contains { name.lowercased().hasSuffix($0) } ? .lock : .stray
  }

  /// The type of the problem.
  public let kind: Kind
  /// The path, or the package and the entry, for messages.
  public let path: String

  /// Whether the file was left by an operating system, such as `.DS_Store`, and so was never part of a map.
  public var isLeftBySystem: Bool {
    guard kind == .stray else { return false }
    let name = path.split { $0 == "/" || $0 == "!" }.last.map { $0.lowercased() } ?? ""
    return name.hasPrefix(".") || name == "thumbs.db" || name == "desktop.ini"
  }

  init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }
}
