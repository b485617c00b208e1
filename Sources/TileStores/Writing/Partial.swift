public import FileAccess
public import SystemPackage

/// What is not whole yet, beside its destination.
public enum Partial {
  /// Where a result grows until it is whole.
  ///
  /// - Parameters:
  ///   - destination: the result's name.
  ///   - key: tells this work from another for the same destination.
  public static func path(for destination: FilePath, key: String) -> FilePath {
    destination.removingLastComponent().appending("\(prefix(destination))\(key)\(suffix)")
  }

  /// What any earlier run for the same destination left.
  ///
  /// - Throws: `FileAccessError` where the directory of the destination cannot be read.
  public static func all(for destination: FilePath) throws(FileAccessError) -> [FilePath] {
    let folder = destination.removingLastComponent()
    let prefix = prefix(destination)
    return try Directory.names(in: folder.isEmpty ? "." : folder)
      // A database that is not whole has its journal beside it.
      .filter { $0.hasPrefix(prefix) && ($0.hasSuffix(suffix) || $0.hasSuffix("\(suffix)-journal")) }
      .map { folder.appending($0) }
  }

  /// Removes what any earlier run for the same destination left.
  ///
  /// - Throws: `FileAccessError` where something of it cannot be removed.
  public static func removeAll(for destination: FilePath) throws(FileAccessError) {
    for path in try all(for: destination) { try remove(path) }
  }

  /// Removes a file or directory, if it is there.
  ///
  /// - Throws: `FileAccessError` where it cannot be removed.
  public static func remove(_ path: FilePath) throws(FileAccessError) {
    do throws(Errno) {
      try DirectoryTree.remove(path)
    } catch {
      if error != .noSuchFileOrDirectory { throw FileAccessError(path.string, .system(error)) }
    }
  }

  private static func prefix(_ destination: FilePath) -> String {
    ".\(destination.lastComponent?.string ?? "").tilescheme-"
  }

  private static let suffix = ".partial"
}
