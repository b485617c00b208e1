public import TilingSchemes

/// Schemes whose grids overlay each other.
public struct SchemeFamily: Sendable {
  /// In the order in which they were given.
  public let members: [ComparedScheme]
  /// The one with the most levels, which stands for the grid.
  public let leader: ComparedScheme
  /// The built-in schemes that every member overlays, by their names.
  public let builtInNames: [String]
  /// The resolutions of all members, from the coarsest; those that are nearly the same once.
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
