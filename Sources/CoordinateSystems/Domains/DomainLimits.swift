package import TilingSchemes

/// The values that a coordinate domain can have. A `ClosedRange` of numbers would cost a twentieth of a millisecond at
/// every start.
package struct DomainLimits: Sendable {
  package let lowest: Double
  package let highest: Double

  // A scale of 0.001 rounds coordinates to a thousand units. ArcGIS has written XY tolerances from 1.8e-13 to 1.5; a
  // tolerance of a kilometre joins different places. The domain of the Earth in millimetres begins at -2e10.
  package static let scales = Self(lowest: 1e-3, highest: 1e18)
  package static let tolerances = Self(lowest: 1e-15, highest: 1000)
  package static let origins = Self(lowest: -1e12, highest: 1e12)

  package func contains(_ value: Double) -> Bool { value >= lowest && value <= highest }

  /// Whether the XY domain cannot be that of a projected system, so that no extent can be compared with it.
  package static func areExceeded(by domain: CoordinateDomain) -> Bool {
    guard let x = domain.xOrigin, let y = domain.yOrigin, let scale = domain.xyScale else { return true }
    return isInDegrees(domain) || !scales.contains(scale) || !origins.contains(x) || !origins.contains(y)
  }

  /// Whether the domain begins where that of all geographic systems begins.
  package static func isInDegrees(_ domain: CoordinateDomain) -> Bool {
    domain.xOrigin == -400 && domain.yOrigin == -400
  }
}
