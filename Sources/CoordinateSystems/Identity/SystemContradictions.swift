extension WellKnownText {
  /// The system of the plane, where it stands beside one of heights.
  var planar: WellKnownText {
    keyword == "COMPD_CS" ? child("PROJCS") ?? child("GEOGCS") ?? self : self
  }

  /// Where two systems give a place other coordinates, such as `PROJECTION (Mercator against Albers)`; empty where they do
  /// not.
  ///
  /// Unlike in `differences`, names do not count: Esri, EPSG and PROJ have their own for one and the same system. Nor do
  /// datums, which have nothing but names, and lie metres apart.
  package func contradictions(with other: WellKnownText) -> [String] {
    let (own, other) = (planar, other.planar)
    guard own.keyword == other.keyword else { return ["kind (\(own.keyword) against \(other.keyword))"] }
    // Parameters are numbers of the projection and the unit.
    if own.method != other.method {
      return ["PROJECTION (\(own.projection ?? "none") against \(other.projection ?? "none"))"]
    }
    if let first = own.child("UNIT")?.values, let second = other.child("UNIT")?.values, first.count > 1,
      second.count > 1, !Self.agree(first[1], second[1], within: Self.unitTolerance)
    {
      return ["UNIT (\(first[0]) against \(second[0]))"]
    }
    let parameters = ProjectionParameters(own).differences(from: ProjectionParameters(other))
      .map { "PARAMETER \($0.name) (\($0.first) against \($0.second))" }
    return parameters + own.spheroidContradictions(with: other)
  }

  private var spheroid: WellKnownText? { (child("GEOGCS") ?? self).child("DATUM")?.child("SPHEROID") }

  private var projection: String? { child("PROJECTION")?.values.first }

  /// The projection’s method, whatever it is called.
  private var method: ProjectionMethod? {
    projection.map { name in
      let flattening = spheroid.flatMap { $0.values.count > 2 ? Double($0.values[2]) : nil }
      return ProjectionMethod(name, isOnSphere: flattening == 0)
    }
  }

  private func spheroidContradictions(with other: WellKnownText) -> [String] {
    guard let first = spheroid?.values, let second = other.spheroid?.values, first.count > 2, second.count > 2,
      let one = Spheroid(first), let two = Spheroid(second)
    else { return [] }
    // Web Mercator takes the Earth for a sphere, and its texts state the flattening or none.
    let isSame = method == .webMercator ? one.hasEquator(of: two) : one.hasAxes(of: two)
    return isSame ? [] : ["SPHEROID (\(first[0]) against \(second[0]))"]
  }
}

/// The axes of an ellipsoid of revolution, in metres.
private struct Spheroid {
  private let semiMajorAxis: Double
  private let semiMinorAxis: Double

  /// - Parameter values: those of a SPHEROID: its name, the semi-major axis, the inverse flattening or 0.
  init?(_ values: [String]) {
    guard let axis = Double(values[1]), let inverseFlattening = Double(values[2]) else { return nil }
    semiMajorAxis = axis
    semiMinorAxis = inverseFlattening == 0 ? axis : axis * (1 - 1 / inverseFlattening)
  }

  func hasEquator(of other: Spheroid) -> Bool { Self.agree(semiMajorAxis, other.semiMajorAxis) }

  /// A flattening that is cut to six digits moves the pole by a millimetre.
  func hasAxes(of other: Spheroid) -> Bool {
    hasEquator(of: other) && Self.agree(semiMinorAxis, other.semiMinorAxis)
  }

  private static func agree(_ first: Double, _ second: Double) -> Bool {
    (first - second).magnitude <= WellKnownText.numberTolerance * max(first.magnitude, second.magnitude)
  }
}

/// A method of projection, by any of the names that Esri, OGC, EPSG and PROJ give it.
private enum ProjectionMethod: Hashable {
  case webMercator
  case transverseMercator
  case lambertConformalConic
  /// Another one, by the letters of its name.
  case other(String)

  init(_ name: String, isOnSphere: Bool) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    // GDAL writes Web Mercator as Mercator_1SP, which is said to be that of a sphere in an extension only.
    case "mercatorauxiliarysphere", "popularvisualisationpseudomercator", "mercator1sp", "mercator1spspherical":
      self = .webMercator
    // On an ellipsoid it is another one: that of World Mercator.
    case "mercator" where isOnSphere: self = .webMercator
    case "transversemercator", "transversemercatorcomplex", "gausskruger": self = .transverseMercator
    case "lambertconformalconic", "lambertconformalconic1sp", "lambertconformalconic2sp", "lambertconicconformal1sp",
      "lambertconicconformal2sp":
      self = .lambertConformalConic
    default: self = .other(letters)
    }
  }
}
