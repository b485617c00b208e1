/// The length of a map unit, as a scale needs it.
public enum MapUnit: Hashable, Sendable {
  /// A unit of length.
  case linear(metersPerUnit: Double)
  /// A unit of angle; a degree is π/180.
  case angular(radiansPerUnit: Double)
}

/// The constants by which ArcGIS turned resolutions into scales:
/// scale = resolution × dots per inch × inches per metre × metres per map unit.
///
/// Nothing in a file names the convention; it shows in the numbers. Source:
/// `Reference/scales-and-resolutions.md#conventions`, measured on 404 projected and 85 geographic levels.
public enum ScaleConvention: String, CaseIterable, Sendable {
  /// 39.37 inches a metre; a degree is 20015077/180 metres. What ArcGIS 10 writes.
  case arcgis
  /// 39.37 inches a metre; a degree is 111194.8742964 metres. What ArcGIS 9.2 wrote.
  case arcgis92 = "arcgis-9.2"
  /// 39.37 inches a metre; a degree is π·6378137/180 metres. Esri's scheme “WGS84 Geographic, version 2”.
  case wgs84V2 = "wgs84-v2"
  /// 1/0.0254 inches a metre; a degree is π·6378137/180 metres. What ArcGIS Pro writes for degrees.
  case pro

  /// The inches of a metre: 39.37, or 1/0.0254 (39.3700787…) for `pro`.
  public var inchesPerMeter: Double {
    switch self {
    case .arcgis, .arcgis92, .wgs84V2: 39.37
    case .pro: 1 / 0.0254
    }
  }

  /// The metres of a degree, measured along a great circle.
  public var metersPerDegree: Double {
    switch self {
    case .arcgis: 20_015_077.0 / 180
    case .arcgis92: 111_194.874_296_4
    case .wgs84V2, .pro: Double.pi * 6_378_137 / 180
    }
  }

  /// The metres of a map unit under this convention.
  public func metersPerUnit(_ unit: MapUnit) -> Double {
    switch unit {
    case .linear(let meters): meters
    case .angular(let radians): radians * (180 / Double.pi) * metersPerDegree
    }
  }

  /// The denominator of the scale of a resolution (map units a pixel) at `dotsPerInch`.
  public func scale(ofResolution resolution: Double, dotsPerInch: Double, unit: MapUnit) -> Double {
    resolution * (dotsPerInch * inchesPerMeter * metersPerUnit(unit))
  }

  /// The resolution (map units a pixel) of a scale's denominator at `dotsPerInch`.
  public func resolution(ofScale scale: Double, dotsPerInch: Double, unit: MapUnit) -> Double {
    scale / (dotsPerInch * inchesPerMeter * metersPerUnit(unit))
  }
}

/// The convention that a scheme's numbers follow.
public enum InferredConvention: Hashable, Sendable {
  /// All levels follow one; the largest relative difference between a scale and what its resolution gives.
  case one(ScaleConvention, largestDifference: Double)
  /// The levels follow different ones, listed in the order of their first level.
  case mixed([ScaleConvention])
  /// At least one level follows none, by more than `InferredConvention.tolerance`.
  case none

  /// The relative difference up to which a scale counts as rounded.
  public static let tolerance = 1e-6

  /// The convention of a scheme whose map unit is known.
  public init(of scheme: TilingScheme, unit: MapUnit) {
    guard let dotsPerInch = scheme.effectiveDotsPerInch, !scheme.levels.isEmpty else {
      self = .none
      return
    }
    func difference(_ level: LevelOfDetail, _ convention: ScaleConvention) -> Double {
      let expected = convention.scale(ofResolution: level.resolution, dotsPerInch: dotsPerInch, unit: unit)
      let relative = ((level.scale - expected) / expected).magnitude
      return relative.isFinite ? relative : .infinity
    }
    // Conventions that agree for the unit at hand are tried in the order of their declaration.
    let candidates = ScaleConvention.allCases.map { convention in
      (convention, scheme.levels.map { difference($0, convention) }.max() ?? .infinity)
    }
    if let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= Self.tolerance {
      // Rounding noise does not decide between conventions that give the same scales.
      let first = candidates.first { $0.1 <= max(best.1 * 2, 1e-12) } ?? best
      self = .one(first.0, largestDifference: first.1)
      return
    }
    var found: [ScaleConvention] = []
    for level in scheme.levels {
      let best = ScaleConvention.allCases.min { difference(level, $0) < difference(level, $1) }
      guard let best, difference(level, best) <= Self.tolerance else {
        self = .none
        return
      }
      if !found.contains(best) { found.append(best) }
    }
    self = .mixed(found)
  }

  /// The name to show: `arcgis`, `mixed`, or `nil`.
  public var name: String? {
    switch self {
    case .one(let convention, _): convention.rawValue
    case .mixed: "mixed"
    case .none: nil
    }
  }
}
