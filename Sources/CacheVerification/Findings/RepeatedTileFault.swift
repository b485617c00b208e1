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
    /// The number of its packet among all packets of the cache.
    var packet = 0

    fileprivate var place: String { "level \(tile.level), row \(tile.row), column \(tile.column)" }
  }

  /// The largest number of tiles that each have their own finding.
  private static let listedCount = 3
  /// The largest number of tiles that are kept, for reports that programs read.
  private static let exampleLimit = 10

  /// Where a rule was first violated. Packets are in the order of the cache, and the rules of a packet in that in which
  /// they were found.
  struct Order: Hashable, Comparable, Sendable {
    var packet = 0
    var place = 0

    static func < (first: Order, second: Order) -> Bool {
      (first.packet, first.place) < (second.packet, second.place)
    }
  }

  let page: RulePage
  var count = 0
  var levels: Set<Int> = []
  /// At most two of the files, because a finding names one or none.
  var files: Set<String> = []
  var examples: [Example] = []
  /// Whether all tiles have the same message.
  var isUniform = true
  var order = Order()

  init(_ page: RulePage) { self.page = page }

  /// The same fault with the number of its packet, and its place among the faults of the packet.
  func of(packet: Int, place: Int) -> RepeatedTileFault {
    var fault = self
    fault.order = Order(packet: packet, place: place)
    for index in fault.examples.indices { fault.examples[index].packet = packet }
    return fault
  }

  mutating func add(_ example: Example) {
    count += 1
    levels.insert(example.tile.level)
    add([example.file])
    if let first = examples.first, first.message != example.message { isUniform = false }
    if examples.count < Self.exampleLimit { examples.append(example) }
  }

  private mutating func add(_ others: Set<String>) {
    if files.count < 2 { files = Set(files.union(others).sorted().prefix(2)) }
  }

  /// Adds the tiles of other packets.
  mutating func add(_ other: RepeatedTileFault) {
    if let first = examples.first, let second = other.examples.first, first.message != second.message {
      isUniform = false
    }
    isUniform = isUniform && other.isUniform
    count += other.count
    levels.formUnion(other.levels)
    add(other.files)
    order = min(order, other.order)
    // Those of one packet come together and keep their order.
    examples = (examples + other.examples).enumerated().sorted {
      ($0.element.packet, $0.offset) < ($1.element.packet, $1.offset)
    }.prefix(Self.exampleLimit).map(\.element)
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
