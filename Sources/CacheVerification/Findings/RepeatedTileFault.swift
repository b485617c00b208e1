import Diagnostics
import SourceText
import TilingSchemes

/// The tiles of a cache that violate one rule: how many, and the first of them.
///
/// One wrong value in the configuration, or one damaged index, makes thousands of tiles wrong in the same way. They are
/// one finding, because a list of them would hide all other findings.
struct RepeatedTileFault: Sendable {
  /// A tile with the fault.
  struct Example: Sendable {
    /// The name of the bundle, folder or database that contains the tile.
    let file: String
    let tile: Finding.Tile
    /// One clause, which follows the place of the tile.
    let message: String

    fileprivate var place: String { "level \(tile.level), row \(tile.row), column \(tile.column)" }
  }

  /// The largest number of tiles that each have their own finding.
  private static let listedCount = 3
  /// The largest number of tiles that are kept, for reports that programs read.
  private static let exampleLimit = 10

  let page: RulePage
  private(set) var count = 0
  private var levels: Set<Int> = []
  private var files: Set<String> = []
  private var examples: [Example] = []
  /// Whether all tiles have the same message.
  private var isUniform = true

  init(_ page: RulePage) { self.page = page }

  mutating func add(_ example: Example) {
    count += 1
    levels.insert(example.tile.level)
    files.insert(example.file)
    if let first = examples.first, first.message != example.message { isUniform = false }
    if examples.count < Self.exampleLimit { examples.append(example) }
  }

  /// Adds the tiles of another packet.
  mutating func add(_ other: RepeatedTileFault) {
    if let first = examples.first, let second = other.examples.first, first.message != second.message {
      isUniform = false
    }
    isUniform = isUniform && other.isUniform
    count += other.count
    levels.formUnion(other.levels)
    files.formUnion(other.files)
    examples += other.examples.prefix(Self.exampleLimit - examples.count)
  }

  /// The faults of all packets, those of each rule together, in the order in which the rules were first violated.
  static func joined(_ faults: [RepeatedTileFault]) -> [RepeatedTileFault] {
    faults.reduce(into: []) { joined, fault in
      if let index = joined.firstIndex(where: { $0.page == fault.page }) {
        joined[index].add(fault)
      } else {
        joined.append(fault)
      }
    }
  }

  /// One finding for each tile if there are few, and otherwise one for all.
  ///
  /// - Parameter name: the folder of the tiles, which has the finding if the tiles are in several bundles.
  func findings(in name: String) -> [FileFindings] {
    guard count > Self.listedCount else {
      return examples.map { example in
        let finding = Finding(page, "\(example.place): \(example.message)", tile: example.tile)
        return FileFindings(file: example.file, text: nil, findings: [finding])
      }
    }
    let first = examples.prefix(Self.listedCount)
    let places = first.map { isUniform ? $0.place : "\($0.place): \($0.message)" }.joined(separator: "; ")
    let message = isUniform ? "\(first.first?.message ?? ""): " : ""
    let finding = Finding(
      page, "\(count) tiles of \(LevelNumbers(levels).text): \(message)\(places); …",
      group: Finding.TileGroup(count: count, first: examples.map(\.tile)))
    return [FileFindings(file: files.count == 1 ? files.first ?? name : name, text: nil, findings: [finding])]
  }
}
