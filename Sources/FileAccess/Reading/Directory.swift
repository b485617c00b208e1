public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Lists and creates directories.
public enum Directory {
  /// A name in a directory.
  package struct Entry: Sendable {
    package let name: String
    /// The kind of the entry, if the directory itself records it; `nil` otherwise, and for a symbolic link. It saves a
    /// `stat` for each file of a large cache.
    package let kind: FileSystemEntry?

    package init(name: String, kind: FileSystemEntry?) {
      self.name = name
      self.kind = kind
    }
  }

  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be read.
  public static func names(in path: FilePath) throws(FileAccessError) -> [String] {
    try entries(in: path).map(\.name)
  }

  /// The entries of a directory, sorted by the bytes of their names, without `.` and `..`. The file system's own order
  /// differs between machines.
  ///
  /// - Parameter isWanted: whether an entry with this name is returned; a large directory is sorted only as far as needed.
  package static func entries(
    in path: FilePath, where isWanted: (String) -> Bool = { _ in true }
  ) throws(FileAccessError) -> [Entry] {
    var entries: [Entry] = []
    try visit(path) { bytes, kind in
      let name = String(decoding: bytes, as: UTF8.self)
      if isWanted(name) { entries.append(Entry(name: name, kind: kind)) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Calls a function with each name in a directory and its kind, in the order of the file system, without `.` and `..`.
  /// Nothing is kept, so that a directory can be larger than the memory.
  package static func visit(
    _ path: FilePath, _ body: (_ name: UnsafeBufferPointer<UInt8>, _ kind: FileSystemEntry?) -> Void
  ) throws(FileAccessError) {
    guard let directory = path.withPlatformString({ opendir($0) }) else {
      throw FileAccessError(path.string, .system(Errno(rawValue: errno)))
    }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let kind = kind(entry.pointee.d_type)
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          var count = 0
          while start[count] != 0 { count += 1 }
          let dot = UInt8(ascii: ".")
          if start[0] == dot, count == 1 || count == 2 && start[1] == dot { return }
          body(UnsafeBufferPointer(start: start, count: count), kind)
        }
      }
    }
  }

  private static func kind(_ type: UInt8) -> FileSystemEntry? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .directory
    case Int(DT_FIFO), Int(DT_SOCK), Int(DT_CHR), Int(DT_BLK): .other
    // DT_UNKNOWN as well: some file systems do not record the kind.
    default: nil
    }
  }

  /// Creates a directory, unless it already exists. Its parent must exist.
  ///
  /// - Throws: `FileAccessError`: `.notDirectory` if something else has the name, or `.system`, with the parent's path
  ///   if the parent is missing.
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
