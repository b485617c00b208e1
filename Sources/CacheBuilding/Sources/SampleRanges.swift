import TilingSchemes

/// The ranges of values that become 0 to 255.
struct SampleRanges {
  /// The longer side of the picture from which ranges are computed, in pixels.
  private static let longestSide = 1024

  private let dataset: RasterDataset
  private let choice: BandChoice
  private let options: SourceOptions

  init(_ dataset: RasterDataset, _ choice: BandChoice, _ options: SourceOptions) {
    self.dataset = dataset
    self.choice = choice
    self.options = options
  }

  func layout(_ notices: inout [String]) throws(SourceRefusalError) -> SampleLayout {
    switch choice.values {
    case .bytes: return .bytes(bands: choice.bands)
    case .palette: return .palette(palette(dataset.palette()))
    case .bits:
      // One bit is read as 0 and 1, and shown as black and white.
      var colors = [UInt8](repeating: 0, count: 1024)
      colors.replaceSubrange(0..<8, with: [0, 0, 0, 255, 255, 255, 255, 255])
      return .palette(palette(colors))
    case .numbers(let type):
      guard let stretch = options.stretch else { throw SourceRefusalError(.needsStretch(type)) }
      let ranges = try ranges(stretch)
      if stretch.isComputed {
        let words = ranges.map { "\(Self.text($0.lowerBound)) to \(Self.text($0.upperBound))" }
        notices.append("values shown as 0 to 255: \(words.joined(separator: "; ")) (band by band)")
      }
      return .stretched(bands: choice.bands, ranges)
    }
  }

  /// The colours of a palette, with those transparent that stand for no value.
  private func palette(_ colors: [UInt8]) -> [UInt8] {
    var colors = colors
    if case .noData(let values) = choice.mask, let value = values.first ?? nil, let index = Int(exactly: value),
      (0..<256).contains(index)
    {
      colors[4 * index + 3] = 0
    }
    return colors
  }

  private func ranges(_ stretch: SourceOptions.Stretch) throws(SourceRefusalError) -> [ClosedRange<Double>] {
    switch stretch {
    case .ranges(let ranges):
      if ranges.count == 1 { return choice.bands.map { _ in ranges[0] } }
      guard ranges.count == choice.bands.count else {
        throw SourceRefusalError(.stretchCount(ranges.count, bands: choice.bands.count))
      }
      return ranges
    case .clamped: return choice.bands.map { _ in 0...255 }
    case .minimumToMaximum: return try measured(leavingOut: 0)
    case .percent(let percent): return try measured(leavingOut: percent / 100)
    }
  }

  /// The range of each band's values in a small picture of the whole raster. It is computed once, because ranges that
  /// differ from place to place would show as seams.
  private func measured(leavingOut part: Double) throws(SourceRefusalError) -> [ClosedRange<Double>] {
    let size = dataset.size
    let scale = max(1, Double(max(size.width, size.height)) / Double(Self.longestSide))
    let small = TileSize(
      width: max(1, Int(Double(size.width) / scale)), height: max(1, Int(Double(size.height) / scale)))
    var ranges: [ClosedRange<Double>] = []
    for (position, band) in choice.bands.enumerated() {
      var values = [Double](repeating: 0, count: small.width * small.height)
      let window = PixelWindow(x: 0, y: 0, width: size.width, height: size.height)
      do throws(SourceError) {
        let dataset = dataset
        try values.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
          guard let base = buffer.baseAddress else { return }
          try dataset.read(
            window, size: small, bands: [band], as: .double, into: UnsafeMutableRawPointer(base), pixelSpace: 8)
        }
      } catch {
        throw SourceRefusalError(.noBands, source: error)
      }
      var missing: Double?
      if case .noData(let all) = choice.mask, position < all.count { missing = all[position] }
      values = values.filter { $0.isFinite && $0 != missing }.sorted()
      let cut = Int(Double(values.count) * part)
      guard values.count > 2 * cut, values[cut] < values[values.count - 1 - cut] else {
        throw SourceRefusalError(.noRange(band))
      }
      ranges.append(values[cut]...values[values.count - 1 - cut])
    }
    return ranges
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }
}

extension SourceOptions.Stretch {
  fileprivate var isComputed: Bool {
    switch self {
    case .minimumToMaximum, .percent: true
    case .ranges, .clamped: false
    }
  }
}
