import CacheOpening
public import FileAccess
public import HTTPAccess
import SchemeFormats
public import SystemPackage

/// Where a new cache will be: `<cache directory>/<folder>_<service>/<data frame>`.
///
/// Looking changes nothing, so that a dry run fails where the run itself would.
public struct CacheDestination: Sendable {
  /// The files of a new cache.
  public struct Written: Hashable, Sendable {
    /// The paths of the files.
    public let files: [FilePath]
    /// Where the rest of a replaced cache lies that could not be removed.
    public let leftOver: FilePath?
  }

  /// For people: the directory as the user named it, and the way to the cache.
  public let path: FilePath
  private let base: FilePath
  private let steps: FilePath
  private let replaces: Bool

  /// Looks at the place.
  ///
  /// - Parameters:
  ///   - directory: the service cache directory; made where only it is missing.
  ///   - name: the service, whose folders lie in the directory.
  ///   - dataFrame: the name of the folder in which the cache itself lies.
  ///   - configuration: says in which directories caches may be made.
  ///   - overwrites: whether a cache that is there is replaced.
  /// - Throws: `CreationError` `.place` where the cache cannot be made there.
  public init(
    _ directory: FilePath, _ name: ServiceName, dataFrame: String, configuration: CacheConfiguration, overwrites: Bool
  ) throws(CreationError) {
    let steps = FilePath(name.directoryName).appending(dataFrame)
    path = directory.appending(steps.components)
    switch FileSystemEntry.at(directory) {
    case .directory:
      base = directory
      self.steps = steps
    case nil:
      let parent = directory.removingLastComponent()
      guard let last = directory.lastComponent, FileSystemEntry.at(parent.isEmpty ? "." : parent) == .directory else {
        throw .place(.noDirectory(parent.isEmpty ? directory : parent))
      }
      base = parent.isEmpty ? "." : parent
      self.steps = FilePath(root: nil, components: last).appending(steps.components)
    default: throw .place(.notADirectory(directory))
    }
    // What is missing will lie in the base.
    if let real = RealPath.of(base) {
      try configuration.check(FileSystemEntry.at(directory) == nil ? real.appending(self.steps.components) : real)
    }
    switch FileSystemEntry.at(path) {
    case nil: replaces = false
    case .directory:
      guard overwrites else { throw .place(.exists(path)) }
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(path)
      } catch {
        if case .access(let cause) = error { throw .file(cause) }
        throw .place(.notACache(error.message))
      }
      replaces = true
    default: throw .place(.file(path))
    }
  }

  /// Writes the cache whole, or nothing.
  ///
  /// - Throws: `FileAccessError` where a file cannot be written, or something has come into being there.
  public func write(_ files: CacheFiles) throws(FileAccessError) -> Written {
    var staged = try StagedDirectory(steps, in: base, replacing: replaces)
    for file in files.files { try staged.add(file.bytes, at: file.path) }
    for folder in files.tileFolders { try staged.addDirectory(folder) }
    let leftOver = try staged.commit()
    return Written(files: files.files.map { path.appending($0.path.components) }, leftOver: leftOver)
  }
}
