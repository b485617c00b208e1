import TilingSchemes

/// The pieces of work of a chain, in the order in which their tiles are written.
///
/// The order is depth first, so that all blocks under a coarser block follow each other: the coarser block is finished with
/// the last of them. It does not depend on the number of threads.
struct UnitPlan: Sendable {
  /// A block that is made by one thread.
  struct Unit: Sendable {
    let block: BlockCoordinate
    /// Whether a coarser level needs the pixels of the block, even if none of its tiles is made.
    let isNeededAbove: Bool
  }

  let units: [Unit]
  /// The bundles that are complete after each piece of work, by its number.
  let finishedBundles: [Int: [BundleKey]]
  /// Whether the pieces of work are blocks of the coarsest step.
  let unitsAreTops: Bool

  /// - Parameters:
  ///   - selections: the tiles to be made, by step; `nil` for a step without.
  ///   - content: the tiles in which the rasters have pixels, by step.
  ///   - tops: the blocks of the coarsest step, in the order in which they are made; `nil` for all that are needed.
  ///   - findsBundles: whether it is found out which bundles are complete when; a large cache has many.
  ///   - exists: whether a piece of work is made at all.
  init(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], tops: [Unit]? = nil,
    findsBundles: Bool = true, where exists: (BlockCoordinate) -> Bool = { _ in true }
  ) {
    unitsAreTops = chain.unitStep == 0
    var walk = Walk(chain, selections, content, findsBundles: findsBundles)
    if let tops {
      for top in tops { walk.visit(0, top.block, isNeededAbove: top.isNeededAbove, where: exists) }
    } else {
      walk.run(where: exists)
    }
    units = walk.units
    var finished: [Int: [BundleKey]] = [:]
    for (bundle, unit) in walk.lastUnits { finished[unit, default: []].append(bundle) }
    // A dictionary has no order, and the bundles of a level shall be written in one.
    finishedBundles = finished.mapValues { $0.sorted() }
  }

  private struct Walk {
    let chain: PyramidChain
    let selections: [LevelSelection?]
    let content: [[TileRange]]
    let findsBundles: Bool
    var units: [Unit] = []
    var lastUnits: [BundleKey: Int] = [:]

    init(_ chain: PyramidChain, _ selections: [LevelSelection?], _ content: [[TileRange]], findsBundles: Bool) {
      self.findsBundles = findsBundles
      self.chain = chain
      self.selections = selections
      self.content = content
    }

    mutating func run(where exists: (BlockCoordinate) -> Bool) {
      guard let first = content[0].first else { return }
      let all = content[0].dropFirst().reduce(first) { $0.union($1) }
      let side = chain.steps[0].side
      for row in all.rows.lowerBound.quotient(by: side)...(all.rows.upperBound - 1).quotient(by: side) {
        for column in all.columns.lowerBound.quotient(by: side)...(all.columns.upperBound - 1).quotient(by: side) {
          visit(0, BlockCoordinate(row: row, column: column), isNeededAbove: false, where: exists)
        }
      }
    }

    mutating func visit(
      _ step: Int, _ block: BlockCoordinate, isNeededAbove: Bool, where exists: (BlockCoordinate) -> Bool
    ) {
      let tiles = chain.tiles(of: block, step: step)
      guard content[step].contains(where: { $0.rows.overlaps(tiles.rows) && $0.columns.overlaps(tiles.columns) })
      else { return }
      let isWanted = !(selections[step]?.tiles(in: tiles).isEmpty ?? true)
      guard isNeededAbove || isWanted || isWantedBelow(step, block) else { return }
      if step == chain.unitStep {
        guard exists(block) else { return }
        if findsBundles { note(step, block, unit: units.count) }
        units.append(Unit(block: block, isNeededAbove: isNeededAbove))
        return
      }
      for child in block.children(chain.steps[step].children) {
        visit(step + 1, child, isNeededAbove: isNeededAbove || isWanted, where: exists)
      }
      if findsBundles, isWanted, !units.isEmpty { noteTiles(step, tiles, unit: units.count - 1) }
    }

    /// Whether a finer level can have tiles to be made under a block.
    private func isWantedBelow(_ step: Int, _ block: BlockCoordinate) -> Bool {
      var (rows, columns) = (block.row..<block.row + 1, block.column..<block.column + 1)
      for finer in step..<chain.steps.count {
        let side = chain.steps[finer].side
        let tiles = TileRange(rows: rows.scaled(by: side), columns: columns.scaled(by: side))
        if selections[finer]?.touches(tiles) ?? false { return true }
        rows = rows.scaled(by: chain.steps[finer].children)
        columns = columns.scaled(by: chain.steps[finer].children)
      }
      return false
    }

    /// Notes the bundles of a piece of work, at its own level and at all finer ones.
    private mutating func note(_ step: Int, _ block: BlockCoordinate, unit: Int) {
      var (rows, columns) = (block.row..<block.row + 1, block.column..<block.column + 1)
      for finer in step..<chain.steps.count {
        let side = chain.steps[finer].side
        noteTiles(finer, TileRange(rows: rows.scaled(by: side), columns: columns.scaled(by: side)), unit: unit)
        rows = rows.scaled(by: chain.steps[finer].children)
        columns = columns.scaled(by: chain.steps[finer].children)
      }
    }

    private mutating func noteTiles(_ step: Int, _ tiles: TileRange, unit: Int) {
      guard let range = selections[step]?.range.clamped(to: tiles), !range.rows.isEmpty, !range.columns.isEmpty
      else { return }
      for row in range.rows.packets(of: 128) {
        for column in range.columns.packets(of: 128) {
          lastUnits[
            BundleKey(level: chain.steps[step].level.number, row: 128 * row, column: 128 * column)] = unit
        }
      }
    }
  }
}

extension Range<Int> {
  fileprivate func scaled(by factor: Int) -> Range<Int> { lowerBound * factor..<upperBound * factor }
}
