package import TilingSchemes

/// Writes the tiles of a cache in the image format that its scheme declares.
///
/// The same pixels always give the same bytes, on one machine with one version of the libraries. The colour of a pixel
/// whose alpha is 0 is not kept, because nobody can see it.
package struct PictureEncoder: Sendable {
  private let format: Format
  private let effort: EncodingEffort
  private let flattening: Flattening

  private enum Format {
    case png
    case png8
    case png24
    case png32
    case jpeg(JPEGEncoder)
    case mixed(JPEGEncoder)
  }

  /// - Parameters:
  ///   - format: PNG, PNG8, PNG24, PNG32, JPEG or MIXED.
  ///   - quality: of JPEG tiles, from 1 to 100; ignored by the PNG formats.
  ///   - effort: how much time is spent on smaller PNG tiles.
  ///   - background: shows through transparent pixels of JPEG tiles, and through partly transparent ones of PNG24.
  /// - Throws: `PictureError.format`; for JPEG and MIXED also `.quality` and `.noJPEGLibrary`.
  package init(
    format: TileImageFormat, quality: Int = 75, effort: EncodingEffort = .standard,
    background: BackgroundColor = .white
  ) throws(PictureError) {
    switch format {
    case .png: self.format = .png
    case .png8: self.format = .png8
    case .png24: self.format = .png24
    case .png32: self.format = .png32
    case .jpeg: self.format = .jpeg(try JPEGEncoder(quality: quality))
    case .mixed: self.format = .mixed(try JPEGEncoder(quality: quality))
    case .lerc, .other: throw .format(format.name)
    }
    self.effort = effort
    flattening = Flattening(background: background)
  }

  /// The file of a tile.
  ///
  /// - Throws: `PictureError` if the picture has no valid size or too few bytes, or if an encoder fails.
  package func encode(_ block: PixelBlock) throws(PictureError) -> [UInt8] { try encoded(block).bytes }

  /// The file of a tile whose pixels can be a part of a larger picture.
  package func encode(_ rows: PixelRows) throws(PictureError) -> [UInt8] { try encoded(rows).bytes }

  /// The file of a tile without content, all of whose pixels are transparent.
  package func blank(width: Int, height: Int) throws(PictureError) -> [UInt8] {
    guard (1...PixelRows.longestSide).contains(width), (1...PixelRows.longestSide).contains(height) else {
      throw .size(width: width, height: height)
    }
    return try encode(
      PixelBlock(width: width, height: height, bytes: [UInt8](repeating: 0, count: 4 * width * height)))
  }

  /// The file of a tile, its kind and its loss.
  package func encoded(_ block: PixelBlock) throws(PictureError) -> EncodedPicture {
    try block.withRows { rows throws(PictureError) in try encoded(rows) }
  }

  /// The file of a tile whose pixels can be a part of a larger picture, its kind and its loss.
  package func encoded(_ rows: PixelRows) throws(PictureError) -> EncodedPicture {
    switch format {
    case .png: return try smallest(rows)
    case .png8:
      if let pixels = IndexedPixels(exactly: rows) { return EncodedPicture(try palette(pixels, rows), .palette) }
      return EncodedPicture(try palette(ReducedColors.pixels(of: rows), rows), .palette, loss: .colors)
    case .png24: return try rgb(rows, AlphaSurvey(rows))
    case .png32: return EncodedPicture(try TrueColorPNG(rows, effort: effort).rgba(), .rgba)
    case .jpeg(let encoder):
      if AlphaSurvey(rows).isOpaque { return EncodedPicture(try encoder.jpeg(rows), .jpeg) }
      let bytes = try flattening.opaque(rows).withRows { flat throws(PictureError) in try encoder.jpeg(flat) }
      return EncodedPicture(bytes, .jpeg, loss: .transparency)
    case .mixed(let encoder):
      if AlphaSurvey(rows).isOpaque { return EncodedPicture(try encoder.jpeg(rows), .jpeg) }
      return EncodedPicture(try TrueColorPNG(rows, effort: effort).rgba(), .rgba)
    }
  }

  /// PNG of the kind that needs the fewest bits for each pixel and loses nothing.
  private func smallest(_ rows: PixelRows) throws(PictureError) -> EncodedPicture {
    if let pixels = IndexedPixels(exactly: rows) { return EncodedPicture(try palette(pixels, rows), .palette) }
    let alpha = AlphaSurvey(rows)
    if alpha.isPartial { return EncodedPicture(try TrueColorPNG(rows, effort: effort).rgba(), .rgba) }
    return try rgb(rows, alpha)
  }

  private func palette(_ pixels: IndexedPixels, _ rows: PixelRows) throws(PictureError) -> [UInt8] {
    try PalettePNG(pixels: pixels, rows: rows, effort: effort).file()
  }

  private func rgb(_ rows: PixelRows, _ alpha: AlphaSurvey) throws(PictureError) -> EncodedPicture {
    if alpha.isOpaque { return EncodedPicture(try TrueColorPNG(rows, effort: effort).rgb(), .rgb) }
    guard alpha.isPartial else {
      return EncodedPicture(try TrueColorPNG(rows, effort: effort).rgbWithTransparentColor(), .rgb)
    }
    let bytes = try flattening.opaqueOrTransparent(rows).withRows { flat throws(PictureError) in
      try TrueColorPNG(flat, effort: effort).rgbWithTransparentColor()
    }
    return EncodedPicture(bytes, .rgb, loss: .transparency)
  }
}

extension PixelBlock {
  /// Passes the pixels to a function.
  ///
  /// - Throws: `PictureError.size` or `.tooFewBytes`, or what the function throws.
  fileprivate func withRows<Result>(
    _ body: (PixelRows) throws(PictureError) -> Result
  ) throws(PictureError) -> Result {
    // `withUnsafeBytes` forgets the type of the error. A width that overflows is refused as a size.
    try bytes.withUnsafeBufferPointer { bytes throws(PictureError) in
      try body(PixelRows(UnsafeRawBufferPointer(bytes), width: width, height: height, rowStride: 4 &* width))
    }
  }
}
