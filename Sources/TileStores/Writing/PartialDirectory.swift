import FileAccess
import SystemPackage

/// The directory in which a result grows; it stays where the work is interrupted, so that it can be continued.
struct PartialDirectory: Sendable {
  let path: FilePath
  private let destination: FilePath
  private let resumes: Bool
  private let replaces: Bool

  /// - Parameters:
  ///   - key: tells this work from another for the same destination.
  ///   - resumes: whether what an earlier run left is kept.
  init(
    for destination: FilePath, key: String, resumes: Bool, replaces: Bool
  ) throws(FileAccessError) {
    self.destination = destination
    self.resumes = resumes
    self.replaces = replaces
    path = Partial.path(for: destination, key: key)
    if !resumes { try Partial.removeAll(for: destination) }
    try clear(path)
  }

  /// Makes a directory within, and those on its way.
  func create(_ steps: FilePath) throws(FileAccessError) {
    var directory = path
    for step in steps.components {
      directory.append(step)
      try clear(directory)
    }
  }

  /// Makes a directory, or keeps what an earlier run wrote whole in it.
  private func clear(_ directory: FilePath) throws(FileAccessError) {
    try Directory.create(directory)
    if resumes { try NewFile.removeTemporaries(in: directory) }
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
