public import SystemPackage

/// Which file of settings counts for a directory and all below it.
public enum SettingsFile: Hashable, Sendable {
  /// None at all.
  case none
  /// The one that the user named.
  case file(FilePath)
  /// The one in the directory itself, or in the nearest one above it that has one.
  case nearest

  /// The path of the file, or `nil` where there is none.
  ///
  /// - Parameters:
  ///   - name: what the file is called where it is looked for.
  ///   - directory: where it is looked for first.
  public func path(named name: String, from directory: FilePath) -> FilePath? {
    switch self {
    case .none: nil
    case .file(let path): path
    case .nearest: Self.nearest(name, from: directory)
    }
  }

  private static func nearest(_ name: String, from directory: FilePath) -> FilePath? {
    guard var directory = RealPath.of(directory) else { return nil }
    while true {
      let candidate = directory.appending(name)
      if FileSystemEntry.at(candidate) == .file { return candidate }
      guard directory.removeLastComponent() else { return nil }
    }
  }
}
