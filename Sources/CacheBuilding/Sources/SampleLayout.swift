/// How the bands of a raster become red, green, blue and alpha.
enum SampleLayout: Hashable, Sendable {
  /// Bytes of one or three bands.
  case bytes(bands: [Int])
  /// Indices of 256 colours.
  case palette([UInt8])
  /// Other values of one or three bands, with the range of each that becomes 0 to 255.
  case stretched(bands: [Int], [ClosedRange<Double>])

  /// The bands of the colours.
  var bands: [Int] {
    switch self {
    case .bytes(let bands), .stretched(let bands, _): bands
    case .palette: [1]
    }
  }

  /// Whether colours between two colours of the raster would have no meaning.
  var isCategorical: Bool { if case .palette = self { true } else { false } }
}

/// Which pixels have a value.
enum PixelMask: Hashable, Sendable {
  case all
  /// The values of a band are the alpha.
  case alpha(band: Int)
  /// A mask of its own, within the raster or beside it.
  case mask
  /// A pixel whose bands are all equal to these values has none; `nil` for a band without such a value.
  case noData([Double?])
}
