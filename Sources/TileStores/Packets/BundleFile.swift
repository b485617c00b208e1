public import FileAccess
public import SystemPackage

/// A bundle's file, which is opened when its turn comes.
public enum BundleFile: Sendable {
  /// A file on the disk.
  case path(FilePath)
  /// An entry of a package that is stored as it is.
  case entry(ZipArchive, ZipArchive.Entry)

  /// For people: the path, or the package and the entry.
  public var name: String {
    switch self {
    case .path(let path): path.string
    case .entry(let archive, let entry): "\(archive.path.string)!\(entry.name)"
    }
  }

  /// - Throws: `FileAccessError` where it cannot be opened.
  func open() throws(FileAccessError) -> FileSection {
    switch self {
    case .path(let path): try InputFile(path).all
    case .entry(let archive, let entry): try archive.section(of: entry)
    }
  }
}
