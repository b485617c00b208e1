extension WellKnownText {
  /// Whether two texts are the same system, decided by their numbers and the datum’s name.
  ///
  /// The names of the system, its base and its ellipsoid are not compared: Esri, EPSG and GDAL have different names for
  /// the same thing. A datum has only its name, so two different names of Esri’s are two datums. A name from another
  /// program decides nothing.
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

  /// The text without the names of its parts, so that only keywords and numbers are compared.
  private var withoutNames: WellKnownText {
    WellKnownText(
      keyword: keyword, values: Self.named.contains(keyword) ? Array(values.dropFirst()) : values,
      children: children.map(\.withoutNames), range: range)
  }

  private static let named: Set = ["PROJCS", "GEOGCS", "DATUM", "SPHEROID", "PROJECTION"]

  private var datum: String? { (child("GEOGCS") ?? self).child("DATUM")?.values.first }

  /// Whether a datum’s name is Esri’s, which is EPSG’s name after `D_`.
  private static func isEsris(_ name: String) -> Bool { name.hasPrefix("D_") }

  private static func letters(_ name: String) -> String {
    let name = isEsris(name) ? String(name.dropFirst(2)) : name
    return name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
