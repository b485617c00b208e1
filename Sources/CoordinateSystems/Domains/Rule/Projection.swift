/// The numbers of a projected system that its domain follows from: angles in radians, lengths in metres, but for the false
/// origin, which is in the system's own unit.
struct Projection {
  let method: ProjectionMethod
  let ellipsoid: Ellipsoid
  let metersPerUnit: Double
  let falseEasting: Double
  let falseNorthing: Double
  /// 0 where none is stated.
  let latitudeOfOrigin: Double
  /// `nil` where none is stated.
  let standardParallel1: Double?
  let standardParallel2: Double?
  /// 1 where none is stated.
  let scaleFactor: Double
  /// Of Krovak’s cone, on the sphere; `nil` where none is stated.
  let pseudoStandardParallel: Double?

  /// - Parameter node: the PROJCS, or a compound system that holds one.
  /// - Returns: `nil` where a part is missing, or beyond what an Earth can have.
  init?(_ node: WellKnownText) {
    let node = node.planar
    guard node.keyword == "PROJCS", let method = Self.method(of: node), let base = node.child("GEOGCS"),
      let spheroid = (base.child("DATUM")?.child("SPHEROID")?.values).flatMap(Spheroid.init),
      let unit = node.child("UNIT")?.values, unit.count > 1, let metersPerUnit = Double(unit[1]),
      metersPerUnit > 1e-6, metersPerUnit < 1e6, spheroid.semiMajorAxis > 1e6, spheroid.semiMajorAxis < 1e8,
      spheroid.semiMinorAxis > 0.9 * spheroid.semiMajorAxis, spheroid.semiMinorAxis <= spheroid.semiMajorAxis
    else { return nil }
    let parameters = ProjectionParameters(node)
    // Parameters are in the unit of the base, which texts give to 15 digits.
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

  /// The method, where its name says for certain which one it is.
  private static func method(of node: WellKnownText) -> ProjectionMethod? {
    switch node.projection?.lowercased() {
    // The horizon of the exact projection is another, which no file shows.
    case "transverse_mercator_complex": nil
    case "mercator_1sp" where node.child("EXTENSION") == nil: .mercator
    default: node.method
    }
  }
}
