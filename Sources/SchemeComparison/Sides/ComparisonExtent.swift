import CoordinateSystems
public import TilingSchemes

/// The extent over which two grids are compared, and where it was taken from.
///
/// The extent matters because a small difference of resolutions adds up with the distance: grids that align over a city
/// may drift apart over a country.
public struct ComparisonExtent: Hashable, Sendable {
  /// The origin of the extent; the raw values are those of the JSON output.
  public enum Source: String, CaseIterable, Sendable {
    /// The user gave the extent.
    case given
    /// The intersection of both full extents; outside of it, one of the caches has no tiles.
    case intersection
    /// The envelope of both full extents, which do not intersect.
    case union
    /// The full extent of the first scheme; the second states none.
    case a
    /// The full extent of the second scheme; the first states none.
    case b
    /// The whole world in the coordinate system: the square of Web Mercator, or the globe in degrees.
    case world
    /// The XY domain of the coordinate system.
    case domain
    /// A square whose side is the Earth's circumference, to the right of the tile origins and below them.
    case circumference
  }

  /// The extent in map units.
  public let envelope: Envelope
  /// Where the envelope was taken from.
  public let source: Source

  init(_ a: ComparedScheme, _ b: ComparedScheme, given: Envelope? = nil) {
    if let given {
      self.init(given, .given)
    } else if let first = a.fullExtent, let second = b.fullExtent {
      let shared = first.intersection(second)
      self.init(shared ?? first.union(second), shared == nil ? .union : .intersection)
    } else if let extent = a.fullExtent {
      self.init(extent, .a)
    } else if let extent = b.fullExtent {
      self.init(extent, .b)
    } else {
      self.init(whole: [a.scheme, b.scheme])
    }
  }

  /// The largest extent that schemes of one coordinate system can cover.
  ///
  /// The square of Web Mercator and the globe in degrees are exact. The XY domain of other systems is generous: it is
  /// where ArcGIS allows coordinates, not where the system is used. If the domain is unknown too, the Earth's
  /// circumference is about the largest width that a map can have.
  package init(whole schemes: [TilingScheme]) {
    let references = schemes.compactMap(\.spatialReference)
    let domains = references.compactMap { $0.domain.envelope ?? DefaultDomain(of: $0)?.square.envelope }
    if references.contains(where: { $0.isSameSystem(as: WebMercator.reference) == .same }) {
      let half = WebMercator.halfWidth
      self.init(Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half), .world)
    } else if let turn = references.lazy.compactMap(\.unitsOfATurn).first {
      self.init(Envelope(xMin: -turn / 2, yMin: -turn / 4, xMax: turn / 2, yMax: turn / 4), .world)
    } else if let first = domains.first {
      self.init(domains.dropFirst().reduce(first) { $0.union($1) }, .domain)
    } else {
      let metersPerUnit = references.lazy.compactMap { $0.resolveSystem()?.metersPerUnit }.first ?? 1
      let side = 2 * WebMercator.halfWidth / metersPerUnit
      let left = schemes.map(\.origin.x).min() ?? 0
      let top = schemes.map(\.origin.y).max() ?? 0
      self.init(Envelope(xMin: left, yMin: top - side, xMax: left + side, yMax: top), .circumference)
    }
  }

  private init(_ envelope: Envelope, _ source: Source) {
    self.envelope = envelope
    self.source = source
  }

  /// Where the extent was taken from, for people.
  ///
  /// - Parameters:
  ///   - a: the name of the first scheme.
  ///   - b: the name of the second scheme.
  public func reason(a: String = "A", b: String = "B") -> String {
    switch source {
    case .given: "given"
    case .intersection: "the intersection of the full extents of \(a) and \(b)"
    case .union: "the envelope of the full extents of \(a) and \(b), which do not intersect"
    case .a: "the full extent of \(a)"
    case .b: "the full extent of \(b)"
    case .world: "the whole world, as far as the coordinate system covers it"
    case .domain: "the XY domain of the coordinate system"
    case .circumference:
      "a square as wide as the Earth’s circumference, to the right of the tile origins and below them"
    }
  }
}

extension SpatialReference {
  /// The map units of a full turn: 360 for degrees; `nil` for units of length.
  ///
  /// Rounded, because files print the radians of a degree with too few digits for exactly 360.
  fileprivate var unitsOfATurn: Double? {
    if case .angular(let radiansPerUnit)? = resolveSystem()?.unit { return (2 * .pi / radiansPerUnit).rounded() }
    return kind == .geographic ? 360 : nil
  }
}
