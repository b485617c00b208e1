public import SystemPackage

/// Recognises paths of Windows, which other systems take for names of files.
///
/// Scripts for ArcGIS contain paths such as `D:\arcgisserver\directories`. On Linux this is a valid name of a folder in
/// the working directory, where nobody looks for the result.
public enum WindowsPath {
  /// What is wrong with a path of Windows, and what to give instead: one sentence without a full stop.
  ///
  /// - Parameter path: a path for something that is to be written.
  /// - Returns: `nil` if it is not a path of Windows, or if something with just this name exists. On Windows, always
  ///   `nil`.
  public static func advice(for path: FilePath) -> String? {
    #if os(Windows)
      return nil
    #else
      let text = path.string
      guard text.contains("\\") || startsWithDrive(text), FileSystemEntry.at(path) == nil else { return nil }
      if startsWithDrive(text) || text.hasPrefix("\\\\") {
        return
          "“\(text)” is a path of Windows, and this system has no drives and no \\\\server paths; give the path at "
          + "which the folder is mounted here, such as /mnt/arcgiscache"
      }
      return "“\(text)” has the separators of Windows; write the path with /: \(text.replacing("\\", with: "/"))"
    #endif
  }

  /// `D:`, `D:\…` or `D:/…`; but not `a:b`, which is a usual name here.
  private static func startsWithDrive(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(3))
    guard bytes.count >= 2, bytes[1] == UInt8(ascii: ":"), (0x41...0x5A).contains(bytes[0] & 0xDF) else { return false }
    return bytes.count == 2 || bytes[2] == UInt8(ascii: "\\") || bytes[2] == UInt8(ascii: "/")
  }
}
