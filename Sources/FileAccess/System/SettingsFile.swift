public import SystemPackage

/// Which settings file applies to a directory and everything below it.
public enum SettingsFile: Hashable, Sendable {
  /// No file.
  case none
  /// The file that the user gave.
  case file(FilePath)
  /// The file in the directory itself, or in the nearest directory above it that contains one.
  case nearest

  /// The path of the file, or `nil` if there is none.
  ///
  /// - Parameters:
  ///   - name: the file name to search for.
  ///   - directory: where the search starts.
  public func path(named name: String, from directory: FilePath) -> FilePath? {
    switch self {
    case .none: nil
    case .file(let path): path
    case .nearest: Self.nearest(name, from: directory)
    }
  }

  private static func nearest(_ name: String, from directory: FilePath) -> FilePath? {
    // Resolved first: the directories above a symbolic link are those of its target.
    guard var directory = RealPath.of(directory) else { return nil }
    while true {
      let candidate = directory.appending(name)
      // A pipe or a device of this name too: reading it reports what it is, and ignoring it would drop the settings.
      switch FileSystemEntry.at(candidate) {
      case .file, .other: return candidate
      case .directory, nil: break
      }
      guard directory.removeLastComponent() else { return nil }
    }
  }
}
