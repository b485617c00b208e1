import TileSchemeKit

/// The line about a build that was begun and is not finished, with the command that continues it.
///
/// The output of a new package or directory lies beside it under a hidden name, so that nobody sees it there.
enum UnfinishedBuildLine {
  /// - Parameters:
  ///   - path: the cache that the user gave.
  ///   - opened: what was found there.
  /// - Returns: `nil` if no build of the cache is unfinished.
  static func text(_ path: String, _ opened: OpenedScheme) -> String? {
    if let beside = AuditedCache.unfinished(at: FilePath(path)) {
      return beside.stoppedBuild.map { text($0, of: path, exists: false) }
    }
    // A built-in scheme has a document without a file.
    guard FileSystemEntry.at(FilePath(path)) != nil, let file = opened.documents.first?.file else { return nil }
    let folder = FilePath(file).removingLastComponent()
    return StoppedBuild(in: folder.isEmpty ? "." : folder).map { text($0, of: path, exists: true) }
  }

  /// The message of an error, with that line if there is nothing but the output of a build; `nil` for any other error.
  static func message(_ error: OpeningError) -> String? {
    guard case .access(let access) = error, UnknownScheme.isNothing(error),
      let build = AuditedCache.unfinished(at: FilePath(access.path))?.stoppedBuild
    else { return nil }
    return "\(error.message); \(text(build, of: access.path, exists: false))"
  }

  private static func text(_ build: StoppedBuild, of path: String, exists: Bool) -> String {
    let command = build.command(for: path, exists: exists).map { "continue it with: \(ShellWord.command($0))" }
    return "a build of \(path) was begun and is not finished; if no run is at work, "
      + (command ?? "run the same build command again")
  }
}
