internal import CGDAL

/// Which bands of a raster are the colours, and which pixels have a value.
struct BandChoice {
  /// The type of a band, as far as it decides how the values are read.
  enum Values: Hashable {
    case bytes
    case bits
    case palette
    /// Other numbers: the type's name.
    case numbers(String)
  }

  let bands: [Int]
  let values: Values
  let mask: PixelMask
  let notices: [String]

  /// - Throws: the refusal, if the tiles would be wrong.
  init(_ bands: [cgdal_band], _ options: SourceOptions) throws(SourceRefusalError) {
    var notices: [String] = []
    let alpha = bands.firstIndex { $0.colour == Interpretation.alpha }.map { $0 + 1 }
    if bands.contains(where: { Interpretation.inks.contains($0.colour) }) { throw SourceRefusalError(.cmyk) }
    self.bands = try Self.bands(bands, options, alpha: alpha, &notices)
    let first = bands[self.bands[0] - 1]
    for band in self.bands.map({ bands[$0 - 1] }) where (8...11).contains(band.type) {
      throw SourceRefusalError(.complex)
    }
    if first.has_palette, options.bands == nil {
      guard first.type == 1 else { throw SourceRefusalError(.widePalette) }
      values = .palette
    } else if self.bands.allSatisfy({ bands[$0 - 1].type == 1 }), options.stretch == nil {
      values = first.bits == 1 ? .bits : .bytes
    } else {
      values = .numbers(Self.name(of: first))
    }
    mask = Self.mask(self.bands.map { bands[$0 - 1] }, options, alpha: alpha)
    self.notices = notices
  }

  private static func bands(
    _ bands: [cgdal_band], _ options: SourceOptions, alpha: Int?, _ notices: inout [String]
  ) throws(SourceRefusalError) -> [Int] {
    if let chosen = options.bands {
      guard chosen.count == 1 || chosen.count == 3 else { throw SourceRefusalError(.bandCount(chosen.count)) }
      for number in chosen where !(1...bands.count).contains(number) {
        throw SourceRefusalError(.noBand(number, count: bands.count))
      }
      return chosen
    }
    let colors = (1...bands.count).filter { $0 != alpha }
    if bands[0].has_palette { return [1] }
    switch colors.count {
    case 0, 1: return [colors.first ?? 1]
    case 2:
      notices.append("only band 1 of 2 is used, as grey; the second is not marked as alpha")
      return [colors[0]]
    case 3: return colors
    case 4:
      // GDAL marks alpha; a fourth band without the mark is infrared in aerial images.
      notices.append("only bands 1, 2 and 3 of 4 are used; the fourth is not marked as alpha")
      return Array(colors[..<3])
    default: throw SourceRefusalError(.tooManyBands(bands.count))
    }
  }

  private static func mask(_ chosen: [cgdal_band], _ options: SourceOptions, alpha: Int?) -> PixelMask {
    switch options.noData {
    case .none: return .all
    case .value(let value): return .noData(chosen.map { _ in value })
    case .stated: break
    }
    if let alpha { return .alpha(band: alpha) }
    guard let first = chosen.first else { return .all }
    if chosen.contains(where: \.has_nodata) {
      return .noData(chosen.map { $0.has_nodata ? $0.nodata : nil })
    }
    // GMF_ALL_VALID is 1, GMF_PER_DATASET is 2.
    return first.mask_flags & 1 == 0 && first.mask_flags & 2 != 0 ? .mask : .all
  }

  /// The names of GDALDataType.
  private static func name(of band: cgdal_band) -> String {
    switch band.type {
    case 1: "bytes"
    case 2: "16-bit numbers without sign (UInt16)"
    case 3: "16-bit numbers (Int16)"
    case 4: "32-bit numbers without sign (UInt32)"
    case 5: "32-bit numbers (Int32)"
    case 6: "32-bit floating-point numbers (Float32)"
    case 7: "64-bit floating-point numbers (Float64)"
    case 12: "64-bit numbers without sign (UInt64)"
    case 13: "64-bit numbers (Int64)"
    case 14: "8-bit numbers with sign (Int8)"
    default: "numbers of another type"
    }
  }

  /// Numbers of GDALColorInterp.
  private enum Interpretation {
    static let alpha: Int32 = 6
    /// Cyan, magenta, yellow and black.
    static let inks: ClosedRange<Int32> = 10...13
  }
}
