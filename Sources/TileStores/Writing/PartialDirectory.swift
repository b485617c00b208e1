import FileAccess
import SystemPackage

/// The unfinished directory of a result. It is kept if the work is interrupted, so that the work can be continued.
struct PartialDirectory: Sendable {
  let path: FilePath
  private let destination: SinkDestination

  init(for destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    path = destination.partial
    if destination.leftovers == .removed { try Partial.removeAll(for: destination.path) }
    try clear(path)
  }

  /// Creates a directory inside, and its parents.
  func create(_ steps: FilePath) throws(FileAccessError) {
    var directory = path
    for step in steps.components {
      directory.append(step)
      try clear(directory)
    }
  }

  /// Creates a directory. If the work is continued, complete files in it are kept, and temporary files are removed.
  private func clear(_ directory: FilePath) throws(FileAccessError) {
    try Directory.create(directory)
    if destination.leftovers == .continued { try TemporaryName.removeAll(in: directory) }
  }

  /// Writes the documents, and gives the directory its name.
  ///
  /// The documents come last: without them, nobody takes an unfinished directory for a cache.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for folder in Set(documents.map { FilePath($0.name).removingLastComponent() }) { try create(folder) }
    for document in documents { try staged.add(document.bytes, at: path.appending(document.name)) }
    _ = try staged.commit()
    let parent = destination.path.folder
    let complete = try StagedDirectory(
      adopting: path, as: FilePath(destination.path.name ?? ""), in: parent,
      replacing: destination.existing == .replaced)
    try complete.commit()
    // Files in folders of their own are parts of a page, which is one thing to the user.
    return documents.filter { !$0.name.contains("/") }.map { destination.path.appending($0.name) }
  }
}
