/// The place of a block on a curve that visits all blocks of a level, so that blocks with neighbouring codes are near each
/// other (G. M. Morton, 1966). A part that owns neighbouring codes reads each piece of a raster once.
public struct MortonCode: Hashable, Comparable, Sendable {
  /// The bits of row and column in turn, that of the row first.
  public let value: UInt64

  /// - Parameters:
  ///   - row: from the north; blocks of caches have far fewer than 2³² rows.
  ///   - column: from the west.
  public init(row: UInt32, column: UInt32) { value = Self.spread(row) << 1 | Self.spread(column) }

  /// The code with this value.
  init(value: UInt64) { self.value = value }

  /// The row that the code contains.
  package var row: UInt32 { Self.joined(value >> 1) }
  /// The column that the code contains.
  package var column: UInt32 { Self.joined(value) }

  /// Orders blocks along the curve.
  public static func < (first: MortonCode, second: MortonCode) -> Bool { first.value < second.value }

  /// Puts a zero before each bit. Each step moves half of the bits that are still together.
  private static func spread(_ number: UInt32) -> UInt64 {
    var bits = UInt64(number)
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
  /// Takes every second bit, that of the value 1 first.
  private static func joined(_ code: UInt64) -> UInt32 {
    var bits = code & 0x5555_5555_5555_5555
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333
    bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: bits | bits >> 16)
  }
}
