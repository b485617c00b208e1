import FileAccess
import SystemPackage

/// What is not whole yet, beside its destination.
enum Partial {
  /// - Parameter key: tells this work from another for the same destination.
  static func path(for destination: FilePath, key: String) -> FilePath {
    destination.removingLastComponent().appending("\(prefix(destination))\(key)\(suffix)")
  }

  /// Removes what any earlier run for the same destination left.
  static func removeAll(for destination: FilePath) throws(FileAccessError) {
    let folder = destination.removingLastComponent()
    let prefix = prefix(destination)
    for name in try Directory.names(in: folder.isEmpty ? "." : folder)
    // A database that is not whole has its journal beside it.
    where name.hasPrefix(prefix) && (name.hasSuffix(suffix) || name.hasSuffix("\(suffix)-journal")) {
      do throws(Errno) {
        try DirectoryTree.remove(folder.appending(name))
      } catch {
        if error != .noSuchFileOrDirectory { throw FileAccessError(folder.appending(name).string, .system(error)) }
      }
    }
  }

  private static func prefix(_ destination: FilePath) -> String {
    ".\(destination.lastComponent?.string ?? "").tilescheme-"
  }

  private static let suffix = ".partial"
}
