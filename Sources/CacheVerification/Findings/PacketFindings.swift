import Diagnostics
import TileStores
import TilingSchemes

/// What is wrong with one packet: at most one finding a tile, and of a thousand alike the first ones.
struct PacketFindings {
  /// The most findings of one kind that are told for a packet; a bundle has 16,384 tiles.
  private static let limit = 100

  private let packet: TilePacket
  private var findings: [Finding] = []
  private var counts: [RulePage: Int] = [:]
  /// The tiles that have a finding.
  private(set) var told: Set<UInt16> = []

  init(_ packet: TilePacket) { self.packet = packet }

  var fileFindings: FileFindings {
    let more = counts.filter { $0.value > Self.limit }.sorted { $0.key.name < $1.key.name }.map { page, count in
      Finding(page, "\(count - Self.limit) more of this kind in this bundle")
    }
    return FileFindings(file: packet.name, text: nil, findings: findings + more)
  }

  mutating func add(_ problem: PacketProblem) {
    let (page, message): (RulePage, String) =
      switch problem {
      case .header(let what): (.bundleHeader, what)
      case .tooShort(let size, let needed):
        (.bundleHeader, "it has \(size) bytes, and header and index alone have \(needed)")
      case .sizeDiffers(let stated, let size):
        (.bundleSize, "its header says \(stated) bytes, and it has \(size)")
      case .corner(let row, let column):
        (.bundleHeader, "its header says that it begins at row \(row), column \(column)")
      case .outside(_, let offset, let size):
        (
          .tileOutsideBundle,
          "the index puts it at byte \(offset)\(size > 0 ? " with \(size) bytes" : ""), which is not within the tiles of the bundle"
        )
      case .overlap(let first, _): (.overlappingTiles, "it lies on the tile of \(place(first)), in part")
      case .sharedTile(let first, _): (.sharedTile, "its bytes are those of \(place(first))")
      case .sizeWord(_, let stated, let index):
        (.sizeWord, "the size in front of it is \(stated), and the index says \(index)")
      case .tooLarge(_, let size): (.oversizedTile, "it has \(size) bytes")
      }
    add(page, message, at: problem.position)
  }

  mutating func add(_ problem: TileImageProblem, at position: UInt16) {
    let page: RulePage =
      switch problem {
      case .unknown: .unknownImage
      case .cutOffSignature: .cutOffSignature
      case .truncated: .truncatedTile
      case .checksum, .malformed: .damagedTile
      case .trailing: .trailingBytes
      }
    add(page, problem.message, at: position)
  }

  mutating func add(_ page: RulePage, _ message: String, at position: UInt16? = nil) {
    if let position, !told.insert(position).inserted { return }
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

  private func place(_ position: UInt16) -> String {
    let tile = PacketGrid.tile(at: position, in: packet.corner)
    return "row \(tile.row), column \(tile.column)"
  }
}
