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
  /// The levels that fit alone though the kind is `never`, such as `levels 0–17 fit within 0.5 px`; `nil` if none does.
  public let fit: String?

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
    fit = comparison.alignment.flatMap(Self.fit)
    reason = comparison.summary(a: "the cache", b: base.name)
  }

  /// An offset that is too large at the finest levels is fewer pixels at coarser ones.
  private static func fit(_ alignment: GridAlignment) -> String? {
    let near = Set(alignment.unseenOffsets.map(\.a.number))
    guard alignment.verdict == .never, !near.isEmpty else { return nil }
    let levels = LevelNumbers(near)
    return "\(levels.text) \(levels.isSingle ? "fits" : "fit") within \(Measure.pixels(alignment.tolerance)) px"
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
  public var words: String { kind.words }

  /// The kind for people, with the levels that fit: `never (levels 0–17 fit within 0.5 px)`.
  public var text: String { fit.map { "\(words) (\($0))" } ?? words }

  /// Whether clients can show the cache with the base map at all its levels.
  public var isAligned: Bool {
    switch kind {
    case .exact, .renumbered, .overlay: true
    case .partial, .never: false
    }
  }
}
