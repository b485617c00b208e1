/// The parts of a system's text.
extension WellKnownText {
  /// The horizontal system, if the text combines it with a vertical one.
  var planar: WellKnownText {
    keyword == "COMPD_CS" ? child("PROJCS") ?? child("GEOGCS") ?? self : self
  }

  /// The spheroid of a GEOGCS, or of the GEOGCS that a PROJCS is based on.
  var spheroid: WellKnownText? { (child("GEOGCS") ?? self).child("DATUM")?.child("SPHEROID") }

  /// The projection’s name.
  var projection: String? { child("PROJECTION")?.values.first }

  /// The projection’s method, independent of the name used for it.
  var method: ProjectionMethod? {
    projection.map { name in
      let flattening = spheroid.flatMap { $0.values.count > 2 ? Double($0.values[2]) : nil }
      let latitude = ProjectionParameters(self).number("latitudeoforigin")
      return ProjectionMethod(name, isOnSphere: flattening == 0, isAtPole: latitude?.magnitude == 90)
    }
  }
}
