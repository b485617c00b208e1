/// Statistics of tile sizes: exact below 4,096 bytes, and rounded down by at most 1/64 above, so that the memory does
/// not grow with the number of tiles.
public struct TileSizes: Sendable {
  private var counts: [UInt32: Int] = [:]
  /// The number of tiles.
  public private(set) var count = 0
  /// The sum of all sizes in bytes, exactly.
  public private(set) var total = 0
  /// The smallest size in bytes, exactly; `nil` if there are no tiles.
  public private(set) var smallest: Int?
  /// The largest size in bytes, exactly; `nil` if there are no tiles.
  public private(set) var largest: Int?

  /// Statistics without tiles.
  public init() {}

  /// Adds a tile with a size in bytes.
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

  /// The values from which the statistics can be made again: smallest, largest and sum, then a size and a number of tiles
  /// in turn, in rising order of the size; empty if there are no tiles.
  package var values: [Int] {
    guard let smallest, let largest else { return [] }
    return [smallest, largest, total]
      + counts.sorted { $0.key < $1.key }.flatMap { [Int($0.key), $0.value] }
  }

  /// Makes statistics of `values` again.
  ///
  /// - Returns: `nil` if the numbers cannot be those of statistics.
  package init?(values: [Int]) {
    guard !values.isEmpty else { return }
    guard values.count >= 5, values.count % 2 == 1, values[0] <= values[1] else { return nil }
    for place in stride(from: 3, to: values.count, by: 2) {
      guard let size = UInt32(exactly: values[place]), values[place + 1] > 0, counts[size] == nil else { return nil }
      let sum = count.addingReportingOverflow(values[place + 1])
      guard !sum.overflow else { return nil }
      counts[size] = values[place + 1]
      count = sum.partialValue
    }
    smallest = values[0]
    largest = values[1]
    total = values[2]
  }

  /// The median size in bytes; `nil` if there are no tiles.
  public var median: Int? { quantile(0.5) }

  /// The size in bytes that a share of the tiles, from 0 to 1, do not exceed; `nil` if there are no tiles.
  public func quantile(_ part: Double) -> Int? {
    var rest = Int((Double(count) * part).rounded(.up))
    for (bucket, number) in counts.sorted(by: { $0.key < $1.key }) {
      rest -= number
      if rest <= 0 { return min(max(Int(bucket), smallest ?? 0), largest ?? .max) }
    }
    return nil
  }

  /// The size with all bits after the first seven set to 0.
  private static func bucket(_ size: Int) -> UInt32 {
    let size = UInt32(clamping: size)
    guard size >= 4096 else { return size }
    let shift = UInt32(32 - size.leadingZeroBitCount - 7)
    return (size >> shift) << shift
  }
}
