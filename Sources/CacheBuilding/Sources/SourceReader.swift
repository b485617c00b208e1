internal import CResampling
import TilingSchemes

/// Reads windows of a raster as red, green, blue and alpha, at one of its resolutions. It belongs to one thread at a time.
///
/// A resolution is an overview, further reduced by a whole factor: pixels are then means of factor × factor pixels.
final class SourceReader {
  /// The memory of a strip that is read at full resolution to be reduced, in pixels.
  private static let stripSize = 4 << 20

  /// The number of columns and rows at this resolution.
  let size: TileSize
  /// Columns of this resolution for each column of the full one, and rows likewise.
  let scaleX: Double
  let scaleY: Double

  private let source: RasterSource
  private let dataset: RasterDataset
  private let datasetSize: TileSize
  private let factor: Int
  private var pixels = PixelBuffer()
  private var strip = PixelBuffer()
  private var values: [Double] = []

  /// - Parameters:
  ///   - overview: the number of an overview; `nil` for the full resolution.
  ///   - factor: the number of pixels, in each direction, of which one becomes.
  init(_ source: RasterSource, overview: Int?, factor: Int) throws(SourceError) {
    self.source = source
    self.factor = factor
    dataset = try RasterDataset(source.path, overview: overview)
    datasetSize = dataset.size
    size = TileSize(
      width: (datasetSize.width + factor - 1) / factor, height: (datasetSize.height + factor - 1) / factor)
    scaleX = Double(datasetSize.width) / Double(source.size.width) / Double(factor)
    scaleY = Double(datasetSize.height) / Double(source.size.height) / Double(factor)
  }

  /// Reads a window of this resolution, and passes it on. The pixels are valid only during the call.
  func withPixels(
    _ window: PixelWindow, _ body: (cresampling_source) throws(SourceError) -> Void
  ) throws(SourceError) {
    let target = pixels.reserve(window.count)
    if factor == 1 {
      try read(window, into: target)
    } else {
      try reduce(window, into: target)
    }
    try body(
      cresampling_source(
        pixels: target, x: Int64(window.x), y: Int64(window.y), width: Int64(window.width),
        height: Int64(window.height), source_width: Int64(size.width), source_height: Int64(size.height),
        is_opaque: cresampling_is_opaque(target, Int64(window.count))))
  }

  /// Reads strips of whole blocks of `factor` rows, and averages them.
  private func reduce(_ window: PixelWindow, into target: UnsafeMutablePointer<UInt8>) throws(SourceError) {
    let left = window.x * factor
    let width = min((window.x + window.width) * factor, datasetSize.width) - left
    let rows = max(1, Self.stripSize / max(1, width * factor))
    var row = 0
    while row < window.height {
      let count = min(rows, window.height - row)
      let top = (window.y + row) * factor
      let height = min(top + count * factor, datasetSize.height) - top
      let full = PixelWindow(x: left, y: top, width: width, height: height)
      let buffer = strip.reserve(full.count)
      try read(full, into: buffer)
      cresampling_reduce(
        buffer, Int64(width), Int64(height), Int32(factor), target + 4 * row * window.width, Int64(4 * window.width))
      row += count
    }
  }

  /// Reads a window of the dataset, and makes its values colours.
  private func read(_ window: PixelWindow, into target: UnsafeMutablePointer<UInt8>) throws(SourceError) {
    let size = TileSize(width: window.width, height: window.height)
    let count = Int64(window.count)
    switch source.layout {
    case .bytes(let bands):
      // Grey is read three times; GDAL has it in its cache then.
      let three = bands.count == 1 ? [bands[0], bands[0], bands[0]] : bands
      if case .alpha(let alpha) = source.mask {
        try dataset.read(window, size: size, bands: three + [alpha], as: .byte, into: target, pixelSpace: 4)
        return
      }
      try dataset.read(window, size: size, bands: three, as: .byte, into: target, pixelSpace: 4)
      try maskBytes(window, bands.count, target)
    case .palette(let colors):
      try dataset.read(window, size: size, bands: [1], as: .byte, into: target, pixelSpace: 4)
      cresampling_palette(target, count, colors)
      if source.mask == .mask { try applyMask(window, target) }
    case .stretched(let bands, let ranges):
      try readStretched(window, bands, ranges, target)
      switch source.mask {
      case .alpha(let band):
        try dataset.read(window, size: size, bands: [band], as: .byte, into: target + 3, pixelSpace: 4)
      case .mask: try applyMask(window, target)
      case .all, .noData: break
      }
    }
  }

  /// Sets the alpha of bytes that have no band for it.
  private func maskBytes(
    _ window: PixelWindow, _ bandCount: Int, _ target: UnsafeMutablePointer<UInt8>
  ) throws(SourceError) {
    if source.mask == .mask { return try applyMask(window, target) }
    if case .noData(let values) = source.mask {
      // A value that no byte has, such as -9999, marks no pixel; nor does a band without such a value.
      let bytes = values.compactMap { value in value.flatMap { UInt8(exactly: $0) } }
      if bytes.count == bandCount {
        cresampling_mask_colour(target, Int64(window.count), bytes.count == 1 ? bytes + bytes + bytes : bytes)
        return
      }
    }
    for pixel in 0..<window.count { target[4 * pixel + 3] = 255 }
  }

  private func applyMask(_ window: PixelWindow, _ target: UnsafeMutablePointer<UInt8>) throws(SourceError) {
    try dataset.readMask(window, into: target + 3, pixelSpace: 4)
  }

  private func readStretched(
    _ window: PixelWindow, _ bands: [Int], _ ranges: [ClosedRange<Double>], _ target: UnsafeMutablePointer<UInt8>
  ) throws(SourceError) {
    var noData: [Double?] = bands.map { _ in nil }
    if case .noData(let values) = source.mask { noData = values }
    // In strips, because a value of eight bytes for each band takes six times the memory of a pixel.
    let rows = max(1, (1 << 20) / window.width)
    var row = 0
    while row < window.height {
      let height = min(rows, window.height - row)
      let part = PixelWindow(x: window.x, y: window.y + row, width: window.width, height: height)
      let needed = part.count * bands.count
      if values.count < needed { values = [Double](repeating: 0, count: needed) }
      let dataset = dataset
      try values.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
        guard let base = buffer.baseAddress else { return }
        try dataset.read(
          part, size: TileSize(width: part.width, height: part.height), bands: bands, as: .double,
          into: UnsafeMutableRawPointer(base), pixelSpace: 8 * bands.count)
      }
      cresampling_stretch(
        values, Int64(part.count), Int32(bands.count), ranges.map(\.lowerBound), ranges.map(\.upperBound),
        noData.map { $0 != nil }, noData.map { $0 ?? 0 }, target + 4 * row * window.width)
      row += height
    }
  }
}
