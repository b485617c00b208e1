public import TilingSchemes

extension SpatialReference {
  /// Whether two references mean the same system: by their identifiers where they share one, else by their texts.
  ///
  /// - Parameter knowledge: where a text is looked up that a reference lacks.
  public func isSameSystem(
    as other: SpatialReference, asking knowledge: SystemKnowledge = .proj
  ) -> SystemIdentity {
    let own = identifiers
    let others = other.identifiers
    let haveNumbers = !own.isEmpty && !others.isEmpty
    if haveNumbers, !own.isDisjoint(with: others) { return .same }
    guard let text = text(asking: knowledge), let otherText = other.text(asking: knowledge) else {
      return haveNumbers ? .different : .unknown
    }
    // Esri has numbers of its own for systems that also have an EPSG code.
    guard let first = WellKnownText(text), let second = WellKnownText(otherText) else { return .unknown }
    return first.differences(from: second).isEmpty ? .same : .different
  }

  /// The keywords of the parts in which the texts of two references differ, such as `UNIT`; empty where that is not known.
  package func differences(from other: SpatialReference) -> [String] {
    guard let first = text(asking: .proj).flatMap(WellKnownText.init),
      let second = other.text(asking: .proj).flatMap(WellKnownText.init)
    else { return [] }
    return first.differences(from: second)
  }

  private var identifiers: Set<Int> {
    var codes = Set([wkid, latestWKID].compactMap(\.self))
    if codes.contains(102_100) || codes.contains(102_113) { codes.insert(WebMercator.epsgCode) }
    return codes
  }
}
