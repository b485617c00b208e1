import CoordinateSystems
import TilingSchemes

extension SpatialReference {
  /// Whether two references mean the same system, by identifiers where both have them, else by their texts.
  ///
  /// - Returns: `nil` where it cannot be told.
  func isSameSystem(as other: SpatialReference) -> Bool? {
    let own = identifiers
    let others = other.identifiers
    if !own.isEmpty, !others.isEmpty {
      if !own.isDisjoint(with: others) { return true }
      // Esri has numbers of its own for systems that also have an EPSG code.
      guard let text = esriText, let otherText = other.esriText else { return false }
      return Self.isSame(text, otherText)
    }
    guard let text = esriText, let otherText = other.esriText else { return nil }
    return Self.isSame(text, otherText)
  }

  private var identifiers: Set<Int> {
    var codes = Set([wkid, latestWKID].compactMap { $0 })
    if codes.contains(102_100) || codes.contains(102_113) { codes.insert(3857) }
    return codes
  }

  private var esriText: String? {
    wellKnownText ?? KnownSystem.find(self)?.wellKnownText ?? PROJ.esriText(of: self)
  }

  /// The name, the unit and every parameter; the spelling of numbers and an AUTHORITY do not count.
  private static func isSame(_ first: String, _ second: String) -> Bool? {
    guard let first = WellKnownText(first), let second = WellKnownText(second) else { return nil }
    return first.meaning == second.meaning
  }
}

extension WellKnownText {
  /// The node without its authority, its numbers to twelve digits.
  fileprivate var meaning: [String] {
    let values = values.map { text in
      Double(text).map { value in
        guard value != 0, value.isFinite else { return "\(value)" }
        let scale = value.binade / 0x1p40
        return "\((value / scale).rounded() * scale)"
      } ?? text.lowercased()
    }
    let children = children.filter { $0.keyword != "AUTHORITY" && $0.keyword != "TOWGS84" }
    return [keyword] + values + children.flatMap { ["["] + $0.meaning + ["]"] }
  }
}
