public import SystemPackage

/// What lies at a path.
public enum FileSystemEntry: Hashable, Sendable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// A device, a pipe, a socket.
  case other

  /// - Returns: `nil` where nothing lies there; symbolic links are followed.
  public static func at(_ path: FilePath) -> FileSystemEntry? {
    guard let status = try? Stat(path) else { return nil }
    switch status.type {
    case .regular: return .file
    case .directory: return .directory
    default: return .other
    }
  }
}
