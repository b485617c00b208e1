package import TilingSchemes

/// Which levels are drawn from the rasters, and which are averaged from finer ones.
package struct PyramidPlan: Sendable {
  /// The chains, that with the coarsest level first.
  package let chains: [PyramidChain]

  /// Below this number of source pixels for each pixel, in one direction, a level is magnified so much that the next coarser
  /// one still has all details, and is drawn from the rasters as well.
  private static let magnified = 0.49

  /// - Parameters:
  ///   - levels: the levels that get tiles.
  ///   - ratio: the largest number of source pixels for each pixel of a resolution, in one direction.
  /// - Returns: `nil` if a level cannot be made: its tiles are not square, or too large.
  package init?(
    _ levels: [LevelOfDetail], of scheme: TilingScheme, _ method: ResamplingMethod, isCategorical: Bool,
    ratio: (Double) -> Double
  ) {
    let sorted = levels.sorted { $0.resolution < $1.resolution }
    var chains: [PyramidChain] = []
    var current: [LevelOfDetail] = []
    func chain(_ levels: [LevelOfDetail]) -> PyramidChain? { PyramidChain(finestFirst: levels, scheme) }
    for level in sorted {
      if let last = current.last {
        let isAveraged = !method.keepsColors && !isCategorical && ratio(last.resolution) > Self.magnified
        if isAveraged, chain(current + [level]) != nil {
          current.append(level)
          continue
        }
        guard let done = chain(current) else { return nil }
        chains.append(done)
      }
      current = [level]
    }
    if !current.isEmpty {
      guard let done = chain(current) else { return nil }
      chains.append(done)
    }
    self.chains = chains.reversed()
  }
}
