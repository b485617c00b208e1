public import TilingSchemes

/// Whether two spatial references are the same coordinate system.
public enum SystemIdentity: Hashable, Sendable {
  /// They share an identifier, or their texts agree in everything that defines a system.
  case same
  /// Their identifiers or their texts belong to different systems.
  case different
  /// It cannot be decided: a reference has neither an identifier nor a text, or has a text that only PROJ could
  /// interpret.
  case unknown
}

extension SpatialReference {
  /// Whether two references are the same system, decided by their identifiers if they share one, and otherwise by their
  /// texts.
  ///
  /// All WKIDs of Web Mercator count as one identifier.
  ///
  /// - Parameters:
  ///   - other: the reference to compare with.
  ///   - knowledge: where to look up the text of a reference that has none.
  public func isSameSystem(
    as other: SpatialReference, asking knowledge: SystemKnowledge = .proj
  ) -> SystemIdentity {
    // Nearly always the WKIDs are equal, as in the parts of one file. Sets would take longer than everything below.
    if let wkid, wkid == other.wkid { return .same }
    let own = identifiers
    let others = other.identifiers
    let haveNumbers = !own.isEmpty && !others.isEmpty
    if haveNumbers, own.contains(where: others.contains) { return .same }
    // Esri has its own numbers for systems that also have an EPSG code, so different numbers may mean the same system.
    // ArcGIS uses the number if the text beside it disagrees.
    if haveNumbers, let first = KnownSystem.find(self), let second = KnownSystem.find(other) {
      return first.latestWKID == second.latestWKID ? .same : .different
    }
    guard let first = text(asking: knowledge).flatMap(WellKnownText.init),
      let second = other.text(asking: knowledge).flatMap(WellKnownText.init)
    else { return haveNumbers ? .different : .unknown }
    return first.isSameSystem(as: second)
  }

  /// The keywords of the parts in which the texts of two references differ, such as `UNIT`; empty if a text is unknown.
  package func differences(from other: SpatialReference) -> [String] {
    guard let first = text(asking: .proj).flatMap(WellKnownText.init),
      let second = other.text(asking: .proj).flatMap(WellKnownText.init)
    else { return [] }
    return first.differences(from: second)
  }

  /// The identifiers, with one number for all WKIDs of Web Mercator.
  private var identifiers: [Int] {
    [wkid, latestWKID].compactMap(\.self).map { WebMercator.wkids.contains($0) ? WebMercator.epsgCode : $0 }
  }
}
