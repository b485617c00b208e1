import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores
import TilingSchemes

/// Opens a cache in any form. The type is detected from the content, not the name.
public enum CacheOpener {
  /// Opens a cache directory, a scheme file, a package, or a store that describes itself, such as an MBTiles database.
  ///
  /// - Parameters:
  ///   - path: a directory or a file.
  ///   - stores: the stores that are recognised; all by default.
  ///   - faults: the faults of a store that describes itself that become findings; all by default.
  ///   - reading: what is read of such a store; everything by default.
  /// - Throws: `OpeningError` if there is no cache, or the documents of its scheme have errors: without a valid scheme,
  ///   the places of the tiles on the map are unknown.
  public static func open(
    _ path: FilePath, among stores: [any TileStore] = TileStoreRegistry.all, reporting faults: StoreFaults = .all,
    reading: StoreReading = .all
  ) throws(OpeningError) -> OpenedCache {
    // `FILE#TABLE` is one table of a GeoPackage, if no file has this name.
    let file = SetName.file(of: path)
    let chosen = file == path ? nil : SetName(in: path.string)
    // Stores come first, because SchemeOpener would read a database as text.
    let store: (any TileStore)?
    do throws(FileAccessError) {
      store = try TileStoreRegistry.store(of: file, among: stores)
    } catch {
      throw .access(error)
    }
    do throws(TileStoreError) {
      if let store, let stored = try store.open(file, choosing: chosen?.set, reading: reading) {
        let scheme = StoredScheme.opened(stored, of: store, at: path, reporting: faults)
        return OpenedCache(path, scheme, .stored(stored))
      }
    } catch {
      throw .store(error)
    }
    let scheme = try SchemeOpener.open(path)
    try checkContent(of: scheme, at: path)
    if scheme.hasErrors { throw .hasErrors(scheme.findings) }
    do throws(FileAccessError) {
      return OpenedCache(path, scheme, try OpenedCache.Tiles(of: scheme, at: path))
    } catch {
      throw .access(error)
    }
  }

  /// Checks that a file without a readable document is at least a damaged text, whose faults are findings.
  ///
  /// - Throws: `OpeningError` if the file is neither a document nor a store.
  package static func checkContent(of scheme: OpenedScheme, at path: FilePath) throws(OpeningError) {
    if scheme.documents.isEmpty, let head = try unknownHead(of: path) {
      throw .notAScheme(path.string, .unknownContent(head))
    }
  }

  /// The first bytes of a file that is not a text, or has the suffix of a store that its content is not. The syntax error
  /// of a parser would not help the user there.
  ///
  /// - Returns: at most eight bytes; `nil` for a text, whose faults are findings, and for a directory or a pipe.
  private static func unknownHead(of path: FilePath) throws(OpeningError) -> [UInt8]? {
    guard FileSystemEntry.at(path) == .file else { return nil }
    let head: [UInt8]
    do throws(FileAccessError) {
      let file = try InputFile(path).all
      head = try file.bytes(at: 0, count: min(512, file.size))
    } catch {
      throw .access(error)
    }
    let suffix = path.extension?.lowercased() ?? ""
    let isNamedAsStore = suffix == "tpk" || TileStoreRegistry.store(suffix: suffix) != nil
    // UTF-16 texts contain zero bytes as well, but begin with a byte order mark or with “<” or “{”.
    let isText = !head.contains(0) || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    return isNamedAsStore || !isText ? Array(head.prefix(8)) : nil
  }

  /// Opens folders of images that are not an ArcGIS cache, such as XYZ folders.
  ///
  /// - Parameters:
  ///   - folder: the folder that contains the folders of the levels.
  ///   - naming: how folders and files are named.
  ///   - scheme: the scheme of the tiles, because the folders contain none.
  /// - Throws: `OpeningError` if the folder cannot be listed, or rows count from the south and the scheme does not state
  ///   how many there are.
  public static func open(
    _ folder: FilePath, naming: FolderNaming, scheme: OpenedScheme
  ) throws(OpeningError) -> OpenedCache {
    var rowCounts: [Int: Int] = [:]
    if naming.isFromSouth {
      guard let found = Self.rowCounts(of: scheme) else { throw .notAScheme(folder.string, .rowsFromSouth) }
      rowCounts = found
    }
    do throws(FileAccessError) {
      let layout = try FolderLayout(folder, naming: naming, rowCounts: rowCounts)
      return OpenedCache(folder, named(scheme, by: folder), .folders(layout))
    } catch {
      throw .access(error)
    }
  }

  /// A built-in scheme has its own name, which says nothing about the map; the folder has the name of the map.
  private static func named(_ scheme: OpenedScheme, by folder: FilePath) -> OpenedScheme {
    var model = scheme.model
    guard scheme.documents.isEmpty, BuiltInScheme.all.contains(where: { $0.name == model.name }),
      let name = RealPath.of(folder)?.name
    else { return scheme }
    model.name = name
    return OpenedScheme(describedBy: model, as: "built-in scheme")
  }

  /// The number of rows of each level: those of a tilemapresource.xml, or of the square of Web Mercator. Other schemes
  /// state an extent at most, from which programs count rows in different ways.
  private static func rowCounts(of scheme: OpenedScheme) -> [Int: Int]? {
    if case .columnRowFromSouth(let rowCounts)? = scheme.documents.first?.document.tileOrder { return rowCounts }
    return FoldersStore().grid(for: scheme.model)?.limits.mapValues(\.rows.upperBound)
  }
}
