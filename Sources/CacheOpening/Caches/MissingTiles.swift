import FileAccess
import SystemPackage
public import TileStores

/// Where the tiles of a cache were searched for without success, and what is there instead.
public struct MissingTiles: Hashable, Sendable {
  /// The folder in which the tiles should be, for messages.
  public let searched: String
  /// Whether this folder exists.
  public let isFolderPresent: Bool
  /// Files that look like tiles but are in the wrong place or have unusual names: at most the first three.
  public let candidates: [String]
  /// The names beside the scheme, if there are no candidates: at most the first five.
  public let neighbours: [String]

  /// The layouts that the names of folders of images have, if another one was given.
  public let namings: [FolderNaming]

  /// One clause for users, without a full stop, that follows the name of the input and a colon.
  public var message: String {
    let place = isFolderPresent ? "there are no tiles in \(searched)" : "there is no folder \(searched)"
    if let first = candidates.first, first.contains("\\") {
      return "\(place); names of entries contain “\\” instead of “/”, such as \(first); pack the files again"
    }
    guard namings.isEmpty else {
      let names = namings.map(\.rawValue).joined(separator: " or ")
      return "\(place) with such names, but \(candidates.first ?? searched) fits the layout \(names)"
    }
    guard candidates.isEmpty else {
      return "\(place), but there are files that look like tiles: \(candidates.joined(separator: ", ")); "
        + "move or rename them, because their folders and names are not those of the tiles of a cache"
    }
    guard !neighbours.isEmpty else { return "\(place), and nothing else that looks like tiles" }
    return "\(place), and nothing that looks like tiles beside it (\(neighbours.joined(separator: ", ")))"
  }
}

extension OpenedCache {
  /// Why no tile was found; `nil` if there are tiles, or if the folder of the tiles is there and empty, as in a new
  /// cache.
  public var missingTiles: MissingTiles? {
    guard packets.isEmpty else { return nil }
    switch tiles {
    case .stored: return nil
    case .folders:
      let found = TileCandidates.below(path)
      return MissingTiles(
        searched: path.string, isFolderPresent: true, candidates: found, neighbours: TileCandidates.names(in: path),
        namings: FolderNaming.fitting(path))
    case .layout(let layout):
      let absent = layout.problems.first { $0.kind == .noTiles }
      let folder = FilePath(scheme.documents.first?.file ?? path.string).folder
      let found =
        layout.archive.map(TileCandidates.entries) ?? TileCandidates.below(folder.isEmpty ? "." : folder)
      // Names that are wrong, or a folder that cannot be read, are as good a reason as misplaced files.
      let isSuspicious = !found.isEmpty || layout.problems.contains(where: \.hidesTiles)
      guard absent != nil || isSuspicious else { return nil }
      return MissingTiles(
        searched: absent?.path ?? layout.tilesName, isFolderPresent: absent == nil,
        candidates: found.isEmpty ? layout.problems.filter(\.hidesTiles).prefix(3).map(\.path) : found,
        neighbours: layout.archive == nil ? TileCandidates.names(in: folder.isEmpty ? "." : folder) : [],
        namings: [])
    }
  }
}

extension LayoutProblem {
  /// Whether tiles can be behind this problem.
  fileprivate var hidesTiles: Bool {
    switch kind {
    case .misnamedLevel, .misnamed, .noIndexFile, .noBundle, .unreadable, .samePlace: true
    case .stray: !isLeftBySystem
    case .noTiles, .letterCase, .lock, .unknownLevel, .missingLevels, .storage: false
    }
  }
}

extension FolderNaming {
  /// The layouts that give tiles of a folder. Rows from the south have the same names as rows from the north.
  fileprivate static func fitting(_ folder: FilePath) -> [FolderNaming] {
    func fits(_ naming: FolderNaming) -> Bool {
      (try? FolderLayout(folder, naming: naming))?.packets.isEmpty == false
    }
    if fits(.arcGIS) { return [.arcGIS] }
    guard fits(.rowColumn) else { return [] }
    // Folders called L00 come from ArcGIS, where the row is first.
    let levels = (try? Directory.names(in: folder)) ?? []
    if levels.contains(where: { TileNames.level(named: $0) != nil }) { return [.rowColumn] }
    return [.columnRow, .columnRowFromSouth, .rowColumn]
  }
}

/// Searches for files that look like tiles, wherever they are.
private enum TileCandidates {
  private static let extensions: Set<String> = [
    "bundle", "bundlx", "png", "jpg", "jpeg", "webp", "gif", "lerc", "tif", "tiff",
  ]
  /// Images that are in caches and packages beside the tiles.
  private static let others: Set<String> = ["thumbnail.png", "missing.jpg", "missing.png", "blank.png"]

  /// The first three paths below a folder.
  static func below(_ folder: FilePath) -> [String] {
    var found: [String] = []
    var folders = [folder]
    // The limit keeps the search short if the folder is one such as the home directory.
    var left = 1000
    while let next = folders.first, left > 0, found.count < 3 {
      folders.removeFirst()
      left -= 1
      for entry in (try? Directory.entries(in: next)) ?? [] where !entry.name.hasPrefix(".") {
        let path = next.appending(entry.name)
        if entry.kind == .directory || entry.kind == nil && isFolder(path) {
          if folders.count < left { folders.append(path) }
        } else if isLikely(entry.name) {
          found.append(path.string)
        }
      }
    }
    return Array(found.prefix(3))
  }

  /// The first three entries of a package.
  static func entries(of archive: ZipArchive) -> [String] {
    archive.entries.lazy.map(\.name).filter { name in
      isLikely(name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "")
    }.prefix(3).map { "\(archive.path.string)!\($0)" }
  }

  static func names(in folder: FilePath) -> [String] {
    Array(((try? Directory.names(in: folder)) ?? []).filter { !$0.hasPrefix(".") }.prefix(5))
  }

  private static func isLikely(_ name: String) -> Bool {
    let name = name.lowercased()
    return !others.contains(name) && extensions.contains(name.split(separator: ".").last.map(String.init) ?? "")
  }

  /// Whether the path is a folder itself. Links are not followed, because they can lead in a circle.
  private static func isFolder(_ path: FilePath) -> Bool {
    (try? Stat(path, followTargetSymlink: false))?.type == .directory
  }
}
