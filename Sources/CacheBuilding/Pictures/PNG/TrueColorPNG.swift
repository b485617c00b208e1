private import CImaging

/// PNG without a palette.
struct TrueColorPNG {
  private let rows: PixelRows
  private let effort: EncodingEffort
  /// Whether more than half of the pixels equal their left or upper neighbour, as in drawn maps.
  private let isFlat: Bool

  init(_ rows: PixelRows, effort: EncodingEffort) {
    self.rows = rows
    self.effort = effort
    let repeated = cimaging_repeated_pixels(rows.start, rows.width, rows.height, rows.rowStride)
    isFlat = 2 * repeated > rows.width * rows.height
  }

  /// Red, green, blue and alpha.
  func rgba() throws(PictureError) -> [UInt8] {
    let data = ImageData(
      rows: rows.start, width: rows.width, height: rows.height, rowStride: rows.rowStride, channels: 4)
    return try file(.rgba, data)
  }

  /// Red, green and blue, of a tile that is opaque.
  func rgb() throws(PictureError) -> [UInt8] {
    let data = ImageData(
      rows: rows.start, width: rows.width, height: rows.height, rowStride: rows.rowStride, channels: 3)
    return try file(.rgb, data)
  }

  /// Red, green and blue with one transparent colour, of a tile whose alphas are 0 and 255.
  func rgbWithTransparentColor() throws(PictureError) -> [UInt8] {
    let color = UnusedColor(in: rows)
    let data = ImageData(
      rows: rows.start, width: rows.width, height: rows.height, rowStride: rows.rowStride, channels: 3,
      transparent: (color.red, color.green, color.blue, 0))
    // Two bytes for each sample, also with 8 bits (PNG specification, §11.3.1.1).
    return try file(.rgb, data, transparency: [0, color.red, 0, color.green, 0, color.blue])
  }

  private func file(
    _ type: PNGFile.ColorType, _ data: ImageData, transparency: [UInt8] = []
  ) throws(PictureError) -> [UInt8] {
    func file(_ filters: ImageData.Filters, _ level: Int) throws(PictureError) -> [UInt8] {
      try data.compressed(filters, level: level) { content in
        var file = PNGFile(width: rows.width, height: rows.height, colorType: type, capacity: content.count + 18)
        if !transparency.isEmpty { file.append("tRNS", transparency) }
        file.append("IDAT", content)
        file.append("IEND", [])
        return file.bytes
      }
    }
    switch effort {
    case .fast: return try file(isFlat ? .none : .adaptive, 1)
    case .standard: return try file(isFlat ? .none : .adaptive, isFlat ? 6 : 1)
    case .best:
      // Which filters are better can only be known afterwards.
      let plain = try file(.none, 12)
      let filtered = try file(.adaptive, 12)
      return filtered.count < plain.count ? filtered : plain
    }
  }
}
