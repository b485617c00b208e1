/// Puts pixels on a background, for formats whose pixels are opaque.
struct Flattening {
  let background: BackgroundColor

  /// Every pixel opaque.
  func opaque(_ rows: PixelRows) -> PixelBlock { block(rows) { self.blended($0, alpha: $1) } }

  /// Every pixel either opaque or transparent: those with at least half of the largest alpha become opaque.
  func opaqueOrTransparent(_ rows: PixelRows) -> PixelBlock {
    block(rows) { pixel, alpha in alpha < 128 ? 0 : self.blended(pixel, alpha: alpha) }
  }

  private func block(_ rows: PixelRows, _ change: (_ pixel: UInt32, _ alpha: UInt32) -> UInt32) -> PixelBlock {
    let bytes = [UInt8](unsafeUninitializedCapacity: 4 * rows.width * rows.height) { buffer, count in
      let output = UnsafeMutableRawBufferPointer(buffer)
      for number in 0..<rows.height {
        let row = rows.row(number)
        for offset in stride(from: 0, to: row.count, by: 4) {
          let pixel = row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
          output.storeBytes(of: change(pixel, pixel >> 24).littleEndian, toByteOffset: count + offset, as: UInt32.self)
        }
        count += row.count
      }
    }
    return PixelBlock(width: rows.width, height: rows.height, bytes: bytes)
  }

  private func blended(_ pixel: UInt32, alpha: UInt32) -> UInt32 {
    // Nearly all pixels are one or the other.
    if alpha == 255 { return pixel }
    if alpha == 0 {
      return UInt32(background.red) | UInt32(background.green) << 8 | UInt32(background.blue) << 16 | 255 << 24
    }
    func mixed(_ shift: UInt32, _ back: UInt8) -> UInt32 {
      (((pixel >> shift & 255) * alpha + UInt32(back) * (255 - alpha) + 127) / 255) << shift
    }
    return mixed(0, background.red) | mixed(8, background.green) | mixed(16, background.blue) | 255 << 24
  }
}
