package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A file that is written where none was.
package enum NewFile {
  /// A name in the same directory that nothing else has.
  package static func temporaryName(beside path: FilePath) -> FilePath {
    var generator = SystemRandomNumberGenerator()
    let number = String(generator.next() as UInt64, radix: 36)
    return path.removingLastComponent().appending("\(prefix)\(number)\(suffix)")
  }

  private static let prefix = ".tilescheme-"
  private static let suffix = ".tmp"

  /// Removes the files under temporary names that a killed process left in a directory.
  package static func removeTemporaries(in directory: FilePath) throws(FileAccessError) {
    for name in try Directory.names(in: directory) where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      remove(directory.appending(name))
    }
  }

  /// Writes a file. Where that fails, what was written of it is left to the caller to remove.
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
      // Some file systems report a full disk only now.
      try file.close()
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Gives a file another name; what has that name is replaced.
  package static func rename(_ path: FilePath, to name: FilePath) throws(FileAccessError) {
    let result = path.withPlatformString { from in name.withPlatformString { renameat(AT_FDCWD, from, AT_FDCWD, $0) } }
    if result != 0 { throw FileAccessError(name.string, .system(Errno(rawValue: errno))) }
  }

  /// Gives a file that is whole its name.
  ///
  /// - Parameter replacing: whether a file that has the name is replaced; otherwise it is an error.
  package static func give(_ path: FilePath, name: FilePath, replacing: Bool) throws(FileAccessError) {
    if replacing { return try rename(path, to: name) }
    do throws(Errno) {
      try Renaming().move(path, to: name)
    } catch {
      throw FileAccessError(name.string, error == .fileExists ? .exists : .system(error))
    }
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: FilePath) { _ = path.withPlatformString { unlink($0) } }
}
