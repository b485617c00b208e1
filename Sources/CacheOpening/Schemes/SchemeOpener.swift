import Diagnostics
import FileAccess
public import SchemeFormats
import SourceText
public import SystemPackage
public import TileStores

/// Opens a tiling scheme in a file, a cache folder or a package. Its type is detected from the content, not the name.
public enum SchemeOpener {
  /// Opens a scheme file, a cache directory or a package.
  ///
  /// A path `FILE#SET` chooses one scheme of a document with several, if no file has this name.
  ///
  /// Errors inside the documents are findings in the result, so that all of them can be reported.
  ///
  /// - Parameters:
  ///   - path: a directory or a file.
  ///   - siblings: the names in the file's folder that can be a companion's, if the folder was listed. The disk is then
  ///     searched only for these names.
  ///   - format: the format of the scheme file, also of that in a directory or package, if its content leaves it in doubt;
  ///     `nil` detects it.
  ///   - set: the name of one scheme of a document with several, such as a tile matrix set of a WMTS; `nil` takes the
  ///     only one.
  ///   - reading: what is read of a store that describes itself: `.description` leaves out faults that only a reading of
  ///     all its lists shows.
  /// - Throws: `OpeningError` if nothing can be read, or it is not a scheme.
  public static func open(
    _ path: FilePath, siblings: Set<String>? = nil, as format: (any SchemeFormat)? = nil, choosing set: String? = nil,
    reading: StoreReading = .all
  ) throws(OpeningError) -> OpenedScheme {
    switch FileSystemEntry.at(path) {
    case nil where set == nil:
      guard let chosen = SetName(in: path.string), FileSystemEntry.at(FilePath(chosen.source)) != nil else {
        throw .access(FileAccessError(path.string, .system(.noSuchFileOrDirectory)))
      }
      return try open(
        FilePath(chosen.source), siblings: siblings, as: format, choosing: chosen.set, reading: reading)
    case nil: throw .access(FileAccessError(path.string, .system(.noSuchFileOrDirectory)))
    case .directory: return try openDirectory(path, as: format, choosing: set)
    // The pipe of a shell's `<(…)` can be read only once, and has no companion. Reading refuses other pipes and devices.
    case .other: return try open(try read(path), named: path.string, as: format, choosing: set)
    default: return try openFile(path, siblings: siblings, as: format, choosing: set, reading)
    }
  }

  /// Opens a document from its bytes, without a companion.
  ///
  /// - Parameters:
  ///   - bytes: the whole document.
  ///   - name: the name of the document in findings.
  ///   - format: the format of the document; `nil` detects it.
  ///   - set: the name of one scheme of a document with several; `nil` takes the only one.
  /// - Throws: `OpeningError` if it is not a scheme.
  public static func open(
    _ bytes: [UInt8], named name: String, as format: (any SchemeFormat)? = nil, choosing set: String? = nil
  ) throws(OpeningError) -> OpenedScheme {
    // The name of a document from the network keeps the set that the user chose with it.
    let chosen = name.contains("://") ? SetName(in: name) : nil
    var documents = DocumentSet(choosing: set ?? chosen?.set)
    try documents.add(bytes, file: chosen?.source ?? name, as: format)
    return documents.opened(.file, suggestedName: nil)
  }

  /// Opens a document from standard input, without a companion.
  ///
  /// - Parameters:
  ///   - name: the name of the document in findings.
  ///   - format: the format of the document; `nil` detects it.
  ///   - set: the name of one scheme of a document with several; `nil` takes the only one.
  /// - Throws: `OpeningError` if standard input cannot be read, or is not a scheme.
  public static func openStandardInput(
    named name: String = "<stdin>", as format: (any SchemeFormat)? = nil, choosing set: String? = nil
  ) throws(OpeningError) -> OpenedScheme {
    let bytes = try access { () throws(FileAccessError) in try FileReading.standardInput() }
    return try open(bytes, named: name, as: format, choosing: set)
  }

