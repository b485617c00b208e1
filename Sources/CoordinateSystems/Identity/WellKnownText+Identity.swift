extension WellKnownText {
  /// Whether two texts mean the same system: their numbers decide, and the datum’s name.
  ///
  /// The names of the system, of its base and of its ellipsoid do not count: Esri, EPSG and GDAL have their own for one and
  /// the same. A datum has nothing but its name, so two that Esri names otherwise are two; what another program calls a
  /// datum says neither.
  func isSameSystem(as other: WellKnownText) -> SystemIdentity {
    let (own, other) = (planar, other.planar)
    if own.differences(from: other).isEmpty { return .same }
    guard own.method == other.method, own.withoutNames.differences(from: other.withoutNames).isEmpty else {
      return .different
    }
    guard let first = own.datum, let second = other.datum, Self.letters(first) != Self.letters(second) else {
      return .same
    }
    return Self.isEsris(first) && Self.isEsris(second) ? .different : .unknown
  }

  /// The same numbers under the same keywords.
  private var withoutNames: WellKnownText {
    WellKnownText(
      keyword: keyword, values: Self.named.contains(keyword) ? Array(values.dropFirst()) : values,
      children: children.map(\.withoutNames), range: range)
  }

  private static let named: Set = ["PROJCS", "GEOGCS", "DATUM", "SPHEROID", "PROJECTION"]

  private var datum: String? { (child("GEOGCS") ?? self).child("DATUM")?.values.first }

  /// Esri puts `D_` before EPSG’s name.
  private static func isEsris(_ name: String) -> Bool { name.hasPrefix("D_") }

  private static func letters(_ name: String) -> String {
    let name = isEsris(name) ? String(name.dropFirst(2)) : name
    return name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
