public import FileAccess
public import SystemPackage

/// The file of a bundle, which is opened only for the work on it: a cache can have more bundles than a process may have
/// open files.
public enum BundleFile: Sendable {
  /// A file on disk.
  case path(FilePath)
  /// An entry of a package.
  case entry(ZipArchive, ZipArchive.Entry)

  /// The path, or the package and the entry, for messages.
  public var name: String {
    switch self {
    case .path(let path): path.string
    case .entry(let archive, let entry): "\(archive.path.string)!\(entry.name)"
    }
  }

  /// The file on disk: the bundle, or the package that contains it.
  var file: FilePath {
    switch self {
    case .path(let path): path
    case .entry(let archive, _): archive.path
    }
  }

  /// Opens the file or the package.
  ///
  /// - Throws: `FileAccessError` if it cannot be opened, or a compressed entry cannot be inflated.
  func open() throws(FileAccessError) -> FileSection {
    switch self {
    case .path(let path): try InputFile(path).all
    case .entry(let archive, let entry): try archive.section(of: entry)
    }
  }
}
