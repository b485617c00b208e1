import CoordinateSystems
public import TilingSchemes

/// Where two grids are to line up, and why there.
public struct ComparisonExtent: Hashable, Sendable {
  /// What an extent of a comparison was taken from; the raw values are those of the JSON output.
  public enum Source: String, CaseIterable, Sendable {
    /// The user gave it.
    case given
    /// What the full extents of both share: elsewhere there is nothing to overlay.
    case intersection
    /// Around the full extents of both, which share nothing.
    case union
    /// The full extent of the first.
    case a
    /// The full extent of the second.
    case b
    /// All that the coordinate system can show: the square of Web Mercator, the globe in degrees.
    case world
    /// The XY domain of the coordinate system.
    case domain
    /// The Earth's circumference to the right of the tile origins and below them.
    case circumference
  }

  /// In map units.
  public let envelope: Envelope
  /// What the envelope was taken from.
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

  /// All that schemes of one coordinate system could show.
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

  /// Where it comes from, for people.
  public func reason(a: String = "A", b: String = "B") -> String {
    switch source {
    case .given: "given"
    case .intersection: "what the full extents of \(a) and \(b) share"
    case .union: "around the full extents of \(a) and \(b), which share nothing"
    case .a: "the full extent of \(a)"
    case .b: "the full extent of \(b)"
    case .world: "all of the world that the coordinate system shows"
    case .domain: "the XY domain of the coordinate system"
    case .circumference: "the Earth’s circumference to the right of the tile origins and below them"
    }
  }
}

extension SpatialReference {
  /// 360 for degrees; `nil` for units of length.
  fileprivate var unitsOfATurn: Double? {
    if case .angular(let radiansPerUnit)? = resolveSystem()?.unit { return (2 * .pi / radiansPerUnit).rounded() }
    return kind == .geographic ? 360 : nil
  }
}
