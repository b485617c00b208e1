public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Where a path really leads.
public enum RealPath {
  /// The absolute path without symbolic links, `.` and `..`.
  ///
  /// - Returns: `nil` where nothing lies there.
  public static func of(_ path: FilePath) -> FilePath? {
    guard let resolved = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }
}
