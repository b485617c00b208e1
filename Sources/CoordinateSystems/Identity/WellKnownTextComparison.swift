extension WellKnownText {
  /// The keywords of the parts in which two systems differ, such as `UNIT` or `PARAMETER False_Easting`; empty if they
  /// are the same.
  ///
  /// Names are compared, in upper or lower case, except for those of units: PROJ calls Esri's `Foot_US` a
  /// `US survey foot`. The order of parts does not matter. A missing parameter has its default value. AUTHORITY,
  /// TOWGS84, EXTENSION and AXIS are ignored, because they do not define the system in ArcGIS, where x is always first.
  package func differences(from other: WellKnownText) -> [String] {
    guard keyword == other.keyword else { return [keyword] }
    var parts = hasValues(of: other) ? [] : [keyword]
    let (own, others) = (countedChildren, other.countedChildren)
    var seen: Set<String> = []
    for keyword in (children + other.children).map(\.keyword) where seen.insert(keyword).inserted {
      let (first, second) = (own[keyword] ?? [], others[keyword] ?? [])
      if keyword == "PARAMETER" {
        parts += ProjectionParameters(self).differences(from: ProjectionParameters(other)).map {
          "PARAMETER \($0.name)"
        }
      } else if first.count != second.count {
        parts.append(keyword)
      } else {
        for (one, two) in zip(first, second) {
          // A projected system has two units: its own, and that of its base.
          parts += one.differences(from: two).map { $0 == "UNIT" && keyword != "UNIT" ? "UNIT of \(keyword)" : $0 }
        }
      }
    }
    return parts
  }

  private static let uncounted: Set = ["AUTHORITY", "AXIS", "EXTENSION", "TOWGS84"]

  private var countedChildren: [String: [WellKnownText]] {
    Dictionary(grouping: children.filter { !Self.uncounted.contains($0.keyword) }, by: \.keyword)
  }

  private func hasValues(of other: WellKnownText) -> Bool {
    let isUnit = keyword == "UNIT"
    let (own, others) = (values.dropFirst(isUnit ? 1 : 0), other.values.dropFirst(isUnit ? 1 : 0))
    let tolerance = isUnit ? Self.unitTolerance : Self.numberTolerance
    return own.count == others.count && zip(own, others).allSatisfy { Self.agree($0, $1, within: tolerance) }
  }
}
