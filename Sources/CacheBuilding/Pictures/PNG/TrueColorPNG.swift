/// PNG without a palette.
struct TrueColorPNG {
  let rows: PixelRows
  let effort: EncodingEffort

  init(_ rows: PixelRows, effort: EncodingEffort) {
    self.rows = rows
    self.effort = effort
  }

  /// Red, green, blue and alpha.
  func rgba() throws(PictureError) -> [UInt8] { try file(.rgba, data(channels: 4)) }

  /// Red, green and blue, of a tile that is opaque.
  func rgb() throws(PictureError) -> [UInt8] { try file(.rgb, data(channels: 3)) }

  /// Red, green and blue with one transparent colour, of a tile whose alphas are 0 and 255.
  func rgbWithTransparentColor() throws(PictureError) -> [UInt8] {
    let color = UnusedColor(in: rows)
    var data = data(channels: 3)
    data.transparent = [color.red, color.green, color.blue, 0]
    // Two bytes for each sample, also with 8 bits (PNG specification, §11.3.1.1).
    return try file(.rgb, data, transparency: [0, color.red, 0, color.green, 0, color.blue])
  }

  private func data(channels: Int) -> ImageData {
    ImageData(
      rows: rows.start, width: rows.width, height: rows.height, rowStride: rows.rowStride, channels: channels)
  }

  private func file(
    _ type: PNGFile.ColorType, _ data: ImageData, transparency: [UInt8] = []
  ) throws(PictureError) -> [UInt8] {
    let content = try data.compressed(isSmooth: !rows.isFlat, effort: effort)
    var file = PNGFile(width: rows.width, height: rows.height, colorType: type, capacity: content.count + 18)
    if !transparency.isEmpty { file.append("tRNS", transparency) }
    file.append("IDAT", content)
    file.append("IEND", [])
    return file.bytes
  }
}
