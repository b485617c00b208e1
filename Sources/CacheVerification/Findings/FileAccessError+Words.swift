import FileAccess

extension FileAccessError {
  /// The sentence of a finding about a file, which is named by the finding itself.
  func words(in file: String) -> String { path == file ? explanation : message }
}
