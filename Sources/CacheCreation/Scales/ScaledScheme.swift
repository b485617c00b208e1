import CacheOpening
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// The scheme whose scales are changed: a file alone, or the folder of a cache with its tiles.
struct ScaledScheme: Sendable {
  /// The document with the levels.
  let document: SchemeDocument
  /// Its path; relative if the given path is relative.
  let file: FilePath
  /// The values of the document and its companion together.
  let model: CacheDescription
  /// The scheme of `model`.
  let scheme: TilingScheme
  /// The folders of the tiles; `nil` for a scheme file alone, and for a cache without a folder for tiles.
  let tiles: LevelFolders?
  /// Everything that was read, with its findings.
  let opened: OpenedScheme

  /// - Parameter path: a cache directory or a directory above it, or a scheme file. The files conf.xml and root.json
  ///   beside a folder of tiles stand for their cache.
  /// - Parameter format: the format of the scheme file; `nil` detects it.
  init(_ path: FilePath, as format: (any SchemeFormat)? = nil) throws(ScalesError) {
    opened = try Self.open(path, as: format)
    if opened.hasErrors { throw .documents(opened.findings) }
    model = opened.model
    guard let first = opened.documents.first, let scheme = model.scheme, first.document.model.scheme != nil else {
      throw .kind(path, .noScheme)
    }
    self.scheme = scheme
    document = first.document
    file = FilePath(first.file)
    let folder: FilePath = file.folder.isEmpty ? "." : file.folder
    let name = file.name?.lowercased() ?? ""
    switch document.format.form {
    // A copy of the scheme under another name says nothing about the tiles beside it.
    case .legacy? where name == "conf.xml": tiles = try LevelFolders("_alllayers", in: folder)
    case .readyToServe? where name == "root.json":
      tiles = try LevelFolders(model.tileBundlesPath ?? "./tile", in: folder)
    default: tiles = nil
    }
    if tiles != nil, FileSystemEntry.at(folder.appending(name == "conf.xml" ? "root.json" : "conf.xml")) == .file {
      throw .cache(.twoForms(folder))
    }
  }

  /// The folder of the cache, without symbolic links: it is renamed, and a link to it would otherwise be.
  var realFolder: FilePath? {
    let folder = file.folder
    return RealPath.of(folder.isEmpty ? "." : folder)
  }

  /// The folder with both forms, if they are the reason why no scheme was opened.
  private static func twoForms(_ error: OpeningError) -> FilePath? {
    guard case .notAScheme(_, .severalInDirectory(let names, count: 2)) = error else { return nil }
    let paths = names.map { FilePath($0) }
    let folders = paths.map { $0.removingLastComponent() }
    let isPair = paths.contains { $0.lastComponent?.string.lowercased() == "root.json" }
    return isPair && folders[0] == folders[1] ? folders[0] : nil
  }

  private static func open(_ path: FilePath, as format: (any SchemeFormat)?) throws(ScalesError) -> OpenedScheme {
    if FileSystemEntry.at(path) == .file {
      let store: (any TileStore)?
      do throws(FileAccessError) {
        store = try TileStoreRegistry.store(of: path)
      } catch {
        throw .file(error)
      }
      if store != nil { throw .kind(path, .package) }
    }
    if let connection = ConnectionPath(path.string), FileSystemEntry.at(path) == nil {
      throw .scheme(
        "“\(connection.text)” is a service in a connection file of ArcGIS; give the directory of its cache, which the "
          + "service's properties show")
    }
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(path, as: format)
    } catch {
      if let folder = twoForms(error) { throw .cache(.twoForms(folder)) }
      throw .opening(error)
    }
    switch opened.container {
    case .tpk, .tpkx: throw .kind(path, .package)
    case .file, .directory: return opened
    }
  }
}
