import CacheOpening
import Diagnostics
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

extension ScalesReport {
  /// Adds what happens to the folders of the tiles and the warnings, and checks that it may happen.
  ///
  /// - Throws: `ScalesError.cache` if tiles would be deleted without consent, or would become those of another scale.
  mutating func count(_ scheme: ScaledScheme, _ plan: LevelPlan, deletesTiles: Bool) throws(ScalesError) {
    if scheme.tiles != nil, UnfinishedBuild.record(of: scheme.opened) != nil {
      warnings.append(Message(UnfinishedBuild.text))
    }
    let agreement = BuiltInAgreement(scheme.scheme, in: scheme.model.spatialReference, plan)
    let renumbering = RenumberingWarning(plan, numberedAs: agreement.numbering, tilesAt: try Self.tileLevels(scheme))
    warnings += agreement.warnings + [renumbering.warning].compactMap(\.self)
    guard let tiles = scheme.tiles else { return }
    let moves = LevelMoves(plan, tiles)
    for (name, level) in moves.taken.sorted(by: { $0.key < $1.key }) {
      let folder = tiles.root.appending(name)
      if try LevelFolders.hasFiles(folder) { throw .cache(.unknownLevel(folder, scale: level.scale)) }
    }
    self.moves = moves.moves.map { Move(from: tiles.root.appending($0.from), to: tiles.root.appending($0.to)) }
    var occupied: [String] = []
    let packets = plan.removed.isEmpty ? [] : try Self.packets(scheme)
    removed = []
    for level in plan.removed {
      let own = packets.filter { $0.level == level.number }
      // A bundle that cannot be read does not count, but is deleted only with consent as well.
      let count = own.map { (try? $0.open().index().tiles.count) ?? 0 }.reduce(0, +)
      removed.append(Removed(level: level, tiles: count))
      if let name = tiles.names[level.number], try LevelFolders.hasFiles(tiles.root.appending(name)) {
        occupied.append("\(LevelPlan.words(level.scale)) (level \(level.number), \(counted(count, "tile")))")
      }
    }
    if !occupied.isEmpty, !deletesTiles {
      throw .cache(.tilesOfRemovedLevels(occupied.joined(separator: ", ")))
    }
    addNotices(scheme, plan)
  }

  /// The old numbers of the levels that have tiles.
  private static func tileLevels(_ scheme: ScaledScheme) throws(ScalesError) -> Set<Int> {
    guard let tiles = scheme.tiles else { return [] }
    var levels: Set<Int> = []
    for (level, name) in tiles.names where try LevelFolders.hasFiles(tiles.root.appending(name)) {
      levels.insert(level)
    }
    return levels
  }

  private static func packets(_ scheme: ScaledScheme) throws(ScalesError) -> [TilePacket] {
    do throws(FileAccessError) {
      return try CacheLayout(of: scheme.opened, at: scheme.file).packets
    } catch {
      throw .file(error)
    }
  }

  private mutating func addNotices(_ scheme: ScaledScheme, _ plan: LevelPlan) {
    let added = plan.levels.filter { $0.source == nil }
    if !added.isEmpty {
      let names = added.map { LevelPlan.words($0.level.scale) }.joined(separator: ", ")
      notices.append("no tiles exist yet for \(names)")
    }
    // The database is beside the folder of the data frame. Source: Documentation/Reference/cache-folders.md.
    let service = scheme.realFolder?.removingLastComponent()
    if isChange, let service, FileSystemEntry.at(service.appending("Status.gdb")) == .directory {
      notices.append(
        "Status.gdb, in which ArcGIS records the tiles of each level, is not changed; Manage Map Server Cache Status "
          + "rebuilds it")
    }
  }
}
