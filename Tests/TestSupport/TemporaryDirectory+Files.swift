import Foundation

extension TemporaryDirectory {
  /// The sorted names of the files and folders in the directory, hidden files included.
  public var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  /// The bytes of a file in the directory.
  public func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// Writes a file, and creates the folders in its path.
  ///
  /// - Returns: the path of the file.
  public func write(_ text: String, _ name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path(name)
  }
}
