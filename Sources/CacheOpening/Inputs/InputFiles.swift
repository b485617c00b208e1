import Diagnostics
public import FileAccess
import SchemeFormats
public import SystemPackage
import TileStores

/// The files and caches that a job reads. None of its results may replace one of them, not even if existing files may be
/// replaced.
///
/// A file is the same file under every name: through a symbolic link, as a hard link, or in another spelling of its path.
public struct InputFiles: Sendable {
  private let paths: [FilePath]

  /// - Parameter paths: files and directories. A path that does not exist stands for no file, so that names of built-in
  ///   schemes, addresses and `-` can be among them.
  public init(_ paths: [FilePath]) { self.paths = paths.filter { !$0.isEmpty && $0 != "-" } }

  /// Checks that a result may be written to a file.
  ///
  /// A file in an input directory is an input if it belongs to a cache, is a scheme or a package, or is a configuration.
  /// Other files there, such as an earlier report, are not.
  ///
  /// - Throws: `FileAccessError` with `.isInput`. A file that does not exist is never an input.
  public func check(_ result: FilePath) throws(FileAccessError) {
    guard FileSystemEntry.at(result) == .file, let place = PlaceOfResult(result) else { return }
    if paths.contains(where: { Self.holds($0, place) }) { throw FileAccessError(result.string, .isInput) }
  }

  /// Checks that a result may replace a directory: no input is in it.
  ///
  /// - Throws: `FileAccessError` with `.isInput`.
  public func check(directory result: FilePath) throws(FileAccessError) {
    guard let real = RealPath.of(result) else { return }
    for path in paths {
      var input = path
      // Of a directory above the cache, the folder that contains the scheme is what is read.
      if FileSystemEntry.at(path) == .directory, let document = try? SchemeOpener.open(path).documents.first {
        input = FilePath(document.file).folder
      }
      if input.isEmpty { input = "." }
      if RealPath.of(input)?.starts(with: real) == true { throw FileAccessError(result.string, .isInput) }
    }
  }

  private static func holds(_ input: FilePath, _ result: PlaceOfResult) -> Bool {
    switch FileSystemEntry.at(input) {
    case nil, .other: return false
    case .directory: return holds(directory: input, result)
    case .file:
      if FileIdentity(input) == result.identity { return true }
      return holdsBeside(input, result)
    }
  }

  /// Whether the result belongs to a scheme file that was given by its own name: its companion, or tiles beside it.
  private static func holdsBeside(_ input: FilePath, _ result: PlaceOfResult) -> Bool {
    let name = input.name ?? ""
    let format = SchemeFormatRegistry.named(name)
    if CompanionFiles.paths(beside: input, of: format).contains(where: { FileIdentity($0) == result.identity }) {
      return true
    }
    guard SchemeFileName.isScheme(name) else { return false }
    let folder = input.folder
    return result.names(in: folder.isEmpty ? "." : folder, isSearched: TileFolder.isNamed).contains { names in
      names.count > 1 && CacheContent.isFile(names)
    }
  }

  private static func holds(directory: FilePath, _ result: PlaceOfResult) -> Bool {
    result.names(in: directory, isSearched: { _ in true }).contains { names in
      guard names.last != ConfigurationFile.name else { return true }
      return result.isCacheOrScheme || isInCache(names, below: directory)
    }
  }

  /// Whether a file belongs to the cache whose folder is one of the folders above it.
  private static func isInCache(_ names: [String], below directory: FilePath) -> Bool {
    var folder = directory
    for (depth, name) in names.enumerated() {
      let isFolderOfCache = ((try? Directory.names(in: folder)) ?? []).contains(where: SchemeFileName.isScheme)
      if isFolderOfCache, CacheContent.isFile(Array(names[depth...])) { return true }
      folder.append(name)
    }
    return false
  }
}

/// A file that a result would replace, and its names in the directories of inputs.
private struct PlaceOfResult {
  let path: FilePath
  let real: FilePath
  let identity: FileIdentity

  init?(_ path: FilePath) {
    guard let real = RealPath.of(path), let identity = FileIdentity(path) else { return nil }
    self.path = path
    self.real = real
    self.identity = identity
  }

  /// Whether the file is a scheme, a package or a database of tiles, by its content.
  var isCacheOrScheme: Bool {
    if let store = try? TileStoreRegistry.store(of: path), !store.name.isEmpty { return true }
    return (try? SchemeOpener.open(path).documents.isEmpty) == false
  }

  /// The names of the file in a directory and the folders below it: its own, and those of links to it.
  ///
  /// - Parameter isSearched: whether a folder directly in the directory is searched.
  /// - Returns: for each, the path from the directory.
  func names(in directory: FilePath, isSearched: (String) -> Bool) -> [[String]] {
    var found: [[String]] = []
    if let top = RealPath.of(directory), real.starts(with: top) {
      let names = real.components.dropFirst(top.components.count).map(\.string)
      if names.count < 2 || isSearched(names[0]) { found.append(names) }
    }
    addLinks(in: directory, [], isSearched, to: &found)
    return found
  }

  /// Symbolic links are examined in all folders but those of tiles, which can contain millions of files. If the file has
  /// several names, every file is examined.
  private func addLinks(
    in directory: FilePath, _ names: [String], _ isSearched: (String) -> Bool, to found: inout [[String]]
  ) {
    // A limit in case the file system has a circle.
    guard names.count < 64 else { return }
    for entry in (try? Directory.entries(in: directory)) ?? [] {
      let path = directory.appending(entry.name)
      switch entry.kind {
      case .directory:
        guard identity.hasSeveralNames || !TileFolder.isNamed(entry.name), !names.isEmpty || isSearched(entry.name)
        else { continue }
        addLinks(in: path, names + [entry.name], isSearched, to: &found)
      case .file where !identity.hasSeveralNames: continue
      case .file, nil:
        if FileIdentity(path) == identity { found.append(names + [entry.name]) }
      case .other: continue
      }
    }
  }
}
