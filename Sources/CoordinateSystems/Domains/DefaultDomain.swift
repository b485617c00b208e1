package import TilingSchemes

/// The default XY domain of a coordinate system: the domain that ArcGIS gives new data.
package struct DefaultDomain: Hashable, Sendable {
  package let square: DomainSquare
  package let evidence: DomainEvidence

  init(square: DomainSquare, evidence: DomainEvidence) {
    self.square = square
    self.evidence = evidence
  }

  /// The domain of a system, from the table of WKIDs, or from `DomainRule` and the system’s WKT.
  ///
  /// - Returns: `nil` for a geographic system in another unit than degrees, for a projection without a known rule, and
  ///   if neither the table nor PROJ has the WKT.
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

  /// The domain of every geographic system in degrees; public files of nine of these systems show it.
  package static let geographic = DefaultDomain(
    square: DomainSquare(xMin: -400, yMin: -400, side: 800), evidence: .observed(sightings: 9))

  /// The domain with the other values that ArcGIS writes: the domains of heights and measures, and tolerances.
  ///
  /// - Parameter unit: the unit of the system; if it is unknown, the XY tolerance is left out.
  package func coordinateDomain(in unit: MapUnit?) -> CoordinateDomain {
    CoordinateDomain(
      xOrigin: square.xMin, yOrigin: square.yMin, xyScale: square.xyScale, zOrigin: -100_000, zScale: 10_000,
      mOrigin: -100_000, mScale: 10_000, xyTolerance: unit.map(Self.tolerance), zTolerance: 0.001, mTolerance: 0.001)
  }

  /// ArcGIS's default tolerance: one millimetre on the ground, for degrees at the equator.
  private static func tolerance(in unit: MapUnit) -> Double {
    switch unit {
    case .linear(let metersPerUnit): 0.001 / metersPerUnit
    case .angular(let radiansPerUnit): 0.001 / (radiansPerUnit * 6_378_137)
    }
  }
}

extension SpatialReference {
  /// Whether this is a geographic system in degrees; a geographic system without a unit is assumed to be in degrees.
  fileprivate var isInDegrees: Bool {
    guard let system = resolveSystem() else { return kind == .geographic }
    return system.unit == .angular(radiansPerUnit: .pi / 180)
  }
}

/// The evidence for a default XY domain.
public enum DomainEvidence: Hashable, Sendable {
  /// Public files that state the system show the domain, in this number of apparently independent places.
  case observed(sightings: Int)
  /// Public files show the domain for a system with the same parameters, but do not state its datum.
  case observedParameters(sightings: Int)
  /// The domain was computed by `DomainRule`; no file shows it.
  case rule
  /// The domain was computed by `DomainRule`. An edge is so close to a multiple of 100 that it may be off by 100.
  case ruleNearEdge
}
