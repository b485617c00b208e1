import CacheOpening
public import FileAccess
public import HTTPAccess
import SchemeFormats
public import SystemPackage

/// The place of a new cache: `<cache directory>/<folder>_<service>/<data frame>`.
///
/// The check changes nothing, so a dry run fails in the same cases as a real run.
public struct CacheDestination: Sendable {
  /// The written files of a new cache.
  public struct Written: Hashable, Sendable {
    /// The paths of the files.
    public let files: [FilePath]
    /// The path of what is left of a replaced cache that could not be removed; otherwise `nil`.
    public let leftOver: FilePath?
  }

  /// For people: the directory as the user gave it, followed by the folders of the cache.
  public let path: FilePath
  /// How many tiles of an existing cache are deleted with it; 0 if there is none.
  public let deletedTiles: Int
  private let base: FilePath
  private let steps: FilePath
  private let replaces: Bool

  /// Checks the place.
  ///
  /// - Parameters:
  ///   - directory: the cache directory. If only its last component is missing, it is created.
  ///   - name: the service, which determines the folder in the directory.
  ///   - dataFrame: the name of the folder of the cache itself.
  ///   - configuration: the directories in which caches may be created.
  ///   - overwrites: whether an existing cache is replaced.
  ///   - deletesTiles: whether it is replaced also if it has tiles.
  /// - Throws: `CreationError`: `.place` if the cache cannot be created there, `.file` if the place cannot be examined.
  public init(
    _ directory: FilePath, _ name: ServiceName, dataFrame: String, configuration: CacheConfiguration, overwrites: Bool,
    deletesTiles: Bool = false
  ) throws(CreationError) {
    let steps = FilePath(name.directoryName).appending(dataFrame)
    path = directory.appending(steps.components)
    try Self.check(directory)
    if FileSystemEntry.at(directory) == nil, let last = directory.lastComponent {
      let parent = directory.removingLastComponent()
      base = parent.isEmpty ? "." : parent
      self.steps = FilePath(root: nil, components: last).appending(steps.components)
    } else {
      base = directory
      self.steps = steps
    }
    // A missing directory will be created in the base, so its future path is checked.
    if let real = RealPath.of(base) {
      try configuration.check(FileSystemEntry.at(directory) == nil ? real.appending(self.steps.components) : real)
    }
    // The folders of the cache too: one of them can exist and be a link that leads out of the registered directory.
    if let real = RealPath.place(of: path) { try configuration.check(real) }
    if let outer = EnclosingCache.path(of: path) { throw .place(.insideCache(path, outer)) }
    switch FileSystemEntry.at(path) {
    case nil:
      replaces = false
      deletedTiles = 0
    case .directory:
      guard overwrites else { throw .place(.exists(path)) }
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(path)
      } catch {
        if case .access(let cause) = error { throw .file(cause) }
        throw .place(.notACache(error.message))
      }
      let tiles = try ReplacedTiles(in: path)
      if !deletesTiles, !tiles.isEmpty { throw .place(.hasTiles(path, count: tiles.count)) }
      deletedTiles = tiles.count
      replaces = true
    default: throw .place(.file(path))
    }
  }

  /// Checks the directory for caches, which can be done before the cache has a name.
  ///
  /// - Throws: `CreationError.place` if it is not a directory, and cannot be created because its parent is none.
  static func check(_ directory: FilePath) throws(CreationError) {
    switch FileSystemEntry.at(directory) {
    case .directory: return
    case nil:
      let parent = directory.removingLastComponent()
      guard directory.lastComponent != nil, FileSystemEntry.at(parent.isEmpty ? "." : parent) == .directory else {
        throw .place(.noDirectory(parent.isEmpty ? directory : parent))
      }
    default: throw .place(.notADirectory(directory))
    }
  }

  /// Writes the whole cache, or nothing.
  ///
  /// - Throws: `FileAccessError` if a file cannot be written, or something else was created there in the meantime.
  public func write(_ files: CacheFiles) throws(FileAccessError) -> Written {
    var staged = try StagedDirectory(steps, in: base, replacing: replaces)
    for file in files.files { try staged.add(file.bytes, at: file.path) }
    for folder in files.tileFolders { try staged.addDirectory(folder) }
    let leftOver = try staged.commit()
    return Written(files: files.files.map { path.appending($0.path.components) }, leftOver: leftOver)
  }
}
