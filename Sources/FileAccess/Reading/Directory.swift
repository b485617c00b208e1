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
  /// A name in a directory.
  package struct Entry: Sendable {
    package let name: String
    /// What it is, where the directory says so without a look at the file itself; never for a symbolic link.
    package let kind: FileSystemEntry?
  }

  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  public static func names(in path: FilePath) throws(FileAccessError) -> [String] {
    try entries(in: path).map(\.name)
  }

  /// The entries of a directory, sorted by the bytes of their names, without `.` and `..`.
  package static func entries(in path: FilePath) throws(FileAccessError) -> [Entry] {
    guard let directory = path.withPlatformString({ opendir($0) }) else {
      throw FileAccessError(path.string, .system(Errno(rawValue: errno)))
    }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append(Entry(name: name, kind: kind(entry.pointee.d_type))) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func kind(_ type: UInt8) -> FileSystemEntry? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .directory
    default: nil
    }
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
