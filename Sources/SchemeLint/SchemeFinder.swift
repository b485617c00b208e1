public import FileAccess
import SchemeFormats
public import SystemPackage

/// Finds the schemes in a directory, by what files hold and not by what they are called.
public enum SchemeFinder {
  private static let extensions: Set<String> = ["xml", "cdi", "json", "tpk", "tpkx"]
  /// Folders of tiles hold millions of files and no scheme.
  private static let tileFolders: Set<String> = ["_alllayers", "tile"]

  /// The files that may hold a scheme, in the order of their paths; a file that is named is its own candidate.
  ///
  /// - Throws: `FileAccessError` where the path is not there, or the directory cannot be read.
  public static func candidates(at path: FilePath) throws(FileAccessError) -> [FilePath] {
    switch FileSystemEntry.at(path) {
    case nil: throw FileAccessError(path.string, .system(.noSuchFileOrDirectory))
    case .directory: return try files(in: path, depth: 0)
    case .file, .other: return [path]
    }
  }

  private static func files(in directory: FilePath, depth: Int) throws(FileAccessError) -> [FilePath] {
    // A link can lead in a circle.
    guard depth < 64 else { return [] }
    var files: [FilePath] = []
    for name in try Directory.names(in: directory) where !name.hasPrefix(".") {
      let path = directory.appending(name)
      switch FileSystemEntry.at(path) {
      case .directory:
        guard !tileFolders.contains(name.lowercased()), !isLink(path) else { continue }
        files += (try? self.files(in: path, depth: depth + 1)) ?? []
      case .file: if extensions.contains(path.extension?.lowercased() ?? "") { files.append(path) }
      case .other, nil: break
      }
    }
    return files
  }

  private static func isLink(_ path: FilePath) -> Bool {
    (try? Stat(path, followTargetSymlink: false))?.type == .symbolicLink
  }
}
