public import SchemeComparison
public import TilingSchemes

/// How the tiles of a cache lie on a base map.
public struct EstateAlignment: Hashable, Sendable {
  /// The result in one word and a number.
  public enum Kind: Hashable, Sendable {
    /// Each tile of a level that both have covers the same ground as the tile of the same level, row and column of the
    /// base map.
    case exact
    /// The same, if this number is added to the level of the cache. It is not 0.
    case renumbered(by: Int)
    /// The levels lie on those of the base map, but rows, columns, tile sizes or the order of the levels differ.
    case overlay
    /// Some levels lie on levels of the base map, others do not.
    case partial
    /// No level does, or the coordinate systems differ.
    case never

    /// The name of the kind in CSV and JSON.
    public var name: String {
      switch self {
      case .exact: "exact"
      case .renumbered: "renumbered"
      case .overlay: "overlay"
      case .partial: "partial"
      case .never: "never"
      }
    }
  }

  /// The result.
  public let kind: Kind
  /// Which levels lie on which, or why they do not: one clause without a full stop.
  public let reason: String

  /// Compares the grids as `GridComparison` does.
  ///
  /// - Parameters:
  ///   - cache: the scheme of the cache.
  ///   - base: the scheme of the base map.
  ///   - extent: the extent over which the grids must line up, in map units; `nil` takes the full extents.
  ///   - tolerance: the largest accepted offset, in pixels, above 0.
  public init(
    _ cache: ComparedScheme, on base: ComparedScheme, over extent: Envelope? = nil,
    tolerance: Double = GridAlignment.defaultTolerance
  ) {
    let comparison = GridComparison(cache, base, over: extent, tolerance: tolerance)
    kind = comparison.alignment.map(Self.kind) ?? .never
    reason = comparison.summary(a: "the cache", b: base.name)
  }

  private static func kind(_ alignment: GridAlignment) -> Kind {
    switch alignment.verdict {
    case .identical: return .exact
    case .partial: return .partial
    case .never: return .never
    case .overlay: break
    }
    let pairs = alignment.overlaying
    guard alignment.hasSameTileSize, pairs.allSatisfy({ $0.tileShift == TileCoordinate(row: 0, column: 0) }),
      let first = pairs.first
    else { return .overlay }
    // Files may hold any level number, so the subtraction must not trap on overflow.
    let shift = first.b.number &- first.a.number
    guard pairs.allSatisfy({ $0.b.number &- $0.a.number == shift }) else { return .overlay }
    return shift == 0 ? .exact : .renumbered(by: shift)
  }

  /// The kind for people: `renumbered by +8`.
  public var words: String {
    if case .renumbered(let shift) = kind { return "renumbered by \(shift > 0 ? "+" : "")\(shift)" }
    return kind.name
  }

  /// Whether clients can show the cache with the base map at all its levels.
  public var isAligned: Bool {
    switch kind {
    case .exact, .renumbered, .overlay: true
    case .partial, .never: false
    }
  }
}
