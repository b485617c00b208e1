public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The free space of a file system.
public struct FreeSpace: Hashable, Sendable {
  /// The number of bytes that the user may still write.
  public let bytes: Int
  /// The path that was examined: the given one, or the nearest existing directory above it.
  public let path: FilePath

  /// Examines the file system in which a path is, or will be created.
  ///
  /// - Throws: `FileAccessError` if only the root of the path exists, or the system refuses.
  public init(at path: FilePath) throws(FileAccessError) {
    guard !path.isEmpty else { throw FileAccessError("", .system(.noSuchFileOrDirectory)) }
    var place = path
    while true {
      var status = statvfs()
      if place.withPlatformString({ statvfs($0, &status) }) == 0 {
        // `f_bavail` and not `f_bfree`: the latter includes blocks that only root may use.
        let (bytes, isBeyond) = Int(clamping: UInt64(status.f_bavail)).multipliedReportingOverflow(
          by: Int(status.f_frsize))
        self.bytes = isBeyond ? .max : bytes
        self.path = place
        return
      }
      let code = Errno(rawValue: errno)
      let above = place.removingLastComponent()
      // If only the root exists, the name of the disk is probably mistyped; the free space of the root would mislead.
      guard code == .noSuchFileOrDirectory, above != "/", place != "." else {
        throw FileAccessError(path.string, .system(code))
      }
      place = above.isEmpty ? "." : above
    }
  }
}
