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

  /// The absolute path that something has, or will have if it is created: without the symbolic links on the part of the
  /// path that exists.
  ///
  /// - Returns: `nil` if the path contains `..` after a part that does not exist.
  public static func place(of path: FilePath) -> FilePath? {
    var existing: FilePath = path.isEmpty ? "." : path
    var missing: [FilePath.Component] = []
    while true {
      if let real = of(existing) { return real.appending(missing.reversed()) }
      guard let last = existing.lastComponent, last.kind == .regular else { return nil }
      missing.append(last)
      existing.removeLastComponent()
      if existing.isEmpty { existing = "." }
    }
  }
}
