public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Resolves paths.
public enum RealPath {
  /// The absolute path without symbolic links, `.` and `..`.
  ///
  /// - Returns: `nil` if nothing exists there.
  public static func of(_ path: FilePath) -> FilePath? {
    guard let resolved = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }
}
