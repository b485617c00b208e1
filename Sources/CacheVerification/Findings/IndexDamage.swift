import SourceText
import TileStores

/// An index of which most entries are impossible.
///
/// Random bytes in an index name thousands of tiles that do not exist. A finding for each of them would hide that the
/// bundle is damaged as a whole.
struct IndexDamage {
  /// The fewest impossible entries that are a damaged index, and not single wrong entries.
  private static let fewest = 4

  /// The positions whose entries point outside the file or overlap.
  let impossible: Set<UInt16>
  /// The number of entries with a tile.
  let entryCount: Int

  /// - Returns: `nil` if most entries are possible, or if the header states that the file was longer: then its end is
  ///   missing, and the index is right.
  init?(_ index: PacketIndex) {
    var impossible: Set<UInt16> = []
    for problem in index.problems {
      switch problem {
      case .outside(let position, _, _), .overlap(_, let position): impossible.insert(position)
      case .sizeDiffers(let stated, let size) where stated > size: return nil
      default: break
      }
    }
    let count = impossible.union(index.tiles.map(\.position)).count
    guard impossible.count >= Self.fewest, impossible.count * 2 > count else { return nil }
    self.impossible = impossible
    entryCount = count
  }

  /// One clause, which follows the name of the bundle.
  var message: String {
    let entries = counted(entryCount, "entry", "entries")
    return "the index is damaged: \(impossible.count) of \(entries) point outside the file or overlap; "
      + "the faults of single tiles are not listed"
  }
}
