package import SourceText
package import TilingSchemes

/// The findings of `verify` about the tiles of a level, as the page reads them.
package struct LevelFindings {
  private let level: Int
  private var findings: [JSONOutput] = []
  /// How many tiles were checked.
  package var checked = 0
  /// Whether all tiles of the level were checked, and all findings are listed.
  package var isComplete = true

  /// - Parameter level: the number of the level.
  package init(level: Int) { self.level = level }

  /// How many findings there are.
  package var count: Int { findings.count }

  /// Adds a finding about a tile.
  ///
  /// - Parameters:
  ///   - members: the rule, the severity and the message.
  ///   - tile: the row and column of the tile.
  package mutating func add(_ members: [JSONOutput.Member], at tile: TileCoordinate) {
    findings.append(.object([.init("row", .integer(tile.row)), .init("column", .integer(tile.column))] + members))
  }

  /// The rule, the severity and the message of a finding.
  package static func members(rule: String, severity: String, message: String) -> [JSONOutput.Member] {
    [.init("rule", .string(rule)), .init("severity", .string(severity)), .init("message", .string(message))]
  }

  /// The document.
  ///
  /// - Parameter limit: how many findings are listed at most.
  package func document(limit: Int = .max) -> JSONOutput {
    .object([
      .init("level", .integer(level)), .init("checked", .integer(checked)), .init("complete", .bool(isComplete)),
      .init("damaged", .array(Array(findings.prefix(limit)))),
    ])
  }
}
