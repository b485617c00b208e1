extension WellKnownText {
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

  private func spheroidContradictions(with other: WellKnownText) -> [String] {
    guard let first = spheroid?.values, let second = other.spheroid?.values, let one = Spheroid(first),
      let two = Spheroid(second)
    else { return [] }
    // Web Mercator takes the Earth for a sphere, and its texts state the flattening or none.
    let isSame = method == .webMercator ? one.hasEquator(of: two) : one.hasAxes(of: two)
    return isSame ? [] : ["SPHEROID (\(first[0]) against \(second[0]))"]
  }
}
