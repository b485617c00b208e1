import SystemPackage
import TileStores
import TilingSchemes

/// The new names of the folders of levels.
struct LevelMoves {
  /// A folder that gets another name.
  struct Move: Hashable, Sendable {
    let from: String
    let to: String
  }

  /// The moves, in the order of the levels.
  let moves: [Move]
  /// The folders that are not in the new cache.
  let dropped: Set<String>
  /// Folders of levels that are not in the scheme, whose number a new level gets: their names, with that level.
  let taken: [String: LevelOfDetail]

  init(_ plan: LevelPlan, _ tiles: LevelFolders) {
    var names = tiles.names
    var moves: [Move] = []
    for level in plan.levels {
      guard let old = plan.before(level), let name = names.removeValue(forKey: old.number) else { continue }
      // A folder whose level keeps its number keeps its spelling too, such as `l03`.
      if old.number != level.level.number { moves.append(Move(from: name, to: TileNames.level(level.level.number))) }
    }
    var dropped = Set(plan.removed.compactMap { names.removeValue(forKey: $0.number) })
    var taken: [String: LevelOfDetail] = [:]
    // What is left belongs to no level of the scheme.
    for (number, name) in names {
      guard let level = plan.levels.first(where: { $0.level.number == number })?.level else { continue }
      taken[name] = level
      dropped.insert(name)
    }
    self.moves = moves
    self.dropped = dropped
    self.taken = taken
  }

  /// - Returns: `nil` for a folder that is not in the new cache.
  func newName(of name: String) -> String? {
    dropped.contains(name) ? nil : moves.first { $0.from == name }?.to ?? name
  }
}
