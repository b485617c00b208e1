public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How much more a file system takes.
public struct FreeSpace: Hashable, Sendable {
  /// The bytes that the user may still write.
  public let bytes: Int
  /// Where it was asked: the path, or the nearest directory above it that exists.
  public let path: FilePath

  /// Asks where a path lies, or will lie.
  ///
  /// - Throws: `FileAccessError` where no part of it exists but the root, or it is refused.
  public init(at path: FilePath) throws(FileAccessError) {
    guard !path.isEmpty else { throw FileAccessError("", .system(.noSuchFileOrDirectory)) }
    var place = path
    while true {
      var status = statvfs()
      if place.withPlatformString({ statvfs($0, &status) }) == 0 {
        let (bytes, isBeyond) = Int(clamping: UInt64(status.f_bavail)).multipliedReportingOverflow(
          by: Int(status.f_frsize))
        self.bytes = isBeyond ? .max : bytes
        self.path = place
        return
      }
      let code = Errno(rawValue: errno)
      let above = place.removingLastComponent()
      // A mistyped disk is not the root's.
      guard code == .noSuchFileOrDirectory, above != "/", place != "." else {
        throw FileAccessError(path.string, .system(code))
      }
      place = above.isEmpty ? "." : above
    }
  }
}
