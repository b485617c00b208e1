/// Sizes of tiles in a bounded space: exact below 4,096 bytes, and to one part in 64 above.
public struct TileSizes: Sendable {
  private var counts: [UInt32: Int] = [:]
  /// How many tiles were added.
  public private(set) var count = 0
  /// In bytes.
  public private(set) var total = 0
  /// In bytes; `nil` before the first tile.
  public private(set) var smallest: Int?
  /// In bytes; `nil` before the first tile.
  public private(set) var largest: Int?

  /// Of no tiles yet.
  public init() {}

  /// Adds a tile of a size in bytes.
  public mutating func add(_ size: Int) {
    counts[Self.bucket(size), default: 0] += 1
    count += 1
    total += size
    smallest = min(smallest ?? size, size)
    largest = max(largest ?? size, size)
  }

  /// Adds the tiles of another set.
  public mutating func add(_ other: TileSizes) {
    counts.merge(other.counts, uniquingKeysWith: +)
    count += other.count
    total += other.total
    smallest = [smallest, other.smallest].compactMap(\.self).min()
    largest = [largest, other.largest].compactMap(\.self).max()
  }

  /// The size that half of the tiles do not exceed.
  public var median: Int? { quantile(0.5) }

  /// The size that a part of the tiles, from 0 to 1, do not exceed.
  public func quantile(_ part: Double) -> Int? {
    var rest = Int((Double(count) * part).rounded(.up))
    for (bucket, number) in counts.sorted(by: { $0.key < $1.key }) {
      rest -= number
      if rest <= 0 { return min(max(Int(bucket), smallest ?? 0), largest ?? .max) }
    }
    return nil
  }

  /// The size, its digits beyond the first six bits cut.
  private static func bucket(_ size: Int) -> UInt32 {
    let size = UInt32(clamping: size)
    guard size >= 4096 else { return size }
    let shift = UInt32(32 - size.leadingZeroBitCount - 7)
    return (size >> shift) << shift
  }
}
