import CacheParts
import SourceText
import TilingSchemes

/// What is known of a complete block: which bundles it has, and what is passed on to coarser levels.
///
/// It is the end of the block's file, as JSON; the tiles and pixels that are passed on come before it.
struct BlockRecord: Sendable {
  /// A bundle that the part has written.
  struct Bundle: Hashable, Sendable {
    let key: BundleKey
    /// In bytes.
    let size: Int
    /// The CRC-32 of the file.
    let checksum: UInt32
  }

  /// The tiles of a bundle in which the rasters have no pixel.
  struct Empty: Hashable, Sendable {
    let key: BundleKey
    let tiles: TileBits
  }

  /// What is passed on of a block of the coarsest step of the owned block: the files of its coarser tiles, one after the
  /// other, and then its pixels.
  struct Group: Hashable, Sendable {
    let block: BlockCoordinate
    /// Where its bytes begin in the file.
    let offset: Int
    /// The number of its bytes.
    let size: Int
    let checksum: UInt32
    /// How many bytes at the end are the compressed pixels; 0 if there are none, or nobody needs them.
    let pixelSize: Int
    /// For each tile the level, the row, the column and the number of bytes, in the order in which they are written.
    let tiles: [Int]
    /// For each tile without content the level, the row and the column.
    let empty: [Int]
  }

  /// The digest of the plan.
  let plan: String
  let level: Int
  let place: BlockCoordinate
  var bundles: [Bundle] = []
  var empty: [Empty] = []
  var groups: [Group] = []
  /// By the number of the level.
  var counts: [Int: LevelCount] = [:]

  init(plan: String, level: Int, place: BlockCoordinate) {
    self.plan = plan
    self.level = level
    self.place = place
  }

  /// The tiles and the bytes of all levels.
  var total: LevelCount { counts.values.reduce(into: LevelCount()) { $0.add($1) } }

  /// Whether it is that of a block of this plan.
  func belongs(to block: OwnedBlock, _ plan: PartsPlan) -> Bool {
    self.plan == plan.digest && level == block.level && place == block.place
  }
}

extension BlockRecord {
  var text: [UInt8] {
    let json = JSONOutput.object([
      .init("plan", .string(plan)), .init("level", .integer(level)), .init("row", .integer(place.row)),
      .init("column", .integer(place.column)),
      .init(
        "bundles",
        .array(bundles.map { Self.list([$0.key.level, $0.key.row, $0.key.column, $0.size, Int($0.checksum)]) })),
      .init("empty", .array(empty.map { Self.list([$0.key.level, $0.key.row, $0.key.column] + $0.tiles.runs) })),
      .init(
        "groups",
        .array(
          groups.map { group in
            .object([
              .init(
                "place",
                Self.list([
                  group.block.row, group.block.column, group.offset, group.size, Int(group.checksum), group.pixelSize,
                ])), .init("tiles", Self.list(group.tiles)), .init("empty", Self.list(group.empty)),
            ])
          })),
      .init(
        "counts", .array(counts.sorted { $0.key < $1.key }.map { Self.list([$0.key] + Self.numbers(of: $0.value)) })),
    ])
    return Array(json.text(.compact).utf8)
  }

  /// - Returns: `nil` if the text is damaged.
  init?(parsing bytes: [UInt8]) {
    guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text) else { return nil }
    let root = document.root
    func numbers(_ value: JSONValue?) -> [Int]? {
      guard let list = value?.array else { return nil }
      let numbers = list.compactMap { document.integer($0) }
      return numbers.count == list.count ? numbers : nil
    }
    guard let plan = root["plan"]?.string, let level = document.integer(root["level"]),
      let row = document.integer(root["row"]), let column = document.integer(root["column"]),
      let bundles = root["bundles"]?.array, let empty = root["empty"]?.array, let groups = root["groups"]?.array,
      let counts = root["counts"]?.array
    else { return nil }
    self.init(plan: plan, level: level, place: BlockCoordinate(row: row, column: column))
    for value in bundles {
      guard let list = numbers(value), list.count == 5, list[3] >= 0, let checksum = UInt32(exactly: list[4]) else {
        return nil
      }
      let key = BundleKey(level: list[0], row: list[1], column: list[2])
      self.bundles.append(Bundle(key: key, size: list[3], checksum: checksum))
    }
    for value in empty {
      guard let list = numbers(value), list.count >= 3, let tiles = TileBits(runs: Array(list[3...])) else {
        return nil
      }
      self.empty.append(Empty(key: BundleKey(level: list[0], row: list[1], column: list[2]), tiles: tiles))
    }
    for value in groups {
      guard let group = Group(numbers(value["place"]), numbers(value["tiles"]), numbers(value["empty"])) else {
        return nil
      }
      self.groups.append(group)
    }
    for value in counts {
      guard let list = numbers(value), let count = LevelCount(Array(list.dropFirst())) else { return nil }
      self.counts[list[0]] = count
    }
  }

  private static func list(_ numbers: [Int]) -> JSONOutput { .array(numbers.map { .integer($0) }) }

  private static func numbers(of count: LevelCount) -> [Int] {
    [count.tiles, count.empty, count.bytes, count.jpeg] + numbers(of: count.reducedColors)
      + numbers(of: count.flattened)
  }

  private static func numbers(of tiles: LossyTiles) -> [Int] {
    [tiles.count, tiles.first?.row ?? -1, tiles.first?.column ?? -1]
  }
}

extension BlockRecord.Group {
  /// - Returns: `nil` if the numbers do not fit each other.
  fileprivate init?(_ place: [Int]?, _ tiles: [Int]?, _ empty: [Int]?) {
    guard let place, let tiles, let empty, place.count == 6, place[2] >= 0, place[3] >= 0,
      let checksum = UInt32(exactly: place[4]), (0...place[3]).contains(place[5]), tiles.count % 4 == 0,
      empty.count % 3 == 0
    else { return nil }
    var rest = place[3] - place[5]
    for size in stride(from: 3, to: tiles.count, by: 4).map({ tiles[$0] }) {
      guard size >= 0, size <= rest else { return nil }
      rest -= size
    }
    guard rest == 0 else { return nil }
    block = BlockCoordinate(row: place[0], column: place[1])
    offset = place[2]
    size = place[3]
    self.checksum = checksum
    pixelSize = place[5]
    self.tiles = tiles
    self.empty = empty
  }
}

extension LevelCount {
  /// - Returns: `nil` if there are not ten numbers.
  fileprivate init?(_ numbers: [Int]) {
    guard numbers.count == 10 else { return nil }
    self.init()
    (tiles, empty, bytes, jpeg) = (numbers[0], numbers[1], numbers[2], numbers[3])
    func lossy(_ start: Int) -> LossyTiles {
      let first = numbers[start + 1] < 0 ? nil : TileCoordinate(row: numbers[start + 1], column: numbers[start + 2])
      return LossyTiles(count: numbers[start], first: first)
    }
    reducedColors = lossy(4)
    flattened = lossy(7)
  }
}
