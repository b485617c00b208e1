private import CRename
package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A file that appears whole in a directory to which several machines write at the same time.
///
/// No lock is needed and none is taken: whoever writes a file of this name writes the same bytes, so the last rename may
/// win.
package struct SharedFile {
  /// Renames a file; a test gives a function that fails as network file systems do.
  package typealias Rename = (_ path: FilePath, _ name: FilePath) throws(FileAccessError) -> Void

  /// Whether bytes and names are on the disk before the next file is written, so that a machine that loses its power has
  /// no marker of work that is lost.
  package var isSynced: Bool
  private let rename: Rename

  package init(isSynced: Bool, rename: @escaping Rename = NewFile.rename) {
    self.isSynced = isSynced
    self.rename = rename
  }

  /// Writes a file under a temporary name, and gives it its own; an existing file of this name is replaced.
  package func write(_ bytes: [UInt8], at path: FilePath) throws(FileAccessError) {
    let temporary = try NewFile.writeTemporary(bytes, beside: path)
    do throws(FileAccessError) {
      try publish(temporary, as: path, size: bytes.count)
    } catch {
      NewFile.remove(temporary)
      throw error
    }
  }

  /// Gives a complete file its name.
  ///
  /// - Parameter size: of the file in bytes.
  package func publish(_ temporary: FilePath, as path: FilePath, size: Int) throws(FileAccessError) {
    if isSynced { try Self.sync(temporary) }
    do throws(FileAccessError) {
      try rename(temporary, path)
    } catch {
      // A client of NFS repeats a rename whose answer was lost; the second one finds no file, because the first succeeded.
      guard error.reason == .system(.noSuchFileOrDirectory), FileSystemEntry.at(temporary) == nil,
        let found = try? InputFile(path), found.size == size
      else { throw error }
    }
    if isSynced { try Self.sync(path.folder) }
  }

  /// Waits until a file or the names of a directory are on the disk.
  package static func sync(_ path: FilePath) throws(FileAccessError) {
    let path: FilePath = path.isEmpty ? "." : path
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileAccessError(path.string, .system(Errno(rawValue: errno))) }
    defer { close(descriptor) }
    guard fsync(descriptor) != 0 else { return }
    let reason = Errno(rawValue: errno)
    // Some file systems cannot do this for a directory.
    if reason != .invalidArgument, reason != .notSupported { throw FileAccessError(path.string, .system(reason)) }
  }
  /// Waits until everything that was written to a file system is on the disk. For thousands of small files this takes less
  /// time than waiting for each.
  ///
  /// - Parameter path: a directory of the file system.
  package static func syncAll(_ path: FilePath) throws(FileAccessError) {
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileAccessError(path.string, .system(Errno(rawValue: errno))) }
    defer { close(descriptor) }
    if csync_file_system(descriptor) != 0 { throw FileAccessError(path.string, .system(Errno(rawValue: errno))) }
  }
}
