import CacheOpening
public import FileAccess
public import HTTPAccess
import SchemeFormats
public import SystemPackage

/// Where a new cache will be: `<cache directory>/<folder>_<service>/<data frame>`.
///
/// Looking changes nothing, so that a dry run fails where the run itself would.
public struct CacheDestination: Sendable {
  /// For people: the directory as the user named it, and the way to the cache.
  public let path: FilePath
  private let base: FilePath
  private let steps: FilePath
  private let replaces: Bool

  /// - Parameters:
  ///   - directory: the service cache directory; made where only it is missing.
  ///   - overwrites: whether a cache that is there is replaced.
  /// - Throws: `PlanningError` where the cache cannot be made there.
  public init(
    _ directory: FilePath, _ name: ServiceName, dataFrame: String, configuration: CacheConfiguration, overwrites: Bool
  ) throws(PlanningError) {
    let steps = FilePath(name.directoryName).appending(dataFrame)
    path = directory.appending(steps.components)
    switch FileSystemEntry.at(directory) {
    case .directory:
      base = directory
      self.steps = steps
    case nil:
      let parent = directory.removingLastComponent()
      guard let last = directory.lastComponent, FileSystemEntry.at(parent.isEmpty ? "." : parent) == .directory else {
        throw .failed("\(parent.isEmpty ? directory : parent): no such directory; make it first")
      }
      base = parent.isEmpty ? "." : parent
      self.steps = FilePath(root: nil, components: last).appending(steps.components)
    default: throw .failed("\(directory): is not a directory, and a cache directory has to be one")
    }
    // What is missing will lie in the base.
    if let real = RealPath.of(base) {
      try configuration.check(FileSystemEntry.at(directory) == nil ? real.appending(self.steps.components) : real)
    }
    switch FileSystemEntry.at(path) {
    case nil: replaces = false
    case .directory:
      guard overwrites else {
        throw .failed("\(path): a cache or something else is there already; --overwrite replaces a cache")
      }
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(path)
      } catch {
        throw .failed(error.message)
      }
      replaces = true
    default: throw .failed("\(path): is a file, and stays; choose another name with --name")
    }
  }

  /// Writes the cache whole, or nothing.
  ///
  /// - Returns: the paths of the files, and where the rest of a replaced cache lies that could not be removed.
  public func write(_ files: CacheFiles) throws(FileAccessError) -> (written: [FilePath], leftOver: FilePath?) {
    var staged = try StagedDirectory(steps, in: base, replacing: replaces)
    for file in files.files { try staged.add(file.bytes, at: file.path) }
    for folder in files.tileFolders { try staged.addDirectory(folder) }
    let leftOver = try staged.commit()
    return (files.files.map { path.appending($0.path.components) }, leftOver)
  }
}
