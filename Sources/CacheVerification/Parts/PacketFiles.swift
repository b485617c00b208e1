import FileAccess
import SystemPackage
import TileStores

/// The sizes of the files of all packets, and a number for their sizes and times.
///
/// Each process that works on a part of a country asks the system for half a million files, so several are asked for at
/// once.
struct PacketFiles: Sendable {
  let versions: Fingerprint
  /// In the order of the packets; none if no packet has a file of its own.
  private let pieces: [[Int]]

  /// The number depends on the sizes of the pieces, so they must be the same on all machines.
  private static let pieceSize = 4096

  init(_ tiles: VerifiedTiles) async {
    let packets = tiles.packets
    var versions = Fingerprint()
    if let archive = tiles.archive {
      versions.add(stateOf: archive.path)
      pieces = Self.divided(Self.sizes(of: packets, in: archive))
    } else if tiles.isStored {
      versions.add(stateOf: FilePath(tiles.name))
      pieces = []
    } else {
      let count = (packets.count + Self.pieceSize - 1) / Self.pieceSize
      let found = await ParallelWork.map(count, jobs: ParallelWork.usualJobs) { number in
        let start = number * Self.pieceSize
        return Piece(packets, start..<min(start + Self.pieceSize, packets.count))
      }
      for piece in found { versions.add(Int(truncatingIfNeeded: piece.versions.value)) }
      pieces = found.map(\.sizes)
    }
    self.versions = versions
  }

  /// In bytes; 0 for a packet that has no file of its own.
  ///
  /// - Parameter packet: its number.
  func size(of packet: Int) -> Int {
    pieces.isEmpty ? 0 : pieces[packet / Self.pieceSize][packet % Self.pieceSize]
  }

  private static func divided(_ sizes: [Int]) -> [[Int]] {
    stride(from: 0, to: sizes.count, by: pieceSize).map { Array(sizes[$0..<min($0 + pieceSize, sizes.count)]) }
  }

  private static func sizes(of packets: [TilePacket], in archive: ZipArchive) -> [Int] {
    let entries = Dictionary(archive.entries.map { ($0.name, $0.compressedSize) }) { first, _ in first }
    return packets.map { entries[$0.entryName(in: archive)] ?? 0 }
  }

  /// Packets that follow each other.
  private struct Piece: Sendable {
    private(set) var sizes: [Int] = []
    private(set) var versions = Fingerprint()

    init(_ packets: [TilePacket], _ range: Range<Int>) {
      sizes.reserveCapacity(range.count)
      var folder: OpenedFolder?
      for number in range {
        let packet = packets[number]
        versions.add(packet.level)
        versions.add(packet.corner.row)
        versions.add(packet.corner.column)
        // The packets of an exploded level have one folder, which is examined once.
        let isShared = number > 0 && packet.sharesFile(with: packets[number - 1])
        sizes.append(isShared ? 0 : versions.add(stateOf: packet.version(in: &folder)))
      }
    }
  }
}