  private static func openFile(
    _ path: FilePath, siblings: Set<String>?, as format: (any SchemeFormat)?, choosing set: String?,
    _ reading: StoreReading
  ) throws(OpeningError) -> OpenedScheme {
    let content = try access { () throws(FileAccessError) in try SchemeFileContent(of: path) }
    return try open(path, holding: content, siblings: siblings, as: format, choosing: set, reading: reading)
  }

  /// Opens a file of which it is known already what it contains, so that it is read only once.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - content: what it contains.
  ///   - siblings: as above.
  ///   - format: as above.
  ///   - set: as above.
  ///   - reading: as above.
  /// - Throws: `OpeningError` if a part of it cannot be read, or it is not a scheme.
  package static func open(
    _ path: FilePath, holding content: SchemeFileContent, siblings: Set<String>? = nil,
    as format: (any SchemeFormat)? = nil, choosing set: String? = nil, reading: StoreReading = .all
  ) throws(OpeningError) -> OpenedScheme {
    switch content {
    case .document(let bytes):
      return try openDocuments(bytes, path, .file, siblings: siblings, as: format, choosing: set)
    case .store(let store):
      if let stored = try open(path, of: store, choosing: set, reading) { return stored }
      return try openPackage(path, as: format, choosing: set)
    case .raster(let name): throw .notAScheme(path.string, .raster(name))
    case .archive: return try openPackage(path, as: format, choosing: set)
    }
  }

  /// Opens the scheme of a store that describes itself, such as an MBTiles database; `nil` if it does not.
  private static func open(
    _ path: FilePath, of store: any TileStore, choosing set: String?, _ reading: StoreReading
  ) throws(OpeningError) -> OpenedScheme? {
    do throws(TileStoreError) {
      guard let stored = try store.open(path, choosing: set, reading: reading) else { return nil }
      return StoredScheme.opened(stored, of: store, at: path, reporting: .all)
    } catch {
      throw .store(error)
    }
  }

  private static func openDocuments(
    _ bytes: [UInt8], _ path: FilePath, _ container: OpenedScheme.Container, siblings: Set<String>? = nil,
    as given: (any SchemeFormat)? = nil, choosing name: String? = nil, dataFrameFolder: FilePath? = nil
  ) throws(OpeningError) -> OpenedScheme {
    var set = DocumentSet(choosing: name)
    try set.add(bytes, file: path.string, as: given)
    // The format of a damaged file is unknown. Its name decides which companion is read, so that the errors of both
    // files are reported.
    let format = set.format ?? SchemeFormatRegistry.named(path.name ?? "")
    let companions = CompanionFiles.paths(beside: path, of: format, among: siblings)
    for companion in companions {
      try set.addCompanion(try read(companion), file: companion.string, of: format)
    }
    let frame = dataFrameFolder.flatMap { $0.folder.name }
    let hasTiles = TileFolder.exists(beside: path, of: format)
    return set.opened(
      container, suggestedName: frame ?? suggestedName(path), hasTiles: hasTiles,
      missingCompanion: companions.isEmpty && hasTiles ? CompanionFiles.names(of: format).first : nil)
  }

  private static func openDirectory(
    _ path: FilePath, as format: (any SchemeFormat)?, choosing set: String?
  ) throws(OpeningError) -> OpenedScheme {
    var candidates = try schemeFiles(in: path)
    // A cache of ArcGIS comes first: somebody may have added a document for another program to it.
    if candidates.isEmpty { candidates = try access { () throws(FileAccessError) in try FolderDocument.all(in: path) } }
    if candidates.isEmpty, let tiles = FolderDocument.tiles(ofPage: path) {
      candidates = try access { () throws(FileAccessError) in try FolderDocument.all(in: tiles) }
    }
    var level = [path]
    // The path of a cache is <service>/<data frame>/conf.xml, and users give any of the three.
    for _ in 0..<2 where candidates.isEmpty {
      var next: [FilePath] = []
      for directory in level {
        // A folder that cannot be read is skipped: the scheme can be in another one.
        for name in (try? names(in: directory)) ?? [] where !isPassedOver(name) {
          let child = directory.appending(name)
          if FileSystemEntry.at(child) == .directory { next.append(child) }
        }
      }
      // The limit keeps the search short if the user gives a folder such as the home directory.
      level = Array(next.prefix(1000))
      for directory in level { candidates += try schemeFiles(in: directory) }
    }
    guard let found = candidates.first else {
      throw .notAScheme(path.string, .emptyDirectory)
    }
    guard candidates.count == 1 else {
      let some = candidates.prefix(5).map(\.string)
      throw .notAScheme(path.string, .severalInDirectory(some, count: candidates.count))
    }
    // If the user gave a folder above the data frame, the service has the name of the folder above the data frame,
    // also if the data frame is not called “Layers”.
    let isBelow = found.folder.components.count > path.components.count
    return try openDocuments(
      try read(found), found, .directory, as: format, choosing: set,
      dataFrameFolder: isBelow ? found.folder : nil)
  }

