import TilingSchemes

/// Reads values of a raster at one of its resolutions, and interpolates between them. It belongs to one thread at a time.
final class ElevationReader {
  /// The largest window that is read at once, in pixels of the full resolution or of the overview.
  private static let windowLimit = 4 << 20

  private let source: RasterSource
  private let dataset: RasterDataset
  private let transformer: SourceTransformer
  private let factor: Int
  private let band: Int
  private let datasetSize: TileSize
  private let scaleX: Double
  private let scaleY: Double
  /// The columns and rows at this resolution.
  private let size: TileSize

  init(_ source: RasterSource, _ resolution: SourceResolution, system: String) throws(SourceError) {
    self.source = source
    factor = resolution.factor
    band = source.layout.bands.first ?? 1
    dataset = try RasterDataset(source.path, overview: resolution.overview)
    transformer = try SourceTransformer(source, RasterDataset(source.path), to: system)
    datasetSize = dataset.size
    size = TileSize(
      width: (datasetSize.width + factor - 1) / factor, height: (datasetSize.height + factor - 1) / factor)
    scaleX = Double(datasetSize.width) / Double(source.size.width) / Double(factor)
    scaleY = Double(datasetSize.height) / Double(source.size.height) / Double(factor)
  }

  /// The values at some places.
  ///
  /// - Parameters:
  ///   - x: map coordinates of the scheme; changed.
  ///   - y: likewise.
  /// - Returns: NaN for a place without a value.
  func values(_ x: inout [Double], _ y: inout [Double]) throws(SourceError) -> [Double] {
    x.withUnsafeMutableBufferPointer { x in y.withUnsafeMutableBufferPointer { y in transformer.toPixels(x, y) } }
    for index in x.indices {
      x[index] *= scaleX
      y[index] *= scaleY
    }
    var result = [Double](repeating: .nan, count: x.count)
    try fill(&result, x, y, Array(x.indices))
    return result
  }

  /// Fills in some values; if their window is too large, each half for itself.
  private func fill(_ result: inout [Double], _ x: [Double], _ y: [Double], _ places: [Int]) throws(SourceError) {
    let inside = places.filter { isInside(x[$0], y[$0]) }
    guard let window = window(inside, x, y) else { return }
    if window.count * factor * factor > Self.windowLimit, inside.count > 1 {
      let middle = inside.count / 2
      try fill(&result, x, y, Array(inside[..<middle]))
      try fill(&result, x, y, Array(inside[middle...]))
      return
    }
    let grid = try read(window)
    for place in inside { result[place] = grid.value(x[place], y[place]) }
  }

  /// The edges of the raster belong to it. A transformation there and back can miss them by a rounding error.
  private static let rounding = 1e-6

  private func isInside(_ x: Double, _ y: Double) -> Bool {
    x >= -Self.rounding && y >= -Self.rounding && x <= Double(size.width) + Self.rounding
      && y <= Double(size.height) + Self.rounding
  }

  private func window(_ places: [Int], _ x: [Double], _ y: [Double]) -> PixelWindow? {
    guard let left = places.map({ x[$0] }).min(), let right = places.map({ x[$0] }).max(),
      let top = places.map({ y[$0] }).min(), let bottom = places.map({ y[$0] }).max()
    else { return nil }
    let columns = max(0, Int(left.rounded(.down)) - 1)..<min(size.width, Int(right.rounded(.down)) + 2)
    let rows = max(0, Int(top.rounded(.down)) - 1)..<min(size.height, Int(bottom.rounded(.down)) + 2)
    return PixelWindow(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
  }

  private func read(_ window: PixelWindow) throws(SourceError) -> ElevationGrid {
    let left = window.x * factor
    let top = window.y * factor
    let full = PixelWindow(
      x: left, y: top, width: min((window.x + window.width) * factor, datasetSize.width) - left,
      height: min((window.y + window.height) * factor, datasetSize.height) - top)
    var values = [Double](repeating: 0, count: full.count)
    let dataset = dataset
    let band = band
    try values.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
      guard let base = buffer.baseAddress else { return }
      try dataset.read(
        full, size: TileSize(width: full.width, height: full.height), bands: [band], as: .double,
        into: UnsafeMutableRawPointer(base), pixelSpace: 8)
    }
    try applyMask(full, &values)
    let grid = ElevationGrid(window: full, size: datasetSize, values: values)
    return factor == 1 ? grid : grid.reduced(by: factor, to: window, size: size)
  }

  /// Replaces values without content by NaN.
  private func applyMask(_ window: PixelWindow, _ values: inout [Double]) throws(SourceError) {
    switch source.mask {
    case .all: break
    case .noData(let stated):
      guard let noData = stated.first ?? nil else { return }
      // A raster of 4-byte numbers states its value with more digits than it has.
      let short = Float(noData)
      for index in values.indices where values[index] == noData || Float(values[index]) == short {
        values[index] = .nan
      }
    case .mask, .alpha:
      var mask = [UInt8](repeating: 0, count: window.count)
      let dataset = dataset
      try mask.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
        guard let base = buffer.baseAddress else { return }
        try dataset.readMask(window, into: base, pixelSpace: 1)
      }
      for index in values.indices where mask[index] == 0 { values[index] = .nan }
    }
  }
}

/// Values of a window of a raster; NaN where there is none.
struct ElevationGrid {
  let window: PixelWindow
  /// The size of the whole raster at this resolution.
  let size: TileSize
  let values: [Double]

  /// The bilinear value at a place, in pixels from the corner of the raster.
  ///
  /// There is a value if the pixel at the place has one. Neighbours without a value are left out, and the weights of the
  /// others add up to 1.
  func value(_ x: Double, _ y: Double) -> Double {
    let nearest = at(clamped(x, size.width), clamped(y, size.height))
    guard nearest.isFinite else { return .nan }
    let (column, row) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
    let (right, below) = (x - 0.5 - column, y - 0.5 - row)
    var sum = 0.0
    var weights = 0.0
    for (dy, weightY) in [(0.0, 1 - below), (1.0, below)] where weightY > 0 {
      for (dx, weightX) in [(0.0, 1 - right), (1.0, right)] where weightX > 0 {
        let value = at(clamped(column + dx, size.width), clamped(row + dy, size.height))
        guard value.isFinite else { continue }
        sum += weightX * weightY * value
        weights += weightX * weightY
      }
    }
    // The quotient of a sum of one value by 1 is that value, so places on pixel centres are exact.
    return weights > 0 ? sum / weights : nearest
  }

  private func clamped(_ position: Double, _ count: Int) -> Int { max(0, min(count - 1, Int(position.rounded(.down)))) }

  private func at(_ column: Int, _ row: Int) -> Double {
    let (x, y) = (column - window.x, row - window.y)
    guard x >= 0, y >= 0, x < window.width, y < window.height else { return .nan }
    return values[y * window.width + x]
  }

  /// The means of blocks of values.
  func reduced(by factor: Int, to window: PixelWindow, size: TileSize) -> ElevationGrid {
    var means = [Double](repeating: .nan, count: window.count)
    for row in 0..<window.height {
      for column in 0..<window.width {
        var sum = 0.0
        var count = 0
        for y in row * factor..<min((row + 1) * factor, self.window.height) {
          for x in column * factor..<min((column + 1) * factor, self.window.width) {
            let value = values[y * self.window.width + x]
            guard value.isFinite else { continue }
            sum += value
            count += 1
          }
        }
        if count > 0 { means[row * window.width + column] = sum / Double(count) }
      }
    }
    return ElevationGrid(window: window, size: size, values: means)
  }
}
