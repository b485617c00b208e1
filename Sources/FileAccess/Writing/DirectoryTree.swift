package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Removes a directory with everything in it.
package enum DirectoryTree {
  /// Removes a tree. Symbolic links are removed and never followed, not even a link that replaces a directory in the
  /// meantime: every step is relative to the descriptor of an open directory.
  ///
  /// If something cannot be removed, some of its siblings remain as well.
  package static func remove(_ path: FilePath) throws(Errno) {
    let code = path.withPlatformString { remove($0, in: AT_FDCWD) }
    if code != 0 { throw Errno(rawValue: code) }
  }

  /// - Returns: 0, or the error number.
  private static func remove(_ name: UnsafePointer<CChar>, in parent: CInt) -> CInt {
    var status = stat()
    guard fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return errno }
    guard status.st_mode & S_IFMT == S_IFDIR else { return unlinkat(parent, name, 0) == 0 ? 0 : errno }
    let code = empty(name, in: parent)
    guard code == 0 else { return code }
    return unlinkat(parent, name, AT_REMOVEDIR) == 0 ? 0 : errno
  }

  private static func empty(_ name: UnsafePointer<CChar>, in parent: CInt) -> CInt {
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    guard let directory = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      return code
    }
    // This also closes `descriptor`, which belongs to `directory` now.
    defer { closedir(directory) }
    // All names are read first: POSIX does not define what `readdir` returns after a removal.
    for name in names(directory) {
      let code = name.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { remove($0, in: descriptor) } ?? 0
      }
      guard code == 0 else { return code }
    }
    return 0
  }

  /// The names as bytes with a closing zero, because names need not be UTF-8.
  private static func names(_ directory: OpaquePointer) -> [[CChar]] {
    var names: [[CChar]] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        let start = UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)
        return Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
      }
      if name != [46, 0], name != [46, 46, 0] { names.append(name) }
    }
    return names
  }
}
