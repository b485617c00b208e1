public import FileAccess
public import SystemPackage

/// Decides whether a directory contains a cache and nothing else, so that it may be replaced as a whole.
public enum CacheDirectory {
  /// Why a directory must not be replaced.
  public enum Obstacle: Error, Sendable {
    /// It cannot be listed.
    case access(FileAccessError)
    /// It contains no scheme that can be read.
    case noCache(FilePath)
    /// It contains a file, a folder or a link that is not part of a cache: its path from the directory.
    case stranger(String, in: FilePath)

    /// One sentence without a full stop.
    public var message: String {
      switch self {
      case .access(let error): error.message
      case .noCache(let path):
        "\(path): not recognised as a cache, so it was not replaced; remove it yourself or choose another name"
      case .stranger(let name, let path):
        "\(path): contains “\(name)”, which is not part of a cache, so it was not replaced; move “\(name)” away first"
      }
    }
  }

  /// Checks that a directory may be replaced: it is a cache, and contains nothing else.
  ///
  /// The names in all folders are read, because the whole tree would be removed. A symbolic link is never part of a cache:
  /// what it leads to would be lost to its owner without being moved.
  ///
  /// - Throws: `Obstacle` if it is not a cache, or contains anything else, such as a second cache.
  public static func check(_ path: FilePath) throws(Obstacle) {
    if WebFolderContent.isWritten(path) {
      return try check([], in: path, isFile: WebFolderContent.isFile, isFolder: WebFolderContent.isFolder)
    }
    // Opened first, because any file can have the name conf.xml.
    let names = try entries(in: path).map(\.name)
    guard names.contains(where: { SchemeFileName.isScheme($0) || FolderDocument.isNamed($0) }),
      let opened = try? SchemeOpener.open(path), !opened.documents.isEmpty
    else { throw .noCache(path) }
    if names.contains(where: SchemeFileName.isScheme) {
      try check([], in: path, isFile: CacheContent.isFile, isFolder: CacheContent.isFolder)
    } else {
      try check([], in: path, isFile: OpenFolderContent.isFile, isFolder: OpenFolderContent.isFolder)
    }
  }

  /// - Parameters:
  ///   - names: the path of the folder from the cache.
  ///   - isFile: whether a file belongs to the cache, by the names from the cache to it.
  ///   - isFolder: the same for a folder.
  private static func check(
    _ names: [String], in cache: FilePath, isFile: ([String]) -> Bool, isFolder: ([String]) -> Bool
  ) throws(Obstacle) {
    let folder = names.reduce(cache) { $0.appending($1) }
    for entry in try entries(in: folder) {
      let path = names + [entry.name]
      switch entry.kind ?? kind(of: folder.appending(entry.name)) {
      case .directory where isFolder(path): try check(path, in: cache, isFile: isFile, isFolder: isFolder)
      case .file where isFile(path): continue
      default: throw .stranger(path.joined(separator: "/"), in: cache)
      }
    }
  }

  private static func entries(in path: FilePath) throws(Obstacle) -> [Directory.Entry] {
    do throws(FileAccessError) {
      return try Directory.entries(in: path)
    } catch {
      throw .access(error)
    }
  }

  /// The kind of an entry that is not a symbolic link, for file systems whose directories do not record it.
  private static func kind(of path: FilePath) -> FileSystemEntry? {
    switch (try? Stat(path, followTargetSymlink: false))?.type {
    case .regular: .file
    case .directory: .directory
    default: nil
    }
  }
}
