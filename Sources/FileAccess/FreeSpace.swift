package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How much more a file system takes.
package enum FreeSpace {
  /// The bytes that the user may still write where a path lies, or will lie.
  ///
  /// - Throws: `FileAccessError` where neither the path nor a directory above it exists.
  package static func bytes(at path: FilePath) throws(FileAccessError) -> Int {
    var place = path
    while true {
      var status = statvfs()
      if place.withPlatformString({ statvfs($0, &status) }) == 0 {
        let (bytes, isBeyond) = Int(clamping: UInt64(status.f_bavail)).multipliedReportingOverflow(
          by: Int(status.f_frsize))
        return isBeyond ? .max : bytes
      }
      let code = Errno(rawValue: errno)
      guard code == .noSuchFileOrDirectory, place != "." else { throw FileAccessError(path.string, .system(code)) }
      place.removeLastComponent()
      if place.isEmpty { place = "." }
    }
  }
}
