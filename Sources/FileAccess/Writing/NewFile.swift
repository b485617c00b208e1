package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Creates files, and gives them their names.
package enum NewFile {
  /// Writes a new file. If that fails, the caller must remove the incomplete file.
  static func write(_ bytes: [UInt8], at path: FilePath) throws(Errno) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      do {
        try file.writeAll(bytes)
      } catch {
        try? file.close()
        throw error
      }
      // Some file systems, such as NFS, report a full disk only when the file is closed.
      try file.close()
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Writes the bytes of a file under a temporary name beside it. If that fails, nothing is left.
  static func writeTemporary(_ bytes: [UInt8], beside path: FilePath) throws(FileAccessError) -> FilePath {
    let temporary = TemporaryName.new(beside: path)
    do throws(Errno) {
      try write(bytes, at: temporary)
    } catch {
      remove(temporary)
      throw FileAccessError(path.string, .system(error))
    }
    return temporary
  }

  /// Renames a file; an existing file of the new name is replaced.
  package static func rename(_ path: FilePath, to name: FilePath) throws(FileAccessError) {
    let result = path.withPlatformString { from in name.withPlatformString { renameat(AT_FDCWD, from, AT_FDCWD, $0) } }
    if result != 0 { throw FileAccessError(name.string, .system(Errno(rawValue: errno))) }
  }

  /// Gives a complete file its final name.
  ///
  /// - Parameter replacing: whether an existing file of this name is replaced; otherwise it is an error, `.exists`.
  package static func give(_ path: FilePath, name: FilePath, replacing: Bool) throws(FileAccessError) {
    if replacing { return try rename(path, to: name) }
    do throws(Errno) {
      try Renaming().move(path, to: name)
    } catch {
      throw FileAccessError(name.string, error == .fileExists ? .exists : .system(error))
    }
  }

  /// Removes a file, if it exists.
  package static func remove(_ path: FilePath) { _ = path.withPlatformString { unlink($0) } }
}
