public import SystemPackage

/// A file that applies to a directory and all below it.
public enum NearestFile {
  /// The file of a name in a directory, or in the nearest one above it that has it.
  public static func find(_ name: String, from directory: FilePath) -> FilePath? {
    guard var directory = RealPath.of(directory) else { return nil }
    while true {
      let candidate = directory.appending(name)
      if FileSystemEntry.at(candidate) == .file { return candidate }
      guard directory.removeLastComponent() else { return nil }
    }
  }
}
