public import TilingSchemes

/// The answer to whether two spatial references mean one coordinate system.
public enum SystemIdentity: Hashable, Sendable {
  /// They share an identifier, or their texts agree in all that defines a system.
  case same
  /// Their identifiers or their texts name different systems.
  case different
  /// Nothing says so, and nothing contradicts it: a reference without an identifier and without a text, or a text that
  /// only PROJ could explain.
  case unknown
}

extension SpatialReference {
  /// Whether two references mean the same system: by their identifiers where they share one, else by their texts.
  ///
  /// All numbers of Web Mercator are one identifier.
  ///
  /// - Parameters:
  ///   - other: the reference that this one is compared with.
  ///   - knowledge: where a text is looked up that a reference lacks.
  public func isSameSystem(
    as other: SpatialReference, asking knowledge: SystemKnowledge = .proj
  ) -> SystemIdentity {
    // Nearly always they are equal, as in the parts of one file; sets would take more time than all that follows.
    if let wkid, wkid == other.wkid { return .same }
    let own = identifiers
    let others = other.identifiers
    let haveNumbers = !own.isEmpty && !others.isEmpty
    if haveNumbers, !own.isDisjoint(with: others) { return .same }
    // Esri has numbers of its own for systems that also have an EPSG code, so other numbers may mean the same.
    // ArcGIS goes by the number where a text beside it says something else.
    if haveNumbers, let first = KnownSystem.find(self), let second = KnownSystem.find(other) {
      return first.latestWKID == second.latestWKID ? .same : .different
    }
    guard let first = text(asking: knowledge).flatMap(WellKnownText.init),
      let second = other.text(asking: knowledge).flatMap(WellKnownText.init)
    else { return haveNumbers ? .different : .unknown }
    return first.isSameSystem(as: second)
  }

  /// The keywords of the parts in which the texts of two references differ, such as `UNIT`; empty where that is not known.
  package func differences(from other: SpatialReference) -> [String] {
    guard let first = text(asking: .proj).flatMap(WellKnownText.init),
      let second = other.text(asking: .proj).flatMap(WellKnownText.init)
    else { return [] }
    return first.differences(from: second)
  }

  /// Its identifiers, with one number for all of Web Mercator’s.
  private var identifiers: Set<Int> {
    let codes = [wkid, latestWKID].compactMap(\.self)
    return Set(codes.map { WebMercator.wkids.contains($0) ? WebMercator.epsgCode : $0 })
  }
}
