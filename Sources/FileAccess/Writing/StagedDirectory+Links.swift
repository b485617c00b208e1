package import SystemPackage

extension StagedDirectory {
  /// Adds a file or a whole directory as hard links: both names are of the same files, and nothing is copied.
  ///
  /// - Parameters:
  ///   - source: an existing file or directory on the same file system.
  ///   - path: the free path from the destination, without `.` and `..`. Directories on it must exist.
  ///   - watched: receives the state of the directories that are read.
  /// - Throws: `.noLinks` if a file cannot have a second name, `.system` otherwise; as for `add(_:at:)`, nothing staged
  ///   then remains.
  package mutating func addLinks(
    to source: FilePath, at path: FilePath, _ watched: inout WatchedDirectories
  ) throws(FileAccessError) {
    try staging { staged throws(FileAccessError) in
      try LinkedTree.link(source, as: staged.appending(path.components), &watched)
    }
  }

  /// Gives something staged the owner and the permissions of an existing directory or file.
  ///
  /// - Parameter path: the path from the destination; empty for the directory itself.
  package mutating func copyAttributes(of source: FilePath, at path: FilePath) throws(FileAccessError) {
    try staging { staged throws(FileAccessError) in
      try LinkedTree.copyAttributes(of: source, to: staged.appending(path.components))
    }
  }
}
