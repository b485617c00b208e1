import TilingSchemes

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
  public let tileSizes: [(width: Int, height: Int)]

  init(members: [ComparedScheme], leader: ComparedScheme, builtInNames: [String]) {
    self.members = members
    self.leader = leader
    self.builtInNames = builtInNames
    let all = Set(members.flatMap { $0.scheme.levels.map(\.resolution) }).sorted(by: >)
    resolutions = all.reduce(into: []) { distinct, resolution in
      if let last = distinct.last, resolution >= last * (1 - GridAlignment.nearness) { return }
      distinct.append(resolution)
    }
    tileSizes = Set(members.map { [$0.scheme.tileWidth, $0.scheme.tileHeight] })
      .map { (width: $0[0], height: $0[1]) }.sorted { $0 < $1 }
  }
}
