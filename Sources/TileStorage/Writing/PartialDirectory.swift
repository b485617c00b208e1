import FileAccess
import SystemPackage

/// The directory in which a result grows; it stays where the work is interrupted, so that it can be continued.
struct PartialDirectory: Sendable {
  let path: FilePath
  private let destination: FilePath
  private let replaces: Bool

  /// - Parameters:
  ///   - key: tells this work from another for the same destination.
  ///   - resumes: whether what an earlier run left is kept.
  init(
    for destination: FilePath, key: String, resumes: Bool, replaces: Bool
  ) throws(FileAccessError) {
    self.destination = destination
    self.replaces = replaces
    path = Partial.path(for: destination, key: key)
    if !resumes { try Partial.remove(path) }
    try Directory.create(path)
  }

  /// Makes a directory within, and those on its way.
  func create(_ steps: FilePath) throws(FileAccessError) {
    var directory = path
    for step in steps.components {
      directory.append(step)
      try Directory.create(directory)
    }
  }

  /// Writes the documents, and gives the directory its name.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for document in documents { try staged.add(document.bytes, at: path.appending(document.name)) }
    _ = try staged.commit()
    let parent = destination.removingLastComponent()
    let complete = try StagedDirectory(
      adopting: path, as: FilePath(destination.lastComponent?.string ?? ""), in: parent, replacing: replaces)
    try complete.commit()
    return documents.map { destination.appending($0.name) }
  }
}

/// The name of what is not whole yet.
enum Partial {
  static func path(for destination: FilePath, key: String) -> FilePath {
    destination.removingLastComponent().appending(
      ".\(destination.lastComponent?.string ?? "").tilescheme-\(key).partial")
  }

  static func remove(_ path: FilePath) throws(FileAccessError) {
    do throws(Errno) {
      try DirectoryTree.remove(path)
    } catch {
      if error != .noSuchFileOrDirectory { throw FileAccessError(path.string, .system(error)) }
    }
  }
}
