public import FileAccess
import SchemeFormats
public import SystemPackage

/// Finds the schemes in a directory, by what files hold and not by what they are called.
public enum SchemeFinder {
  private static let extensions: Set<String> = ["xml", "cdi", "json", "tpk", "tpkx"]

  /// A file that may hold a scheme.
  public struct Candidate: Sendable {
    /// Where the file is, relative where the search began at a relative path.
    public let path: FilePath
    /// The directory that holds it; `.` for the one that we are in.
    public let folder: FilePath
    /// Whether the user named it, so that it has to be a scheme.
    public let isNamed: Bool
    /// The names in its folder that may be a companion's, where that was listed.
    public let siblings: Set<String>?
  }

  /// The files that may hold a scheme, in the order of their paths; a file that is named is its own candidate.
  ///
  /// Their paths have no `.` in them: what shows findings beside the files of a repository knows them as `a/conf.xml`.
  ///
  /// - Throws: `FileAccessError` where the path is not there, or the directory cannot be read.
  public static func candidates(at path: FilePath) throws(FileAccessError) -> [Candidate] {
    guard let entry = FileSystemEntry.at(path) else {
      throw FileAccessError(path.string, .system(.noSuchFileOrDirectory))
    }
    let path = withoutDots(path)
    switch entry {
    case .directory: return try candidates(in: path, depth: 0)
    case .file, .other:
      let folder = path.removingLastComponent()
      return [Candidate(path: path, folder: folder.isEmpty ? "." : folder, isNamed: true, siblings: nil)]
    }
  }

  /// - Parameter directory: empty for the one that we are in.
  private static func candidates(in directory: FilePath, depth: Int) throws(FileAccessError) -> [Candidate] {
    // A link can lead in a circle.
    guard depth < 64 else { return [] }
    let folder = directory.isEmpty ? "." : directory
    let entries = try Directory.entries(in: folder).filter { !$0.name.hasPrefix(".") }
    let siblings = Set(entries.map(\.name).filter(CompanionFiles.mayBeOne))
    var found: [Candidate] = []
    for entry in entries {
      let path = directory.appending(entry.name)
      switch entry.kind ?? FileSystemEntry.at(path) {
      case .directory:
        guard !TileFolder.isNamed(entry.name), !isLink(path) else { continue }
        found += (try? candidates(in: path, depth: depth + 1)) ?? []
      case .file:
        guard mayHoldScheme(entry.name) else { continue }
        found.append(Candidate(path: path, folder: folder, isNamed: false, siblings: siblings))
      case .other, nil: break
      }
    }
    return found
  }

  private static func withoutDots(_ path: FilePath) -> FilePath {
    guard path.components.contains(where: { $0.kind == .currentDirectory }) else { return path }
    return FilePath(root: path.root, path.components.filter { $0.kind != .currentDirectory })
  }

  private static func mayHoldScheme(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func isLink(_ path: FilePath) -> Bool {
    (try? Stat(path, followTargetSymlink: false))?.type == .symbolicLink
  }
}
