/// The length of a map unit, from which scales are computed.
public enum MapUnit: Hashable, Sendable {
  /// A unit of length.
  case linear(metersPerUnit: Double)
  /// A unit of angle; a degree is π/180.
  case angular(radiansPerUnit: Double)
}

/// The constants with which ArcGIS converts resolutions to scales:
/// scale = resolution × dots per inch × inches per metre × metres per map unit.
///
/// No file states the convention; it is detected from the numbers. Source:
/// `Reference/scales-and-resolutions.md#conventions`, measured on 404 projected and 85 geographic levels.
public enum ScaleConvention: String, CaseIterable, Sendable {
  /// 39.37 inches per metre; a degree is 20015077/180 metres. ArcGIS 10 writes this.
  case arcgis
  /// 39.37 inches per metre; a degree is 111194.8742964 metres. ArcGIS 9.2 wrote this.
  case arcgis92 = "arcgis-9.2"
  /// 39.37 inches per metre; a degree is π·6378137/180 metres. Esri's scheme “WGS84 Geographic, version 2” has this.
  case wgs84V2 = "wgs84-v2"
  /// 1/0.0254 inches per metre; a degree is π·6378137/180 metres. ArcGIS Pro writes this for degrees.
  case pro

  /// Inches per metre: 39.37, or 1/0.0254 (39.3700787…) for `pro`.
  public var inchesPerMeter: Double {
    switch self {
    case .arcgis, .arcgis92, .wgs84V2: 39.37
    case .pro: 1 / 0.0254
    }
  }

  /// Metres per degree, measured along a great circle.
  public var metersPerDegree: Double {
    switch self {
    case .arcgis: 20_015_077.0 / 180
    case .arcgis92: 111_194.874_296_4
    case .wgs84V2, .pro: Double.pi * 6_378_137 / 180
    }
  }

  /// Metres per map unit in this convention.
  public func metersPerUnit(_ unit: MapUnit) -> Double {
    switch unit {
    case .linear(let meters): meters
    case .angular(let radians): radians * (180 / Double.pi) * metersPerDegree
    }
  }

  /// The scale denominator for a resolution (map units per pixel) at `dotsPerInch`.
  public func scale(ofResolution resolution: Double, dotsPerInch: Double, unit: MapUnit) -> Double {
    resolution * (dotsPerInch * inchesPerMeter * metersPerUnit(unit))
  }

  /// The resolution (map units per pixel) for a scale denominator at `dotsPerInch`.
  public func resolution(ofScale scale: Double, dotsPerInch: Double, unit: MapUnit) -> Double {
    scale / (dotsPerInch * inchesPerMeter * metersPerUnit(unit))
  }
}

/// The convention that a scheme's numbers follow.
public enum InferredConvention: Hashable, Sendable {
  /// All levels follow one convention; with the largest relative difference of a scale from the expected scale.
  case one(ScaleConvention, largestDifference: Double)
  /// The levels follow different conventions, listed in the order of their first level.
  case mixed([ScaleConvention])
  /// At least one level follows no convention: the difference exceeds `InferredConvention.tolerance`.
  case none

  /// The largest relative difference that is attributed to rounding.
  public static let tolerance = 1e-6

  /// Detects the convention of a scheme whose map unit is known.
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
    // Conventions that are equal for this unit are tried in the order of their declaration.
    let candidates = ScaleConvention.allCases.map { convention in
      (convention, scheme.levels.map { difference($0, convention) }.max() ?? .infinity)
    }
    if let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= Self.tolerance {
      // Rounding noise must not decide between conventions that give the same scales.
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

  /// The name for display: `arcgis`, `mixed`, or `nil`.
  public var name: String? {
    switch self {
    case .one(let convention, _): convention.rawValue
    case .mixed: "mixed"
    case .none: nil
    }
  }
}
