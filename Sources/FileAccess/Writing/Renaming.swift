private import CRename
import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Renames a directory without ever replacing something that was not checked.
struct Renaming: Sendable {
  /// `false` treats every file system as one that supports only the `rename` of POSIX, as some network file systems do.
  var isExtended = true

  /// Renames `path` to a free name.
  ///
  /// - Throws: `.fileExists` if the name is in use.
  func move(_ path: FilePath, to name: FilePath) throws(Errno) {
    do throws(Errno) {
      return try extended(path, name, crename_exclusively)
    } catch {
      guard Self.isUnsupported(error) else { throw error }
    }
    // Something that another process creates between these two lines is replaced only if it is an empty directory:
    // renaming a directory does not replace anything else.
    if (try? Stat(name, followTargetSymlink: false)) != nil { throw .fileExists }
    do throws(Errno) {
      try replaceEmpty(path, name)
    } catch {
      throw error == .directoryNotEmpty || error == .notDirectory ? .fileExists : error
    }
  }

  /// Exchanges the names of two directories in one step.
  func exchange(_ one: FilePath, _ other: FilePath) throws(Errno) {
    try extended(one, other, crename_exchanging)
  }

  /// Whether a rename failed because the file system does not support this kind of rename, and not because of the
  /// directories.
  static func isUnsupported(_ error: Errno) -> Bool {
    error == .invalidArgument || error == .noFunction || error == .notSupported || error == .notSupportedOnSocket
  }

  private func extended(
    _ from: FilePath, _ to: FilePath, _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
  ) throws(Errno) {
    guard isExtended else { throw .noFunction }
    let result = from.withPlatformString { from in to.withPlatformString { call(from, $0) } }
    if result != 0 { throw Errno(rawValue: errno) }
  }

  private func replaceEmpty(_ from: FilePath, _ to: FilePath) throws(Errno) {
    let result = from.withPlatformString { from in to.withPlatformString { rename(from, $0) } }
    if result != 0 { throw Errno(rawValue: errno) }
  }
}
