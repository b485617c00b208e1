public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A directory's entries.
public enum Directory {
  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  public static func names(in path: FilePath) throws(FileAccessError) -> [String] {
    guard let directory = path.withPlatformString({ opendir($0) }) else {
      throw FileAccessError(path.string, .system(Errno(rawValue: errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a directory where there is none yet; its parent must exist.
  public static func create(_ path: FilePath) throws(FileAccessError) {
    let result = path.withPlatformString { mkdir($0, 0o777) }
    if result == 0 { return }
    let reason = Errno(rawValue: errno)
    if reason == .fileExists, FileSystemEntry.at(path) == .directory { return }
    let parent = path.removingLastComponent()
    if reason == .noSuchFileOrDirectory, !parent.isEmpty {
      throw FileAccessError(parent.string, .system(reason))
    }
    throw FileAccessError(path.string, reason == .fileExists ? .notDirectory : .system(reason))
  }
}
