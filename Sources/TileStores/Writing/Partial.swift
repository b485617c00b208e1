import FileAccess
import SystemPackage

/// What is not whole yet, beside its destination.
enum Partial {
  /// - Parameter key: tells this work from another for the same destination.
  static func path(for destination: FilePath, key: String) -> FilePath {
    destination.removingLastComponent().appending("\(prefix(destination))\(key)\(suffix)")
  }

  /// What any earlier run for the same destination left.
  static func all(for destination: FilePath) throws(FileAccessError) -> [FilePath] {
    let folder = destination.removingLastComponent()
    let prefix = prefix(destination)
    return try Directory.names(in: folder.isEmpty ? "." : folder)
      // A database that is not whole has its journal beside it.
      .filter { $0.hasPrefix(prefix) && ($0.hasSuffix(suffix) || $0.hasSuffix("\(suffix)-journal")) }
      .map { folder.appending($0) }
  }

  static func removeAll(for destination: FilePath) throws(FileAccessError) {
    for path in try all(for: destination) { try remove(path) }
  }

  static func remove(_ path: FilePath) throws(FileAccessError) {
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
