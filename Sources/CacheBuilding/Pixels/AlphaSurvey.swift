/// Which values the alpha channel of a tile has.
struct AlphaSurvey {
  /// Whether every pixel has alpha 255.
  let isOpaque: Bool
  /// Whether some pixel has an alpha between 0 and 255.
  let isPartial: Bool

  init(_ rows: PixelRows) {
    var all = UInt32.max
    var partial = false
    for number in 0..<rows.height {
      let row = rows.row(number)
      for offset in stride(from: 0, to: row.count, by: 4) {
        let pixel = row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        all &= pixel
        partial = partial || (pixel >> 24) &- 1 < 254
      }
    }
    isOpaque = all >> 24 == 255
    isPartial = partial
  }
}

extension PixelRows {
  /// Whether the tile is empty: every pixel has alpha 0.
  package var isEmpty: Bool {
    // Most tiles show a difference in their first row.
    for number in 0..<height {
      let row = row(number)
      var any: UInt32 = 0
      for offset in stride(from: 0, to: row.count, by: 4) {
        any |= row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
      }
      if any >> 24 != 0 { return false }
    }
    return true
  }
}
