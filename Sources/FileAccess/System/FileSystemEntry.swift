public import SystemPackage

/// The kind of entry at a path.
public enum FileSystemEntry: Hashable, Sendable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// A device, a pipe or a socket.
  case other

  /// - Returns: `nil` if nothing exists there, or it cannot be examined. Symbolic links are followed. A path of
  ///   `RangedFiles` is that of a file.
  public static func at(_ path: FilePath) -> FileSystemEntry? {
    if RangedFiles.file(at: path) != nil { return .file }
    guard let status = try? Stat(path) else { return nil }
    switch status.type {
    case .regular: return .file
    case .directory: return .directory
    default: return .other
    }
  }
}
