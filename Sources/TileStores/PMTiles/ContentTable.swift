/// The contents that were written lately, by checksum and size, to find equal ones.
///
/// The table has a fixed size, so that an archive of any number of tiles takes the same memory. A content that falls out
/// of it is written again if it appears once more. The same contents in the same order give the same table.
struct ContentTable: Sendable {
  private struct Place {
    /// The checksum and the size. 0 for an unused place: no content has the size 0.
    var key: UInt64 = 0
    /// From the start of the tile data.
    var offset = 0
  }

  /// Places with the same hash, the last used first.
  private static let ways = 4
  private static let setCount = 1 << 18
  /// The number of contents in a full table.
  static let capacity = ways * setCount

  private var places = [Place](repeating: Place(), count: ways * setCount)
  /// The number of contents that fell out.
  private(set) var droppedCount = 0

  static func key(_ checksum: UInt32, size: Int) -> UInt64 { UInt64(checksum) << 32 | UInt64(size) }

  /// The offsets of contents with this key, the last used first. Their bytes may differ.
  func offsets(of key: UInt64) -> [Int] {
    let first = Self.first(key)
    return (first..<first + Self.ways).compactMap { places[$0].key == key ? places[$0].offset : nil }
  }

  /// Adds a content, or makes a known one the last used.
  mutating func use(_ key: UInt64, at offset: Int) {
    let first = Self.first(key)
    var last = first
    while last < first + Self.ways - 1, places[last].key != 0, places[last].key != key || places[last].offset != offset
    {
      last += 1
    }
    let isKnown = places[last].key == key && places[last].offset == offset
    if !isKnown, places[last].key != 0 { droppedCount += 1 }
    while last > first {
      places[last] = places[last - 1]
      last -= 1
    }
    places[first] = Place(key: key, offset: offset)
  }

  private static func first(_ key: UInt64) -> Int {
    // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 46) * ways
  }
}
