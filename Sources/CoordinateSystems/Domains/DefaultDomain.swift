package import TilingSchemes

/// The XY domain that ArcGIS gives new data in a coordinate system.
package struct DefaultDomain: Hashable, Sendable {
  package let square: DomainSquare
  package let evidence: DomainEvidence

  init(square: DomainSquare, evidence: DomainEvidence) {
    self.square = square
    self.evidence = evidence
  }

  /// The domain of a system: by the table of WKIDs, else by `DomainRule` and the system’s text.
  ///
  /// - Returns: `nil` for geographic systems in another unit than degrees, for projections without a known rule, and where
  ///   nobody knows the text.
  package init?(of reference: SpatialReference) {
    let codes =
      reference.isWebMercator
      ? [WebMercator.epsgCode] : [reference.wkid, reference.latestWKID].compactMap(\.self)
    if let domain = codes.lazy.compactMap(DefaultDomainTable.domain).first {
      self = domain
    } else if reference.isInDegrees {
      self = .geographic
    } else if let text = reference.text(asking: .proj).flatMap(WellKnownText.init), let rule = DomainRule(text) {
      self.init(square: rule.square, evidence: rule.isNearEdge ? .ruleNearEdge : .rule)
    } else {
      return nil
    }
  }

  /// Of every geographic system in degrees, as nine of them show.
  package static let geographic = DefaultDomain(
    square: DomainSquare(xMin: -400, yMin: -400, side: 800), evidence: .observed(sightings: 9))

  /// As ArcGIS writes it, with the domains of heights and measures and the tolerances that belong to it.
  ///
  /// - Parameter unit: of the system; where it is not known, the XY tolerance is left out.
  package func coordinateDomain(in unit: MapUnit?) -> CoordinateDomain {
    CoordinateDomain(
      xOrigin: square.xMin, yOrigin: square.yMin, xyScale: square.xyScale, zOrigin: -100_000, zScale: 10_000,
      mOrigin: -100_000, mScale: 10_000, xyTolerance: unit.map(Self.tolerance), zTolerance: 0.001, mTolerance: 0.001)
  }

  /// A millimetre, on the ground at the equator.
  private static func tolerance(in unit: MapUnit) -> Double {
    switch unit {
    case .linear(let metersPerUnit): 0.001 / metersPerUnit
    case .angular(let radiansPerUnit): 0.001 / (radiansPerUnit * 6_378_137)
    }
  }
}

extension SpatialReference {
  /// Whether it is a geographic system in degrees; one that states no unit is taken for such.
  fileprivate var isInDegrees: Bool {
    guard let system = resolveSystem() else { return kind == .geographic }
    return system.unit == .angular(radiansPerUnit: .pi / 180)
  }
}

/// How it is known which XY domain ArcGIS gives a system by default.
public enum DomainEvidence: Hashable, Sendable {
  /// Public files that name the system show it, in so many places that look independent.
  case observed(sightings: Int)
  /// Public files show it for a system of the same parameters, whose datum they do not name.
  case observedParameters(sightings: Int)
  /// By `DomainRule`; no file shows it.
  case rule
  /// By `DomainRule`, and an edge lies so near to a multiple of 100 that one step of 100 may be wrong.
  case ruleNearEdge
}
