import TilingSchemes

/// Schemes whose grids overlay each other.
public struct SchemeFamily: Hashable, Sendable {
  /// In the order in which they were given.
  public let members: [ComparedScheme]
  /// The one with the most levels, which stands for the grid.
  public let leader: ComparedScheme
  /// The built-in schemes that every member overlays, by their names.
  public let builtInNames: [String]

  /// The resolutions of all members, from the coarsest; those that are nearly the same once.
  public var resolutions: [Double] {
    let all = Set(members.flatMap { $0.scheme.levels.map(\.resolution) }).sorted(by: >)
    return all.reduce(into: []) { distinct, resolution in
      if let last = distinct.last, resolution >= last * (1 - GridAlignment.nearness) { return }
      distinct.append(resolution)
    }
  }

  /// The sizes of the members' tiles in pixels, from the smallest.
  public var tileSizes: [(width: Int, height: Int)] {
    let sizes = Set(members.map { [$0.scheme.tileWidth, $0.scheme.tileHeight] })
    return sizes.map { (width: $0[0], height: $0[1]) }.sorted { $0 < $1 }
  }
}
