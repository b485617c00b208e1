/// PNG with a palette, of 8 bits for each pixel also if fewer would do: ArcGIS never writes fewer.
struct PalettePNG {
  let pixels: IndexedPixels
  let width: Int
  let height: Int
  let effort: EncodingEffort

  func file() throws(PictureError) -> [UInt8] {
    try pixels.numbers.withUnsafeBufferPointer { bytes throws(PictureError) in
      guard let start = UnsafeRawPointer(bytes.baseAddress) else { throw .size(width: width, height: height) }
      let data = ImageData(rows: start, width: width, height: height, rowStride: width, channels: 1)
      return try data.compressed(.none, level: level) { content in
        var file = PNGFile(width: width, height: height, colorType: .palette, capacity: content.count + 1100)
        file.append(
          "PLTE",
          pixels.colors.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0 >> 16)]
          })
        // Colours are sorted by alpha; the table ends before the opaque ones.
        let alphas = pixels.colors.map { UInt8($0 >> 24) }.prefix { $0 < 255 }
        if !alphas.isEmpty { file.append("tRNS", Array(alphas)) }
        file.append("IDAT", content)
        file.append("IEND", [])
        return file.bytes
      }
    }
  }

  private var level: Int {
    switch effort {
    case .fast: 1
    case .standard: 6
    case .best: 12
    }
  }
}
