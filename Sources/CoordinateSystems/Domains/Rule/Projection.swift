/// The numbers of a projected system that determine its domain. Angles are in radians and lengths in metres, except for
/// the false origin, which is in the system's own unit.
struct Projection {
  let method: ProjectionMethod
  let ellipsoid: Ellipsoid
  let metersPerUnit: Double
  let falseEasting: Double
  let falseNorthing: Double
  /// 0 if the text does not state it.
  let latitudeOfOrigin: Double
  /// `nil` if the text does not state it.
  let standardParallel1: Double?
  let standardParallel2: Double?
  /// 1 if the text does not state it.
  let scaleFactor: Double
  /// The parallel of Krovak’s cone on the sphere; `nil` if the text does not state it.
  let pseudoStandardParallel: Double?

  /// - Parameter node: the PROJCS, or a compound system that contains one.
  /// - Returns: `nil` if a part is missing, or has a value that is impossible for the Earth.
  init?(_ node: WellKnownText) {
    let node = node.planar
    guard node.keyword == "PROJCS", let method = Self.method(of: node), let base = node.child("GEOGCS"),
      let spheroid = (base.child("DATUM")?.child("SPHEROID")?.values).flatMap(Spheroid.init),
      let unit = node.child("UNIT")?.values, unit.count > 1, let metersPerUnit = Double(unit[1]),
      metersPerUnit > 1e-6, metersPerUnit < 1e6, spheroid.semiMajorAxis > 1e6, spheroid.semiMajorAxis < 1e8,
      spheroid.semiMinorAxis > 0.9 * spheroid.semiMajorAxis, spheroid.semiMinorAxis <= spheroid.semiMajorAxis
    else { return nil }
    let parameters = ProjectionParameters(node)
    // Parameters are in the unit of the base system. Texts state a degree to 15 digits, so it is recognised here.
    let stated = base.child("UNIT")?.values.dropFirst().first.flatMap(Double.init) ?? .pi / 180
    let radians = (stated - .pi / 180).magnitude < 1e-12 ? .pi / 180 : stated
    func angle(_ meaning: String) -> Double? { parameters.number(meaning).map { $0 * radians } }
    let latitude = angle("latitudeoforigin") ?? angle("latitudeofcenter") ?? 0
    let angles = [latitude, angle("standardparallel1") ?? 0, angle("standardparallel2") ?? 0]
    let factor = parameters.number("scalefactor") ?? 1
    guard angles.allSatisfy({ $0.magnitude <= .pi / 2 + 1e-9 }), factor > 0.1, factor < 10 else { return nil }
    self.method = method
    ellipsoid = Ellipsoid(spheroid)
    self.metersPerUnit = metersPerUnit
    falseEasting = parameters.number("falseeasting") ?? 0
    falseNorthing = parameters.number("falsenorthing") ?? 0
    latitudeOfOrigin = latitude
    standardParallel1 = angle("standardparallel1")
    standardParallel2 = angle("standardparallel2")
    pseudoStandardParallel = angle("pseudostandardparallel1")
    scaleFactor = factor
  }

  /// The method, if its name identifies it with certainty.
  private static func method(of node: WellKnownText) -> ProjectionMethod? {
    switch node.projection?.lowercased() {
    // The exact projection has another horizon, which no file shows.
    case "transverse_mercator_complex": nil
    // An EXTENSION may say that this is Web Mercator.
    case "mercator_1sp" where node.child("EXTENSION") == nil: .mercator
    default: node.method
    }
  }
}
