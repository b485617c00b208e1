import FileAccess
import SystemPackage
import TileStores

/// The folders of levels among the folders of a directory without a scheme, if they contain tiles.
///
/// A folder of something else may be called L01 or 12 too, and can contain caches, so a few names in it are read.
struct StrayLevels {
  /// How many names of a folder are examined: it can contain millions.
  private static let limit = 100
  /// The suffixes of the images of web maps.
  private static let suffixes: Set<String> = ["png", "jpg", "jpeg", "webp"]

  /// The folders, in the order of their levels; empty if none has tiles.
  let folders: [FilePath]
  /// The tiles in them; `nil` if there are none.
  let tiles: TilesWithoutScheme?

  init(among all: [FilePath]) {
    let found = all.compactMap { folder in
      folder.name.flatMap { name in Self.level(name).map { (level: $0, name: name, folder: folder) } }
    }.sorted { $0.level < $1.level }
    let esri = found.filter { TileNames.level(named: $0.name) != nil && Self.hasTiles($0.folder) }
    let web = found.filter { Self.hasWebTiles($0.folder, at: $0.level) }
    // The names of photographs by month and day look like tiles too, but not at the level 1.
    let isWeb = !web.isEmpty && web.count == found.count { TileNames.level(named: $0.name) == nil }
    switch (esri.isEmpty, isWeb) {
    case (false, _):
      folders = esri.map(\.folder)
      let names = esri.map(\.name)
      tiles = esri.allSatisfy { Self.hasWebTiles($0.folder, at: $0.level) } ? .webLevels(names) : .levels(names)
    case (true, true):
      folders = web.map(\.folder)
      tiles = .webLevels(web.map(\.name))
    case (true, false):
      folders = []
      tiles = nil
    }
  }

  /// The level of a folder called `L05` or `5`.
  private static func level(_ name: String) -> Int? {
    FolderLayout.level(named: name).flatMap { TileNames.level(named: name) != nil || name == String($0) ? $0 : nil }
  }

  /// Whether a folder with the name of a level has nothing but what such a folder has: bundles, or the folders of rows,
  /// which ArcGIS writes as `R00000a3f` and other programs as decimal numbers.
  private static func hasTiles(_ level: FilePath) -> Bool {
    let names = names(in: level)
    return !names.isEmpty
      && names.allSatisfy { name in
        let lowercased = name.lowercased()
        return lowercased.hasSuffix(".bundle") || lowercased.hasSuffix(".bundlx")
          || TileNames.number(named: name, letter: UInt8(ascii: "r")) != nil || number(name) != nil
      }
  }

  /// Whether a folder has nothing but folders whose names are numbers of that level, with images that are called by such
  /// numbers too.
  private static func hasWebTiles(_ level: FilePath, at number: Int) -> Bool {
    // No grid of the web has more rows or columns; geographic ones have twice as many columns. Nor has it finer levels:
    // such a folder may be called by a year.
    let end = number <= 30 ? 2 << number : 0
    let names = names(in: level)
    guard let first = names.first, names.allSatisfy({ Self.number($0).map { $0 < end } == true }) else { return false }
    let images = Self.names(in: level.appending(first))
    return !images.isEmpty
      && images.allSatisfy { name in
        let path = FilePath(name)
        return path.extension.map { suffixes.contains($0.lowercased()) } == true
          && path.stem.flatMap(Self.number).map { $0 < end } == true
      }
  }

  /// The first names that are not hidden; none if the folder cannot be listed.
  private static func names(in folder: FilePath) -> [String] {
    Array(((try? Directory.names(in: folder)) ?? []).lazy.filter { !$0.hasPrefix(".") }.prefix(limit))
  }

  private static func number(_ text: String) -> Int? { text.utf8.allSatisfy { 48...57 ~= $0 } ? Int(text) : nil }
}
