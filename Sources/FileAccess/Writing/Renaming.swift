private import CRename
import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Renames a directory without ever replacing what nobody has looked at.
struct Renaming: Sendable {
  /// `false` treats every file system as one that knows POSIX's `rename` only, as some network file systems do.
  var isExtended = true

  /// Gives `path` a name that nothing has; `.fileExists` where something has it.
  func move(_ path: FilePath, to name: FilePath) throws(Errno) {
    do throws(Errno) {
      return try extended(path, name, crename_exclusively)
    } catch {
      guard Self.isUnsupported(error) else { throw error }
    }
    // What comes into being between these two lines is replaced only where it is an empty directory: a directory
    // takes the place of nothing else.
    if (try? Stat(name, followTargetSymlink: false)) != nil { throw .fileExists }
    do throws(Errno) {
      try replaceEmpty(path, name)
    } catch {
      throw error == .directoryNotEmpty || error == .notDirectory ? .fileExists : error
    }
  }

  /// Gives each of two directories the name of the other, in one step.
  func exchange(_ one: FilePath, _ other: FilePath) throws(Errno) {
    try extended(one, other, crename_exchanging)
  }

  /// Whether the file system, and not this directory, is the reason that a rename failed.
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
