import FileAccess
import SystemPackage
import TileStores

/// Writes a cache with other levels beside the old one, and exchanges the two by one rename.
///
/// The new directory consists of hard links to the files of the old one, so that no tile is copied, and of the new scheme
/// file. A run that is killed leaves the old cache or the new one.
struct RevisedCache {
  private let scheme: ScaledScheme
  private let plan: LevelPlan
  private let bytes: [UInt8]
  private let tiles: LevelFolders
  private var watched = WatchedDirectories()

  init(_ scheme: ScaledScheme, tiles: LevelFolders, _ plan: LevelPlan, bytes: [UInt8]) {
    self.scheme = scheme
    self.tiles = tiles
    self.plan = plan
    self.bytes = bytes
  }

  /// Writes the new cache.
  ///
  /// - Parameter folder: the real path of the folder of the cache.
  /// - Returns: what is left of the old directory if it could not be removed; otherwise `nil`.
  mutating func write(at folder: FilePath) throws(FileAccessError) -> FilePath? {
    guard let name = folder.lastComponent else { throw FileAccessError(folder.string, .outside) }
    let path = FilePath(root: nil, components: name)
    var staged = try StagedDirectory(path, in: folder.folder, replacing: true)
    try watched.note(folder)
    try watched.note(folder.appending(fileName))
    for entry in try Directory.entries(in: folder) {
      let place = FilePath(entry.name)
      if entry.name == fileName {
        try staged.add(bytes, at: place)
        try staged.copyAttributes(of: folder.appending(fileName), at: place)
      } else if entry.name == tiles.path[0].string {
        try addTiles(tiles.path[...], from: folder, FilePath(), to: &staged)
      } else {
        try staged.addLinks(to: folder.appending(entry.name), at: place, &watched)
      }
    }
    try staged.copyAttributes(of: folder, at: FilePath())
    // A tile that another program added meanwhile would be in the old directory alone, which is removed.
    try watched.check()
    return try staged.commit()
  }

  private var fileName: String { scheme.file.name ?? "" }

  /// Adds the folders on the way to the tiles, and then those of the levels.
  ///
  /// - Parameters:
  ///   - names: the names that are left on the way.
  ///   - source: the folder in which the first of them is.
  ///   - place: the same folder in the new cache.
  private mutating func addTiles(
    _ names: ArraySlice<FilePath.Component>, from source: FilePath, _ place: FilePath,
    to staged: inout StagedDirectory
  ) throws(FileAccessError) {
    guard let name = names.first else { return try addLevels(from: source, place, to: &staged) }
    let (inner, innerPlace) = (source.appending(name), place.appending(name))
    try watched.note(inner)
    try staged.addDirectory(innerPlace)
    let rest = names.dropFirst()
    if let next = rest.first {
      for entry in try Directory.entries(in: inner) where entry.name != next.string {
        try staged.addLinks(to: inner.appending(entry.name), at: innerPlace.appending(entry.name), &watched)
      }
    }
    try addTiles(rest, from: inner, innerPlace, to: &staged)
    try staged.copyAttributes(of: inner, at: innerPlace)
  }

  private mutating func addLevels(
    from source: FilePath, _ place: FilePath, to staged: inout StagedDirectory
  ) throws(FileAccessError) {
    let moves = LevelMoves(plan, tiles)
    for entry in try Directory.entries(in: source) {
      guard let name = moves.newName(of: entry.name) else { continue }
      try staged.addLinks(to: source.appending(entry.name), at: place.appending(name), &watched)
    }
    // As `create` does, so that ArcGIS finds the folders that its tools would have made. Where levels without tiles have no
    // folder, as in caches that other programs wrote, a new level has none either, so that a change can be undone.
    let old = plan.levels.compactMap { plan.before($0) } + plan.removed
    guard old.allSatisfy({ tiles.names[$0.number] != nil }) else { return }
    for level in plan.levels where level.source == nil {
      let path = place.appending(TileNames.level(level.level.number))
      try staged.addDirectory(path)
      try staged.copyAttributes(of: source, at: path)
    }
  }
}
