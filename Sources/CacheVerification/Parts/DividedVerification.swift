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
  let packets: PacketCut
  /// The parts of the entries, if the cache is a package; otherwise `nil`.
  private let entries: CostCut?
  let state: VerifiedState

  /// Opens a cache.
  ///
  /// - Parameters:
  ///   - request: the verification.
  ///   - parts: the number of parts.
  init(_ request: VerificationRequest, parts: Int) async throws(VerificationError) {
    cache = try VerifiedCache(request, try await request.choice())
    packets = await PacketCut(cache.tiles, parts: parts)
    state = VerifiedState(cache, versions: packets.versions)
    let entries = cache.tiles.archive?.entries ?? []
    // The whole package is read twice: its tiles, and for the checksums of its entries.
    self.entries = entries.isEmpty ? nil : CostCut(entries.map { $0.compressedSize + 1024 }, count: parts)
  }

  /// The number of blocks of all parts.
  var blockCount: Int {
    let ofEntries = entries.map { cut in (0..<cut.count).filter { !cut.blocks(of: $0).isEmpty }.count } ?? 0
    return packets.cut.blockCount + ofEntries
  }

  /// The blocks of a part.
  func blocks(of part: Int) -> [Block] {
    var blocks = packets.cut.blocks(of: part).map(Block.packets)
    if let own = entries?.blocks(of: part), !own.isEmpty { blocks.append(.entries(part: part, own)) }
    return blocks
  }

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
      guard divided.packets.cut.digest == plan.partition else { throw .otherPartition }
    } catch {
      throw .parts(error)
    }
    return divided
  }
}
