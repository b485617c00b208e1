import TileStores
package import TilingSchemes

/// The tiles of a level that are made.
package struct LevelSelection: Sendable {
  /// A rectangle that contains all of them.
  package let range: TileRange
  private let parts: [TileRange]
  private let area: AreaTiles?
  private let existing: ExistingTiles

  /// - Parameters:
  ///   - parts: rectangles of tiles, of which a tile must be in one.
  ///   - area: a tile must touch it; `nil` selects all tiles.
  ///   - existing: tiles that are left as they are.
  /// - Returns: `nil` if there are no tiles.
  package init?(parts: [TileRange], area: AreaTiles?, existing: ExistingTiles = ExistingTiles()) {
    // Rows and columns before the origin have no place in a cache.
    let all = TileRange(rows: 0..<Int.max, columns: 0..<Int.max)
    self.parts = parts.map { part in
      let part = part.clamped(to: all)
      return area.map { part.clamped(to: $0.range) } ?? part
    }.filter { !$0.isEmpty }
    guard let first = self.parts.first else { return nil }
    range = self.parts.dropFirst().reduce(first) { $0.union($1) }
    self.area = area
    self.existing = existing
  }

  private init(_ parts: [TileRange], _ range: TileRange, _ area: AreaTiles?, _ existing: ExistingTiles) {
    self.parts = parts
    self.range = range
    self.area = area
    self.existing = existing
  }

  /// The selected tiles within a rectangle; `nil` if there can be none.
  func clamped(to tiles: TileRange) -> LevelSelection? {
    let parts = parts.clamped(to: tiles)
    guard let first = parts.first else { return nil }
    return LevelSelection(parts, parts.dropFirst().reduce(first) { $0.union($1) }, area, existing)
  }

  /// What is selected in some rows, for questions about many rectangles there.
  func band(_ rows: Range<Int>) -> SelectionBand {
    let inside = parts.map { TileRange(rows: $0.rows.clamped(to: rows), columns: $0.columns) }
    return SelectionBand(
      rows: rows, parts: inside.filter { !$0.rows.isEmpty },
      touched: area.map { Array($0.columns(inRows: rows.clamped(to: $0.range.rows)).joined()) })
  }

  /// Whether a tile can be selected, or would be if it were not left as it is.
  func touches(_ tile: TileCoordinate) -> Bool { parts.contains { $0.contains(tile) } }

  /// Whether a tile is selected.
  func contains(_ tile: TileCoordinate) -> Bool {
    guard range.contains(tile) else { return false }
    return !tiles(in: TileRange(rows: tile.row..<tile.row + 1, columns: tile.column..<tile.column + 1)).isEmpty
  }

  /// Whether tiles of a rectangle can be selected.
  func touches(_ tiles: TileRange) -> Bool {
    parts.contains { $0.rows.overlaps(tiles.rows) && $0.columns.overlaps(tiles.columns) }
  }

  /// The selected tiles of a rectangle.
  package func tiles(in block: TileRange) -> [TileCoordinate] {
    guard touches(block) else { return [] }
    let columns = area?.columns(inRows: block.rows.clamped(to: area?.range.rows ?? block.rows))
    let firstRow = area.map { max(block.rows.lowerBound, $0.range.rows.lowerBound) } ?? 0
    return block.rows.flatMap { row in
      block.columns.compactMap { column in
        let tile = TileCoordinate(row: row, column: column)
        guard parts.contains(where: { $0.contains(tile) }), !existing.contains(tile) else { return nil }
        guard let columns else { return tile }
        let line = row - firstRow
        return columns.indices.contains(line) && columns[line].contains { $0.contains(column) } ? tile : nil
      }
    }
  }

  /// The number of selected tiles.
  var count: Int {
    var count = 0
    for row in range.rows {
      count += tiles(in: TileRange(rows: row..<row + 1, columns: range.columns)).count
    }
    return count
  }

  /// The number of bundles that the selected tiles are in, and of the tiles.
  var amount: SelectionAmount {
    var amount = SelectionAmount()
    let side = PacketGrid.width
    var bundles: Set<Int> = []
    var current = -1
    for row in range.rows {
      if row / side != current {
        amount.bundles += bundles.count
        bundles = []
        current = row / side
      }
      let tiles = tiles(in: TileRange(rows: row..<row + 1, columns: range.columns))
      amount.tiles += tiles.count
      for tile in tiles { bundles.insert(tile.column / side) }
    }
    amount.bundles += bundles.count
    return amount
  }

  /// Some of the selected tiles, evenly spread over their list row by row.
  func samples(_ wanted: Int) -> [TileCoordinate] {
    let count = count
    let places = (0..<min(wanted, count)).map { (2 * $0 + 1) * count / (2 * min(wanted, count)) }
    var samples: [TileCoordinate] = []
    var passed = 0
    for row in range.rows where samples.count < places.count {
      let tiles = tiles(in: TileRange(rows: row..<row + 1, columns: range.columns))
      while samples.count < places.count, places[samples.count] < passed + tiles.count {
        samples.append(tiles[places[samples.count] - passed])
      }
      passed += tiles.count
    }
    return samples
  }
}

/// How many tiles a selection has, and in how many bundles of a cache they are.
struct SelectionAmount: Hashable, Sendable {
  var tiles = 0
  var bundles = 0
}