  /// Opens the only scheme in a package, at the top or in any folder, and its companion in the same folder.
  private static func openPackage(
    _ path: FilePath, as given: (any SchemeFormat)?, choosing name: String?
  ) throws(OpeningError) -> OpenedScheme {
    let archive = try access { () throws(FileAccessError) in try ZipArchive(path) }
    let schemes = archive.entries.filter { SchemeFileName.isScheme($0.name.lastPathComponent) }
    guard let found = schemes.first else { throw .notAScheme(path.string, .emptyPackage) }
    guard schemes.count == 1 else {
      throw .notAScheme(path.string, .severalInPackage(schemes.prefix(5).map(\.name), count: schemes.count))
    }
    func bytes(of entry: ZipArchive.Entry) throws(OpeningError) -> [UInt8] {
      try access { () throws(FileAccessError) in try archive.bytes(of: entry) }
    }
    var set = DocumentSet(in: path.string, choosing: name)
    try set.add(try bytes(of: found), file: found.name, as: given)
    let folder = found.name.dropLast(found.name.lastPathComponent.count)
    let format = set.format ?? SchemeFormatRegistry.named(found.name.lastPathComponent)
    for name in CompanionFiles.names(of: format) {
      guard let entry = archive.entries.first(where: { $0.name.lowercased() == folder.lowercased() + name }) else {
        continue
      }
      try set.addCompanion(try bytes(of: entry), file: entry.name, of: format)
    }
    // The extent of a .tpk can be in other documents, and a rule reports a package that has none at all.
    let hasItem = archive.entries.contains { $0.name.lowercased() == folder.lowercased() + "iteminfo.json" }
    let missing = format?.form == .readyToServe && !hasItem ? "iteminfo.json" : nil
    let item = archive.entries.first { "/\($0.name)".lowercased().hasSuffix("/\(ItemInfoXML.entryName)") }
    if let item { set.addItemInformation(try bytes(of: item), file: item.name) }
    return set.opened(
      format?.form == .legacy ? .tpk : .tpkx, in: OpenedScheme.Package(path: path.string, entries: archive.entries),
      suggestedName: path.baseName, hasTiles: true, missingCompanion: missing)
  }

  private static func schemeFiles(in directory: FilePath) throws(OpeningError) -> [FilePath] {
    try names(in: directory).filter(SchemeFileName.isScheme).map { directory.appending($0) }
  }

  private static func names(in directory: FilePath) throws(OpeningError) -> [String] {
    try access { () throws(FileAccessError) in try Directory.names(in: directory) }
  }

  private static func read(_ path: FilePath) throws(OpeningError) -> [UInt8] {
    try access { () throws(FileAccessError) in try FileReading.bytes(of: path) }
  }

  private static func access<Value>(_ body: () throws(FileAccessError) -> Value) throws(OpeningError) -> Value {
    do {
      return try body()
    } catch {
      throw .access(error)
    }
  }

  private static func isPassedOver(_ name: String) -> Bool {
    TileFolder.isNamed(name) || name.hasPrefix(".")
  }

  /// The name of the service's folder, which is above the data frame; that is nearly always called “Layers”.
  private static func suggestedName(_ path: FilePath) -> String? {
    var directory = path.folder
    if directory.name == "Layers" { directory = directory.folder }
    guard let name = directory.name, name != ".", name != ".." else { return nil }
    return name
  }
}

extension String {
  fileprivate var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? "" }
}
