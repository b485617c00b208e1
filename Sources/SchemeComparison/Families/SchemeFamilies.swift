public import TilingSchemes

/// Schemes, grouped by grids that overlay each other; see `GridAlignment.kinship`.
///
/// Each member of a family fits every other one. Where a scheme fits several families, as one of few levels may, it goes
/// to the first, and families begin with the schemes of the most levels.
public struct SchemeFamilies: Sendable {
  /// The largest first.
  public let families: [SchemeFamily]

  /// - Parameters:
  ///   - schemes: any number; those with the same numbers are compared once.
  ///   - extent: where the grids are to line up, in map units; all that a coordinate system can show where it is `nil`.
  ///   - tolerance: in pixels, above 0.
  public init(
    _ schemes: [ComparedScheme], over extent: Envelope? = nil, tolerance: Double = GridAlignment.defaultTolerance
  ) {
    var systems = SystemClasses()
    let keys = schemes.map { GridKey($0.scheme, system: systems.number(of: $0.scheme.spatialReference)) }
    let places = Dictionary(grouping: schemes.indices) { keys[$0] }
    let ordered = places.sorted { first, second in
      let levels = (first.key.resolutions.count, second.key.resolutions.count)
      if levels.0 != levels.1 { return levels.0 > levels.1 }
      if first.value.count != second.value.count { return first.value.count > second.value.count }
      return (first.value.first ?? 0) < (second.value.first ?? 0)
    }
    var drafts: [Draft] = []
    for (key, indices) in ordered {
      guard let first = indices.first else { continue }
      let scheme = schemes[first].scheme
      if let home = drafts.firstIndex(where: { $0.takes(scheme, key, tolerance) }) {
        drafts[home].schemes.append(scheme)
        drafts[home].members += indices
      } else {
        let whole = extent ?? ComparisonExtent(whole: [scheme]).envelope
        drafts.append(Draft(key: key, extent: whole, leader: first, schemes: [scheme], members: indices))
      }
    }
    families = drafts.map { draft in
      SchemeFamily(
        members: draft.members.sorted().map { schemes[$0] }, leader: schemes[draft.leader],
        builtInNames: draft.builtInNames(tolerance))
    }.sorted { first, second in
      first.members.count != second.members.count
        ? first.members.count > second.members.count : first.leader.name < second.leader.name
    }
  }
}

/// What makes two schemes one for the grouping.
private struct GridKey: Hashable {
  let system: Int
  let origin: MapPoint
  let tileWidth: Int
  let tileHeight: Int
  /// From the coarsest.
  let resolutions: [Double]

  init(_ scheme: TilingScheme, system: Int) {
    self.system = system
    origin = scheme.origin
    tileWidth = scheme.tileWidth
    tileHeight = scheme.tileHeight
    resolutions = scheme.levels.map(\.resolution).sorted(by: >)
  }

  /// The finest resolution that both have to the last digit.
  func sharedResolution(_ other: GridKey) -> Double? {
    var (place, otherPlace) = (resolutions.count - 1, other.resolutions.count - 1)
    while place >= 0, otherPlace >= 0 {
      let (own, others) = (resolutions[place], other.resolutions[otherPlace])
      if own == others { return own }
      if own < others { place -= 1 } else { otherPlace -= 1 }
    }
    return nil
  }
}

/// A family as it grows.
private struct Draft {
  /// That of the leader.
  let key: GridKey
  let extent: Envelope
  let leader: Int
  /// Each of its grids once.
  var schemes: [TilingScheme]
  var members: [Int]

  /// Whether a scheme fits all that are here, and shares a level with at least one.
  func takes(_ scheme: TilingScheme, _ other: GridKey, _ tolerance: Double) -> Bool {
    guard key.system == other.system else { return false }
    // Thousands of caches may have as many origins.
    if let shared = key.sharedResolution(other),
      GridAlignment.originsKeepApart(schemes[0], scheme, sharing: shared, tolerance: tolerance)
    {
      return false
    }
    var isKin = false
    for own in schemes {
      switch GridAlignment(own, scheme, over: extent, tolerance: tolerance).kinship {
      case .apart: return false
      case .together: isKin = true
      case .unrelated: break
      }
    }
    return isKin
  }

  func builtInNames(_ tolerance: Double) -> [String] {
    BuiltInScheme.all.filter { builtIn in
      schemes.allSatisfy { own in
        let verdict = GridAlignment(own, builtIn.scheme, over: extent, tolerance: tolerance).verdict
        return verdict == .identical || verdict == .overlay
      }
        // Last, because it may have to ask PROJ.
        && isSameSystem(as: builtIn.scheme)
    }.map(\.name)
  }

  private func isSameSystem(as builtIn: TilingScheme) -> Bool {
    guard let own = schemes.first?.spatialReference, let other = builtIn.spatialReference else { return false }
    return own.isSameSystem(as: other) == .same
  }
}

/// Numbers for coordinate systems, the same for the same system.
private struct SystemClasses {
  private var numbers: [SpatialReference: Int] = [:]
  private var representatives: [SpatialReference] = []

  /// - Returns: 0 where no system is stated.
  mutating func number(of reference: SpatialReference?) -> Int {
    guard let reference else { return 0 }
    // The domain and the like differ from map to map.
    let key = SpatialReference(
      wellKnownText: reference.wellKnownText, wkid: reference.wkid, latestWKID: reference.latestWKID)
    if let number = numbers[key] { return number }
    let number: Int
    if let same = representatives.firstIndex(where: { $0.isSameSystem(as: key) == .same }) {
      number = same + 1
    } else {
      representatives.append(key)
      number = representatives.count
    }
    numbers[key] = number
    return number
  }
}
