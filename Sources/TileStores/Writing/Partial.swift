public import FileAccess
public import SystemPackage

/// The unfinished output of a conversion, beside its destination.
///
/// The same folder is on the same file system, so the finished output needs only a rename.
public enum Partial {
  /// The path of the unfinished output.
  ///
  /// - Parameters:
  ///   - destination: the path of the result.
  ///   - key: identifies the conversion: another source or other options for the same destination have another key.
  public static func path(for destination: FilePath, key: String) -> FilePath {
    destination.folder.appending("\(prefix(destination))\(key)\(suffix)")
  }

  /// The unfinished outputs that earlier runs left for the same destination, with any key.
  ///
  /// - Throws: `FileAccessError` if the directory of the destination cannot be read.
  public static func all(for destination: FilePath) throws(FileAccessError) -> [FilePath] {
    let folder = destination.folder
    let prefix = prefix(destination)
    return try Directory.names(in: folder.isEmpty ? "." : folder)
      // SQLite keeps a journal beside an unfinished database.
      .filter { $0.hasPrefix(prefix) && ($0.hasSuffix(suffix) || $0.hasSuffix("\(suffix)-journal")) }
      .map { folder.appending($0) }
  }

  /// Removes the unfinished outputs that earlier runs left for the same destination.
  ///
  /// - Throws: `FileAccessError` if one of them cannot be removed.
  public static func removeAll(for destination: FilePath) throws(FileAccessError) {
    for path in try all(for: destination) { try remove(path) }
  }

  /// Removes a file or a directory with its content; nothing happens if it does not exist.
  ///
  /// - Throws: `FileAccessError` if it cannot be removed.
  public static func remove(_ path: FilePath) throws(FileAccessError) {
    do throws(Errno) {
      try DirectoryTree.remove(path)
    } catch {
      if error != .noSuchFileOrDirectory { throw FileAccessError(path.string, .system(error)) }
    }
  }

  private static func prefix(_ destination: FilePath) -> String {
    ".\(destination.name ?? "").tilescheme-"
  }

  private static let suffix = ".partial"
}
