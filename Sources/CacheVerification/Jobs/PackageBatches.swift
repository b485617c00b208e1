import FileAccess
import TileStores

/// The entries and packets of a package on a server, in the order of its bytes.
///
/// Each batch is small enough that all its beginnings are in memory together, so they are requested with few requests, and
/// each only once.
struct PackageBatches {
  /// What is verified together, by numbers.
  struct Batch {
    fileprivate(set) var entries: [Int] = []
    fileprivate(set) var packets: [Int] = []
  }

  let all: [Batch]
  private let archive: ZipArchive

  /// An index has three or four blocks of a file on a server, so this many are half of the blocks that are kept.
  private static let entryCount = 128
  /// The header and the index of a Compact V2 bundle, and a whole index file of Compact V1, in bytes.
  private static let indexSizes = [".bundle": 131_136, ".bundlx": 81_952]

  init(_ tiles: VerifiedTiles, in archive: ZipArchive) {
    self.archive = archive
    var owners: [String: [Int]] = [:]
    for number in tiles.packets.indices {
      owners[tiles.packets[number].entryName(in: archive), default: []].append(number)
    }
    // All packets of a place are verified together, because only the first one that can be read counts.
    var followers: [Int: [Int]] = [:]
    var first = 0
    for number in tiles.packets.indices.dropFirst() {
      if tiles.packets[number].isAtPlace(of: tiles.packets[first]) {
        followers[first, default: []].append(number)
      } else {
        first = number
      }
    }
    let following = Set(followers.values.joined())
    let order = archive.entries.indices.sorted {
      (archive.entries[$0].headerOffset, $0) < (archive.entries[$1].headerOffset, $1)
    }
    var batches: [Batch] = []
    for start in stride(from: 0, to: order.count, by: Self.entryCount) {
      var batch = Batch()
      batch.entries = Array(order[start..<min(start + Self.entryCount, order.count)])
      // Names can occur twice in a damaged package.
      let own = batch.entries.flatMap { owners.removeValue(forKey: archive.entries[$0].name) ?? [] }
      for number in own where !following.contains(number) { batch.packets += [number] + (followers[number] ?? []) }
      batches.append(batch)
    }
    // Folders of single tiles have no entry of their own.
    let others = owners.values.joined().filter { !following.contains($0) }.sorted()
    if !others.isEmpty {
      var batch = Batch()
      for number in others { batch.packets += [number] + (followers[number] ?? []) }
      batches.append(batch)
    }
    all = batches
  }

  /// Requests the beginnings of a batch.
  func load(_ batch: Batch) async {
    await archive.load(
      batch.entries.map { number in
        let entry = archive.entries[number]
        return ZipArchive.Beginning(of: entry, size: Self.indexSizes[String(entry.name.suffix(7).lowercased())] ?? 0)
      })
  }
}
