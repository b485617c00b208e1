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

  /// The keywords of the parts in which the texts of two references differ, such as `UNIT`; empty where that is not known.
  func differences(from other: SpatialReference) -> [String] {
    guard let first = esriText.flatMap(WellKnownText.init), let second = other.esriText.flatMap(WellKnownText.init)
    else { return [] }
    return first.differences(from: second)
  }

  private var identifiers: Set<Int> {
    var codes = Set([wkid, latestWKID].compactMap { $0 })
    if codes.contains(102_100) || codes.contains(102_113) { codes.insert(3857) }
    return codes
  }

  private var esriText: String? {
    wellKnownText ?? KnownSystem.find(self)?.wellKnownText ?? PROJ.esriText(of: self)
  }

  private static func isSame(_ first: String, _ second: String) -> Bool? {
    guard let first = WellKnownText(first), let second = WellKnownText(second) else { return nil }
    return first.differences(from: second).isEmpty
  }
}
