public import FileAccess
import SchemeFormats
public import SystemPackage
import TileStores

/// Finds the files in a directory that can contain a scheme.
///
/// The extension only limits the search; the type of each file is detected from its content when it is opened.
public enum SchemeFinder {
  private static let extensions: Set<String> = ["xml", "cdi", "json"]

  /// A file that can contain a scheme.
  public struct Candidate: Sendable {
    /// The path of the file; relative if the search started at a relative path.
    public let path: FilePath
    /// The directory of the file; `.` for the current directory.
    public let folder: FilePath
    /// Whether the user gave this file itself, so that it is an error if it is not a scheme.
    public let isNamed: Bool
    /// The names in its folder that can be a companion's; `nil` if the folder was not listed.
    public let siblings: Set<String>?
  }

  /// The files that can contain a scheme, in the order of their paths. If the path is a file, it is the only candidate.
  ///
  /// The paths contain no `.`: programs that show findings beside the files of a repository, such as those that read
  /// SARIF, compare paths like `a/conf.xml`.
  ///
  /// - Throws: `FileAccessError` if the path does not exist, or the directory cannot be read. Directories below it that
  ///   cannot be read are skipped.
  public static func candidates(at path: FilePath) throws(FileAccessError) -> [Candidate] {
    guard let entry = FileSystemEntry.at(path) else {
      // `FILE#SET` is one scheme of a file, which `SchemeOpener` finds.
      if let chosen = SetName(in: path.string), FileSystemEntry.at(FilePath(chosen.source)) == .file {
        let folder = FilePath(chosen.source).removingLastComponent()
        return [Candidate(path: path, folder: folder.isEmpty ? "." : folder, isNamed: true, siblings: nil)]
      }
      throw FileAccessError(path.string, .system(.noSuchFileOrDirectory))
    }
    let path = withoutDots(path)
    switch entry {
    case .directory: return try candidates(in: path, depth: 0)
    case .file, .other:
      let folder = path.folder
      return [Candidate(path: path, folder: folder.isEmpty ? "." : folder, isNamed: true, siblings: nil)]
    }
  }

  /// - Parameter directory: the path of the directory; empty for the current directory.
  /// - Parameter depth: how many directories are above it, from the start of the search.
  private static func candidates(in directory: FilePath, depth: Int) throws(FileAccessError) -> [Candidate] {
    // A limit in case the file system has a circle, although links are not followed.
    guard depth < 64 else { return [] }
    let folder = directory.isEmpty ? "." : directory
    let entries = try Directory.entries(in: folder).filter { !$0.name.hasPrefix(".") }
    let siblings = Set(entries.map(\.name).filter(CompanionFiles.mayBeOne))
    var found: [Candidate] = []
    for entry in entries {
      let path = directory.appending(entry.name)
      // Most file systems give the kind with the name, which saves a call for each file.
      switch entry.kind ?? FileSystemEntry.at(path) {
      case .directory:
        guard !TileFolder.isNamed(entry.name), !isLink(path) else { continue }
        found += (try? candidates(in: path, depth: depth + 1)) ?? []
      // A pipe or a device with the name of a scheme is a candidate too. It is never opened, but reported.
      case .file, .other:
        guard hasSchemeSuffix(entry.name) else { continue }
        found.append(Candidate(path: path, folder: folder, isNamed: false, siblings: siblings))
      case nil: break
      }
    }
    return found
  }

  private static func withoutDots(_ path: FilePath) -> FilePath {
    guard path.components.contains(where: { $0.kind == .currentDirectory }) else { return path }
    return FilePath(root: path.root, path.components.filter { $0.kind != .currentDirectory })
  }

  /// Whether the suffix of a name is that of a scheme file, a package or a database.
  static func hasSchemeSuffix(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    let suffix = name[name.index(after: dot)...].lowercased()
    return extensions.contains(suffix) || TileStoreRegistry.suffixes.contains(suffix)
  }

  private static func isLink(_ path: FilePath) -> Bool {
    (try? Stat(path, followTargetSymlink: false))?.type == .symbolicLink
  }
}
