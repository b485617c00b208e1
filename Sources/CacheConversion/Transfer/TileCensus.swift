import CacheVerification
import Diagnostics
public import TileStores
public import TilingSchemes

/// What was found in the tiles while they were copied.
///
/// The images are counted by type and size. Only at the end is it known which format the result declares, and so which
/// of them differ from it.
public struct TileCensus: Sendable {
  /// The maximum number of damaged tiles that are listed, so that a wholly damaged cache does not fill memory.
  private static let limit = 1000
  /// The maximum number of types and sizes that are distinguished. Caches have a few; only hostile files have more.
  private static let groupLimit = 1000

  /// A damaged tile. It was copied all the same.
  public struct DamagedTile: Hashable, Sendable {
    /// The number of the level in the result.
    public let level: Int
    /// Its row and column.
    public let tile: TileCoordinate
    /// The damage.
    public let problem: TileImageProblem
  }

  /// Equal images, with the first places where they are.
  struct Group: Hashable, Sendable {
    var count = 0
    /// The first ones in their order, whatever the order is in which they were added: parts add them in their own.
    var places: [TilePlace] = []

    mutating func add(_ place: TilePlace) {
      count += 1
      places.insert(place, keeping: TileFaults.placeLimit) { $0 < $1 }
    }

    mutating func add(_ other: Group) {
      count += other.count
      for place in other.places { places.insert(place, keeping: TileFaults.placeLimit) { $0 < $1 } }
    }
  }

  /// The number of copied tiles.
  public internal(set) var tiles = 0
  /// The size of the copied tiles, in bytes.
  public internal(set) var bytes = 0
  /// The tiles whose image is damaged, at most the first thousand: bundle by bundle, and row by row in each.
  public internal(set) var damaged: [DamagedTile] = []
  /// The number of tiles whose image is damaged, including those that are not listed.
  public internal(set) var damagedCount = 0
  /// The types of all images whose header can be read.
  var kinds: Set<TileImage.Kind> = []
  /// The undamaged images by type and size.
  var images: [TileImage: Group] = [:]
  /// The faults that do not depend on the format that the result declares.
  var faults: [RulePage: TileFaults] = [:]
  /// For the images beyond the limit of groups, which are compared at once.
  private let expectation: TileExpectation

  /// - Parameter expectation: the declarations of the input.
  init(_ expectation: TileExpectation) { self.expectation = expectation }

  /// All faults that `verify` would report of the copied tiles, except notes that need no action, by rule.
  ///
  /// - Parameter declared: the declarations of the result.
  func faults(expecting declared: TileExpectation) -> [TileFaults] {
    let different = images.compactMap { image, group in
      declared.fault(image).map { TileFaults($0, count: group.count, at: group.places) }
    }
    return TileFaults.joined(Array(faults.values) + different)
  }

  /// The faults that do not depend on the format that the result declares: damaged images and wrong size words, by rule.
  var ownFaults: [TileFaults] { TileFaults.joined(Array(faults.values)) }

  /// Checks and counts a tile.
  ///
  /// - Parameter storageProblem: a fault of its storage that only reading shows.
  mutating func add(
    _ bytes: UnsafeRawBufferPointer, _ tile: StoredTile, of packet: PacketContents, _ storageProblem: PacketProblem?
  ) {
    let inspection = TileImage.inspect(bytes)
    let place = TilePlace(level: packet.level, tile: PacketGrid.tile(at: tile.position, in: packet.corner))
    tiles += 1
    self.bytes += bytes.count
    // A cache of LERC has a different maximum error in many tiles; the limit holds for them as well.
    if let kind = inspection.image?.kind, kinds.count < Self.groupLimit { kinds.insert(kind) }
    if let problem = inspection.problem, !problem.isHarmless {
      damagedCount += 1
      note(DamagedTile(level: packet.level, tile: place.tile, problem: problem))
      add(TileFaults(TileFault(problem), at: [place]))
      return
    }
    if let storageProblem { add(TileFaults(TileFault(storageProblem, in: packet.corner), at: [place])) }
    guard let image = inspection.image else { return }
    if images[image] != nil || images.count < Self.groupLimit {
      images[image, default: Group()].add(place)
    } else if let fault = expectation.fault(image) {
      add(TileFaults(fault, at: [place]))
    }
  }

  mutating func add(_ other: TileCensus) {
    tiles += other.tiles
    bytes += other.bytes
    for tile in other.damaged { note(tile) }
    damagedCount += other.damagedCount
    kinds.formUnion(other.kinds)
    for (image, group) in other.images { images[image, default: Group()].add(group) }
    for fault in other.faults.values { add(fault) }
  }

  private mutating func note(_ tile: DamagedTile) {
    damaged.insert(tile, keeping: Self.limit) { first, second in
      TilePlace(level: first.level, tile: first.tile) < TilePlace(level: second.level, tile: second.tile)
    }
  }

  private mutating func add(_ fault: TileFaults) {
    if faults[fault.rule]?.add(fault) == nil { faults[fault.rule] = fault }
  }
}

extension Array {
  /// Adds an element to a sorted array of the first elements. Elements mostly come in their order, so that one comparison
  /// is enough.
  fileprivate mutating func insert(_ element: Element, keeping limit: Int, _ isBefore: (Element, Element) -> Bool) {
    guard let last, isBefore(element, last) else {
      if count < limit { append(element) }
      return
    }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(element, self[middle]) { high = middle } else { low = middle + 1 }
    }
    insert(element, at: low)
    if count > limit { removeLast() }
  }
}
