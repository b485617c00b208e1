import FileAccess

extension FileAccessError {
  /// The text of a finding about a file, without a full stop.
  ///
  /// Reports print the file of a finding, so its path is left out here. An error about another file, such as a missing
  /// .bundlx, keeps the path.
  func words(in file: String) -> String { path == file ? explanation : message }
}
