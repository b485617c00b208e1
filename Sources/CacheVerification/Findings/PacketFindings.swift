import Diagnostics
import SourceText
import TileStores
import TilingSchemes

/// Collects the findings of one packet: at most one for each tile, and the tiles of each rule together.
struct PacketFindings {
  /// The largest number of findings of one rule that are listed for a whole packet. A damaged database can have as many
  /// as it has rows.
  private static let limit = 100

  private let packet: TilePacket
  private var findings: [Finding] = []
  private var counts: [RulePage: Int] = [:]
  /// The positions of the tiles that have a finding.
  private(set) var reported: Set<UInt16> = []
  /// The tiles with findings, in the order in which their rules were first violated.
  private(set) var tileFaults: [RepeatedTileFault] = []

  /// Whether the faults of single tiles are listed; they are only counted if the index is damaged.
  private var listsTiles = true

  init(_ packet: TilePacket) { self.packet = packet }

  /// The findings about the packet as a whole, in the order in which they were added, then one for each rule that
  /// exceeded the limit.
  var fileFindings: FileFindings {
    // Sorted by name, because the order of a dictionary differs from run to run.
    let more = counts.filter { $0.value > Self.limit }.sorted { $0.key.name < $1.key.name }.map { page, count in
      Finding(page, "\(counted(count - Self.limit, "more finding")) of this rule, not listed")
    }
    return FileFindings(file: packet.name, text: nil, findings: findings + more)
  }

  /// Adds one finding for a damaged index. The tiles that it names are no longer listed.
  mutating func add(_ damage: IndexDamage) {
    add(.damagedIndex, damage.message)
    reported.formUnion(damage.impossible)
    listsTiles = false
  }

  mutating func add(_ problem: PacketProblem) {
    let fault = TileFault(problem, in: packet.corner)
    add(fault.page, fault.message, at: problem.position)
  }

  mutating func add(_ problem: TileImageProblem, at position: UInt16) {
    let fault = TileFault(problem)
    add(fault.page, fault.message, at: position)
  }

  /// Adds a finding.
  ///
  /// Later findings about a tile that already has one are dropped: they nearly always have the same cause.
  ///
  /// - Parameter position: the position of the tile; `nil` if the finding is about the whole packet.
  mutating func add(_ page: RulePage, _ message: String, at position: UInt16? = nil) {
    guard let position else {
      counts[page, default: 0] += 1
      if counts[page, default: 0] <= Self.limit { findings.append(Finding(page, message)) }
      return
    }
    guard reported.insert(position).inserted, listsTiles else { return }
    // The numbers that clients use in requests, not those within the bundle.
    let place = PacketGrid.tile(at: position, in: packet.corner)
    let tile = Finding.Tile(level: packet.level, row: place.row, column: place.column)
    let example = RepeatedTileFault.Example(file: packet.name, tile: tile, message: message)
    // A packet violates a handful of rules, so a search is faster than a dictionary.
    let index = tileFaults.firstIndex { $0.page == page } ?? tileFaults.count
    if index == tileFaults.count { tileFaults.append(RepeatedTileFault(page)) }
    tileFaults[index].add(example)
  }
}
