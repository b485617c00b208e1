package import TilingSchemes

/// The area in which a coordinate system has coordinates.
package struct CoveredArea {
  package let envelope: Envelope
  /// The words for the area in messages.
  package let words: String
  /// The outermost edges that ArcGIS has written for extents of the system. They are further out than the area: ArcGIS
  /// enlarges the extent of the world by a tenth, and draws Web Mercator down to the end of its XY domain.
  package let outermost: Envelope

  /// - Returns: `nil` if the area is unknown.
  package init?(of reference: SpatialReference, _ system: CoordinateSystem) {
    if reference.isWebMercator {
      let half = WebMercator.halfWidth
      envelope = Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half)
      words = "the world of Web Mercator"
      // The three domains that ArcGIS has written for Web Mercator, together (`Reference/origins-and-domains.md`).
      outermost = Envelope(xMin: -22_041_258, yMin: -32_799_976, xMax: 41_000_000, yMax: 30_241_260)
      return
    }
    switch system.unit {
    case .angular(let radiansPerUnit):
      let degree = Double.pi / 180 / radiansPerUnit
      envelope = Envelope(xMin: -400 * degree, yMin: -90 * degree, xMax: 400 * degree, yMax: 90 * degree)
      words = "the longitudes and latitudes of the Earth"
      outermost = Envelope(xMin: -401 * degree, yMin: -99.01 * degree, xMax: 401 * degree, yMax: 99.01 * degree)
    case .linear:
      // The domain of the file decides, because ArcGIS stores no coordinate outside it.
      // SRS011 reports an impossible one, which says nothing about extents.
      if let stated = reference.domain.envelope, !DomainLimits.areExceeded(by: reference.domain) {
        envelope = stated
        words = "the XY domain of the file"
      } else if let square = DefaultDomain(of: reference)?.square {
        envelope = square.envelope
        words = "the XY domain of \(system.name)"
      } else {
        return nil
      }
      outermost = envelope
    }
  }

  /// Whether an extent and the area have more than an edge in common.
  package func overlaps(_ extent: Envelope) -> Bool {
    extent.xMin < envelope.xMax && envelope.xMin < extent.xMax && extent.yMin < envelope.yMax
      && envelope.yMin < extent.yMax
  }
}
