import Diagnostics
import SourceText
import TileStores
import TilingSchemes

/// Collects the findings of one packet: at most one for each tile, and a limited number for each rule.
///
/// One damaged index makes thousands of tiles wrong in the same way. The first findings show where the damage is; the
/// others are only counted.
struct PacketFindings {
  /// The largest number of findings of one rule that are listed for a packet; a bundle has up to 16,384 tiles.
  private static let limit = 100

  private let packet: TilePacket
  private var findings: [Finding] = []
  private var counts: [RulePage: Int] = [:]
  /// The positions of the tiles that have a finding, also of those beyond the limit.
  private(set) var reported: Set<UInt16> = []

  init(_ packet: TilePacket) { self.packet = packet }

  /// The findings in the order in which they were added, then one for each rule that exceeded the limit.
  var fileFindings: FileFindings {
    // Sorted by name, because the order of a dictionary differs from run to run.
    let more = counts.filter { $0.value > Self.limit }.sorted { $0.key.name < $1.key.name }.map { page, count in
      Finding(page, "\(counted(count - Self.limit, "more finding")) of this rule, not listed")
    }
    return FileFindings(file: packet.name, text: nil, findings: findings + more)
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
    if let position, !reported.insert(position).inserted { return }
    counts[page, default: 0] += 1
    guard counts[page, default: 0] <= Self.limit else { return }
    guard let position else {
      findings.append(Finding(page, message))
      return
    }
    let tile = PacketGrid.tile(at: position, in: packet.corner)
    findings.append(
      Finding(
        page, "level \(packet.level), \(place(position)): \(message)",
        tile: Finding.Tile(level: packet.level, row: tile.row, column: tile.column)))
  }

  /// The tile of a position, for people: the numbers that clients use in requests, not those within the bundle.
  private func place(_ position: UInt16) -> String {
    let tile = PacketGrid.tile(at: position, in: packet.corner)
    return "row \(tile.row), column \(tile.column)"
  }
}
