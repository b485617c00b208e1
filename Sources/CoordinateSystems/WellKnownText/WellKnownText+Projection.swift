/// What stands where in the text of a system.
extension WellKnownText {
  /// The system of the plane, where it stands beside one of heights.
  var planar: WellKnownText {
    keyword == "COMPD_CS" ? child("PROJCS") ?? child("GEOGCS") ?? self : self
  }

  /// That of a GEOGCS, or of the one that a PROJCS is based on.
  var spheroid: WellKnownText? { (child("GEOGCS") ?? self).child("DATUM")?.child("SPHEROID") }

  /// The projection’s name.
  var projection: String? { child("PROJECTION")?.values.first }

  /// The projection’s method, whatever it is called.
  var method: ProjectionMethod? {
    projection.map { name in
      let flattening = spheroid.flatMap { $0.values.count > 2 ? Double($0.values[2]) : nil }
      let latitude = ProjectionParameters(self).number("latitudeoforigin")
      return ProjectionMethod(name, isOnSphere: flattening == 0, isAtPole: latitude?.magnitude == 90)
    }
  }
}
