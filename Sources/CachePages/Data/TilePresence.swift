package import SourceText
package import TileStores
package import TilingSchemes

/// Which tiles of a level are stored, as the page reads it: for each row, the first and the last column of each run of
/// tiles.
package struct TilePresence {
  private let level: Int
  private var rows: [Int: [ClosedRange<Int>]] = [:]
  /// The number of runs so far.
  package private(set) var runCount = 0
  /// Whether all tiles of the level were added.
  package var isComplete = true

  /// - Parameter level: the number of the level.
  package init(level: Int) { self.level = level }

  /// Adds the tiles of a packet. Packets in the order of rows and columns need the least memory.
  package mutating func add(_ tiles: [StoredTile], of corner: BundleCoordinate) {
    // Whole runs are kept and not single tiles: a level can have millions of them.
    for position in tiles.map(\.position).sorted() {
      let place = PacketGrid.tile(at: position, in: corner)
      guard var runs = rows[place.row] else {
        rows[place.row] = [place.column...place.column]
        runCount += 1
        continue
      }
      rows[place.row] = nil
      if let last = runs.last, last.lowerBound <= place.column, place.column <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(place.column, last.upperBound)
      } else {
        runs.append(place.column...place.column)
        runCount += 1
      }
      rows[place.row] = runs
    }
  }

  /// The document.
  package var document: JSONOutput {
    let rows = rows.sorted { $0.key < $1.key }.map { row, runs in
      JSONOutput.object([
        .init("row", .integer(row)),
        .init(
          "ranges",
          .array(Self.joined(runs).map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })),
      ])
    }
    return .object([
      .init("level", .integer(level)), .init("rows", .array(rows)), .init("complete", .bool(isComplete)),
    ])
  }

  /// Runs in their order, those that meet or overlap as one: two packets can have tiles of one place.
  private static func joined(_ runs: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, run.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(run.upperBound, last.upperBound)
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
