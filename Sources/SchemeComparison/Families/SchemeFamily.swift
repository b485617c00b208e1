public import TilingSchemes

/// Schemes whose grids overlay each other.
public struct SchemeFamily: Sendable {
  /// The members, in the order in which they were given.
  public let members: [ComparedScheme]
  /// The member with the most levels; its grid is shown for the family.
  public let leader: ComparedScheme
  /// The names of the built-in schemes that every member overlays.
  public let builtInNames: [String]
  /// The resolutions of all members in map units per pixel, from the coarsest; nearly equal ones are listed once.
  public let resolutions: [Double]
  /// The sizes of the members' tiles in pixels, from the smallest.
  public let tileSizes: [TileSize]

  init(members: [ComparedScheme], leader: ComparedScheme, builtInNames: [String]) {
    self.members = members
    self.leader = leader
    self.builtInNames = builtInNames
    let all = Set(members.flatMap { $0.scheme.levels.map(\.resolution) }).sorted(by: >)
    resolutions = all.reduce(into: []) { distinct, resolution in
      if let last = distinct.last, resolution >= last * (1 - GridAlignment.nearness) { return }
      distinct.append(resolution)
    }
    tileSizes = Set(members.map { TileSize(width: $0.scheme.tileWidth, height: $0.scheme.tileHeight) })
      .sorted { ($0.width, $0.height) < ($1.width, $1.height) }
  }
}
