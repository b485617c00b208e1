/// PNG with a palette, of 8 bits for each pixel also if fewer would do: ArcGIS never writes fewer.
struct PalettePNG {
  let pixels: IndexedPixels
  /// The pixels before their colours were numbered.
  let rows: PixelRows
  let effort: EncodingEffort

  func file() throws(PictureError) -> [UInt8] {
    let content = try pixels.numbers.withUnsafeBufferPointer { bytes throws(PictureError) in
      guard let start = UnsafeRawPointer(bytes.baseAddress) else {
        throw .size(width: rows.width, height: rows.height)
      }
      let data = ImageData(rows: start, width: rows.width, height: rows.height, rowStride: rows.width, channels: 1)
      // Grey values are numbered by brightness, so that the numbers of a hillshade are as smooth as its values: its
      // tiles become a quarter smaller with filters. Colours have no such order.
      return try data.compressed(isSmooth: pixels.isGrey && !rows.isFlat, effort: effort)
    }
    var file = PNGFile(
      width: rows.width, height: rows.height, colorType: .palette, capacity: content.count + 1048)
    file.append(
      "PLTE", pixels.colors.flatMap { color in [0, 8, 16].map { UInt8(truncatingIfNeeded: color >> $0) } })
    // Colours are sorted by alpha; the table ends before the opaque ones.
    let alphas = pixels.colors.map { UInt8($0 >> 24) }.prefix { $0 < 255 }
    if !alphas.isEmpty { file.append("tRNS", Array(alphas)) }
    file.append("IDAT", content)
    file.append("IEND", [])
    return file.bytes
  }
}
