public import FileAccess
package import SystemPackage

/// A number for comparing versions of files and lists of tiles: FNV-1a with 64 bits, applied to whole numbers.
///
/// Swift's own hash differs from run to run, and this number is compared with that of an earlier run. It does not
/// protect against forgery.
public struct Fingerprint: Hashable, Sendable {
  /// The number; for the same input, it is the same in every run.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The number of no input.
  public init() {}

  /// A number that was written earlier.
  package init(_ value: UInt64) { self.value = value }

  /// The number of the positions and sizes of tiles, in their order. The bytes of the tiles are not read.
  public init(_ tiles: [StoredTile]) {
    for tile in tiles {
      add(Int(tile.position))
      add(Int(tile.size))
    }
  }

  /// The number of the versions that files had when they were opened.
  init(of sections: FileSection...) {
    for version in sections.compactMap(\.file.version) { add(version) }
  }

  /// Adds a number.
  public mutating func add(_ number: Int) { value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3 }

  /// Adds a text and a mark for its end, so that “ab”, “c” and “a”, “bc” differ.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int(byte)) }
    add(-1)
  }

  /// Adds the size of a file and the time of its last change, if it is there. The identity is left out: a network file
  /// system can show another one on each machine.
  ///
  /// - Returns: the size in bytes; 0 for a file that is not there.
  @discardableResult package mutating func add(stateOf path: FilePath) -> Int {
    add(stateOf: try? FileVersion(path))
  }

  /// Adds the size of a file and the time of its last change.
  ///
  /// - Parameter version: `nil` for a file that is not there.
  /// - Returns: the size in bytes; 0 for a file that is not there.
  @discardableResult package mutating func add(stateOf version: FileVersion?) -> Int {
    guard let numbers = version?.numbers.dropFirst() else { return 0 }
    for number in numbers { add(number) }
    return numbers.first ?? 0
  }

  /// Adds the identity of a file, its size and the time of its last change.
  public mutating func add(_ version: FileVersion) {
    for number in version.numbers { add(number) }
  }
}
