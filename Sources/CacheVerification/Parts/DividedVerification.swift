import CacheParts
import Diagnostics
import FileAccess
import SchemeLint
import SystemPackage
import TileStores

/// A verification as its plan, each part and its end see it: the same cache and the same blocks.
struct DividedVerification: Sendable {
  /// Some packets or some entries of a package, which one part verifies.
  enum Block: Hashable, Sendable {
    case packets(UnitCut.Block)
    case entries(part: Int, Range<Int>)

    var part: Int {
      switch self {
      case .packets(let block): block.part
      case .entries(let part, _): part
      }
    }

    /// The name of the file that a part leaves when the block is complete.
    var fileName: String {
      switch self {
      case .packets(let block): block.fileName
      case .entries(let part, _): "\(part)-entries.block"
      }
    }
  }

  let cache: VerifiedCache
  let cut: UnitCut
  let blocks: [Block]
  let state: VerifiedState
  /// For each unit, the numbers of the packets of its place.
  private let places: [Range<Int>]

  /// Opening a bundle costs about as much as reading this number of bytes.
  private static let bundleCost = 65_536

  /// Opens a cache.
  ///
  /// - Parameters:
  ///   - request: the verification.
  ///   - parts: the number of parts.
  init(_ request: VerificationRequest, parts: Int) async throws(VerificationError) {
    cache = try VerifiedCache(request, try await request.choice())
    let packets = cache.tiles.packets
    let files = PacketFiles(cache.tiles)
    var places: [Range<Int>] = []
    var units: [UnitCut.Unit] = []
    for (number, packet) in packets.enumerated() {
      let cost = files.sizes[number] + Self.bundleCost
      // Packets of one place follow each other, and only the first that can be read counts.
      if let last = units.last, last.level == packet.level, last.row == packet.corner.row,
        last.column == packet.corner.column
      {
        places[places.count - 1] = places[places.count - 1].lowerBound..<number + 1
        continue
      }
      places.append(number..<number + 1)
      units.append(
        .init(level: packet.level, row: packet.corner.row, column: packet.corner.column, cost: cost))
    }
    self.places = places
    cut = UnitCut(units, parts: parts)
    state = VerifiedState(cache, versions: files.versions)
    var blocks = cut.blocks.map(Block.packets)
    if let entries = cache.tiles.archive?.entries, !entries.isEmpty {
      // The whole package is read twice: its tiles, and for the checksums of its entries.
      let parts = CostCut(entries.map { $0.compressedSize + 1024 }, count: parts).parts
      var start = 0
      while start < parts.count {
        let end = parts[start...].firstIndex { $0 != parts[start] } ?? parts.count
        blocks.append(.entries(part: parts[start], start..<end))
        start = end
      }
    }
    self.blocks = blocks
  }

  /// The packets of a block.
  func packets(of block: UnitCut.Block) -> [Int] { cut.units(of: block).flatMap { places[$0] } }

  /// The versions on which the findings depend.
  static func versions(_ toolVersion: String) -> [PartsPlan.Version] { [.init("tilescheme", toolVersion)] }

  /// Opens the verification of a plan, and checks that the cache is as it was when the plan was made.
  ///
  /// - Parameters:
  ///   - path: of the plan, for messages.
  ///   - drawsCoverage: whether the picture is drawn, or the counts for it are kept.
  ///   - check: compares the versions of programs as well.
  static func open(
    _ plan: PartsPlan, at path: FilePath, _ catalogue: RuleCatalogue, drawsCoverage: Bool,
    check: (_ differences: [String]) throws(PartsError) -> Void
  ) async throws(VerificationError) -> DividedVerification {
    let frozen: FrozenVerification
    do throws(PlanProblem) {
      frozen = try FrozenVerification(plan, catalogue)
    } catch {
      throw .parts(.plan(path, error))
    }
    var request = frozen.request
    request.drawsCoverage = drawsCoverage
    let divided = try await DividedVerification(request, parts: plan.count)
    do throws(PartsError) {
      try check(frozen.state.map { divided.state.differences(from: $0) } ?? ["the state of the cache is unknown"])
      guard divided.cut.digest == plan.partition else { throw .otherPartition }
    } catch {
      throw .parts(error)
    }
    return divided
  }
}

/// The sizes and times of the files of packets.
private struct PacketFiles {
  /// Of each packet, in bytes; 0 for a packet that has no file of its own.
  private(set) var sizes: [Int] = []
  private(set) var versions = Fingerprint()

  init(_ tiles: VerifiedTiles) {
    sizes.reserveCapacity(tiles.packets.count)
    if let archive = tiles.archive {
      add(archive.path.string)
      let entries = Dictionary(archive.entries.map { ($0.name, $0.compressedSize) }) { first, _ in first }
      let prefix = archive.path.string.utf8.count + 1
      sizes = tiles.packets.map { entries[String(Substring($0.name.utf8.dropFirst(prefix)))] ?? 0 }
    } else if tiles.isStored {
      add(tiles.name)
      sizes = tiles.packets.map { _ in 0 }
    } else {
      var last = ""
      for packet in tiles.packets {
        versions.add(packet.level)
        versions.add(packet.corner.row)
        versions.add(packet.corner.column)
        // The packets of an exploded level have the name of its folder.
        let isShared = packet.name == last
        last = packet.name
        sizes.append(isShared ? 0 : add(packet.name))
      }
    }
  }

  /// - Returns: the size of a file.
  @discardableResult private mutating func add(_ path: String) -> Int {
    guard let version = try? FileVersion(FilePath(path)) else { return 0 }
    let numbers = version.numbers.dropFirst()
    for number in numbers { versions.add(number) }
    return numbers.first ?? 0
  }
}
