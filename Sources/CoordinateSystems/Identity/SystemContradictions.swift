extension WellKnownText {
  /// The reasons why two systems give a place different coordinates, such as `PROJECTION (Mercator against Albers)`;
  /// empty if there are none.
  ///
  /// Names are not compared, unlike in `differences`: Esri, EPSG and PROJ have different names for the same system.
  /// Datums are not compared either, because they have only names, and differ by metres.
  package func contradictions(with other: WellKnownText) -> [String] {
    let (own, other) = (planar, other.planar)
    guard own.keyword == other.keyword else { return ["kind (\(own.keyword) against \(other.keyword))"] }
    // Parameters depend on the projection and the unit, so these are compared first.
    if own.method != other.method {
      return ["PROJECTION (\(own.projection ?? "none") against \(other.projection ?? "none"))"]
    }
    if let first = own.child("UNIT")?.values, let second = other.child("UNIT")?.values, first.count > 1,
      second.count > 1, !Self.agree(first[1], second[1], within: Self.unitTolerance)
    {
      return ["UNIT (\(first[0]) against \(second[0]))"]
    }
    let parameters = ProjectionParameters(own).contradictions(with: ProjectionParameters(other))
      .map { "PARAMETER \($0.name) (\($0.first) against \($0.second))" }
    return parameters + own.spheroidContradictions(with: other)
  }

  private func spheroidContradictions(with other: WellKnownText) -> [String] {
    guard let first = spheroid?.values, let second = other.spheroid?.values, let one = Spheroid(first),
      let two = Spheroid(second)
    else { return [] }
    // Web Mercator uses a sphere; its texts may state the ellipsoid's flattening or none.
    let isSame = method == .webMercator ? one.hasEquator(of: two) : one.hasAxes(of: two)
    return isSame ? [] : ["SPHEROID (\(first[0]) against \(second[0]))"]
  }
}
