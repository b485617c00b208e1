public import FileAccess

/// A number that two different things hardly share (FNV-1a, 64 bits).
public struct Fingerprint: Hashable, Sendable {
  /// The number itself, which is the same in every run.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of nothing yet.
  public init() {}

  /// Of positions and sizes.
  public init(_ tiles: [StoredTile]) {
    for tile in tiles {
      add(Int(tile.position))
      add(Int(tile.size))
    }
  }

  /// Of files, as they were when they were opened.
  init(of sections: FileSection...) {
    for version in sections.compactMap(\.file.version) { add(version) }
  }

  /// Adds a number.
  public mutating func add(_ number: Int) { value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3 }

  /// Adds a text, and where it ends.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int(byte)) }
    add(-1)
  }

  /// Adds which file it is, its size and when it was written last.
  public mutating func add(_ version: FileVersion) {
    for number in version.numbers { add(number) }
  }
}
