import TilingSchemes

/// The scale denominator of OGC's formats: the resolution in metres, divided by a pixel of 0.28 mm.
///
/// It is not Esri's scale, which is 1.0582656 times as large at 96 dots per inch. A denominator is always computed from
/// the resolution and never from an Esri scale. Source: OGC 17-083r4, §6.1; OGC 07-057r7, §6.1.
enum ScaleDenominator {
  /// Metres in a degree: 2π · 6378137 / 360, which OGC prescribes for every system in degrees.
  static let metersPerDegree = 111_319.490_793_273_58

  /// The pixel of OGC's formats, in metres.
  static let pixel = 0.000_28

  /// The ratio of a scale of Esri at 96 dots per inch to the denominator of the same resolution: with 39.37 inches per
  /// metre, and with inches of 0.0254 metres.
  static let esriRatios = [96 * 39.37 * 0.000_28, 96 / 0.0254 * 0.000_28]

  /// The metres in a map unit, as OGC's formats count them.
  static func metersPerUnit(_ unit: MapUnit) -> Double {
    switch unit {
    case .linear(let meters): meters
    case .angular(let radians): radians == .pi / 180 ? metersPerDegree : radians * 6_378_137
    }
  }

  /// The denominator in twenty digits, from which `resolution` gets the same resolution back.
  ///
  /// - Parameters:
  ///   - resolution: in map units per pixel.
  ///   - metersPerUnit: the length of a map unit.
  /// - Returns: `nil` if a number is not above 0.
  static func text(ofResolution resolution: Double, metersPerUnit: Double) -> String? {
    guard let resolution = ExactDecimal(resolution), let meters = ExactDecimal(metersPerUnit),
      let pixel = ExactDecimal(pixel)
    else { return nil }
    return (resolution * meters / pixel).rounded(to: 20).text
  }

  /// The denominator as the nearest `Double`, for formats that also state the resolution.
  static func value(ofResolution resolution: Double, metersPerUnit: Double) -> Double? {
    text(ofResolution: resolution, metersPerUnit: metersPerUnit).flatMap { ExactDecimal($0)?.value }
  }

  /// The resolution of a denominator, in map units per pixel.
  ///
  /// A text of nineteen digits or more is one of ours: its resolution has at most seventeen digits, and rounding to
  /// these gives exactly the digits that were written.
  static func resolution(of text: String, metersPerUnit: Double) -> Double? {
    guard let denominator = ExactDecimal(text), let meters = ExactDecimal(metersPerUnit),
      let pixel = ExactDecimal(pixel)
    else { return nil }
    let isOurs = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } >= 19
    return (denominator * pixel / meters).rounded(to: isOurs ? 17 : 20).value
  }

  /// The scale that a scheme made from an open document gets: ArcGIS's convention at 96 dots per inch.
  static func esriScale(ofResolution resolution: Double, unit: MapUnit) -> Double {
    let scale = ScaleConvention.arcgis.scale(ofResolution: resolution, dotsPerInch: 96, unit: unit)
    // 8,000,000 and not 7,999,999.999999999: resolutions are usually made from whole scales.
    let whole = scale.rounded()
    return (scale - whole).magnitude <= 4e-15 * whole ? whole : scale
  }
}
