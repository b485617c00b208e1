/// A colour that no opaque pixel of a tile has, for the transparent pixels of PNG24.
///
/// The colours are counted by red, then those with the rarest red by green, then those of the rarest green by blue.
/// Of fewer than 2^24 pixels, fewer than 2^16 have the rarest red, and fewer than 2^8 also the rarest green: one blue
/// is free. `PixelRows.longestSide` keeps tiles that small.
struct UnusedColor {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  init(in rows: PixelRows) {
    red = Self.rarest(rows, shift: 0, mask: 0, value: 0)
    green = Self.rarest(rows, shift: 8, mask: 0xFF, value: UInt32(red))
    blue = Self.rarest(rows, shift: 16, mask: 0xFFFF, value: UInt32(red) | UInt32(green) << 8)
  }

  /// The rarest value of a channel among the opaque pixels whose lower channels have a given value; the lowest of
  /// several.
  private static func rarest(_ rows: PixelRows, shift: UInt32, mask: UInt32, value: UInt32) -> UInt8 {
    var counts = [Int](repeating: 0, count: 256)
    for number in 0..<rows.height {
      let row = rows.row(number)
      for offset in stride(from: 0, to: row.count, by: 4) {
        let pixel = row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        if pixel >> 24 != 0, pixel & mask == value { counts[Int(pixel >> shift & 255)] += 1 }
      }
    }
    let smallest = counts.indices.min { (counts[$0], $0) < (counts[$1], $1) }
    return UInt8(smallest ?? 0)
  }
}
