package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The parts of a path, read from its bytes.
///
/// `FilePath.lastComponent` and `removingLastComponent()` make views of components. In a debug build each view checks all
/// components of the path; that was half the time of the tests that open schemes. The results are the same.
extension FilePath {
  /// The last component, which is also `.` or `..`; `nil` if the path is empty or the root.
  package var name: String? {
    withPlatformString { path in
      let start = Self.nameStart(of: path)
      return path[start] == 0 ? nil : String(cString: path + start)
    }
  }

  /// The last component without its extension; `nil` if the path is empty or the root.
  package var baseName: String? {
    guard let name else { return nil }
    // A name that begins with its only dot has no extension.
    guard name != "..", let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The path without its last component: empty for a name alone, the root for a name in the root.
  package var folder: FilePath {
    withPlatformString { path in
      let start = Self.nameStart(of: path)
      // The root keeps its separator.
      let end = max(start - 1, start == 1 ? 1 : 0)
      // Not through a string: on Linux, the bytes of a name may not be UTF-8.
      return FilePath(platformString: Array(UnsafeBufferPointer(start: path, count: end)) + [0])
    }
  }

  /// The offset after the last separator. A path never ends with one, except for the root.
  private static func nameStart(of path: UnsafePointer<CChar>) -> Int {
    strrchr(path, CInt(UInt8(ascii: "/"))).map { UnsafePointer($0) - path + 1 } ?? 0
  }
}
