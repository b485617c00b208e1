public import TilingSchemes

/// Schemes, grouped by grids that overlay each other; see `GridAlignment.kinship`.
///
/// Each member of a family fits every other member. A scheme with few levels may fit several families; it joins the
/// first. Schemes with the most levels are placed first, so that they start the families and small schemes join them.
/// Otherwise a scheme with one level could start a family, and block schemes that fit each other better.
public struct SchemeFamilies: Sendable {
  /// The families, the one with the most members first.
  public let families: [SchemeFamily]

  /// - Parameters:
  ///   - schemes: any number of schemes; schemes with equal grids are compared once.
  ///   - extent: the extent over which the grids must align, in map units; `nil` takes the whole extent of each
  ///     coordinate system.
  ///   - tolerance: the largest accepted offset, in pixels, above 0.
  public init(
    _ schemes: [ComparedScheme], over extent: Envelope? = nil, tolerance: Double = GridAlignment.defaultTolerance
  ) {
    var systems = SystemClasses()
    let keys = schemes.map { GridKey($0.scheme, system: systems.number(of: $0.scheme.spatialReference)) }
    // An organisation may have thousands of caches on few grids. Equal grids are found by their hash, so that only the
    // distinct ones are compared in pairs, whose number grows with the square.
    let places = Dictionary(grouping: schemes.indices) { keys[$0] }
    let ordered = places.sorted { first, second in
      let levels = (first.key.resolutions.count, second.key.resolutions.count)
      if levels.0 != levels.1 { return levels.0 > levels.1 }
      if first.value.count != second.value.count { return first.value.count > second.value.count }
      // The order of a dictionary is random; without a last criterion the result would vary from run to run.
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

/// The values that make two schemes equal for the grouping. Scales, DPI and level numbers do not affect the grid.
private struct GridKey: Hashable {
  let system: Int
  let origin: MapPoint
  let tileWidth: Int
  let tileHeight: Int
  /// The resolutions in map units per pixel, from the coarsest.
  let resolutions: [Double]

  init(_ scheme: TilingScheme, system: Int) {
    self.system = system
    origin = scheme.origin
    tileWidth = scheme.tileWidth
    tileHeight = scheme.tileHeight
    resolutions = scheme.levels.map(\.resolution).sorted(by: >)
  }

  /// The finest resolution that both have, equal in the last digit; `nil` if there is none.
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

/// A family while it is being built.
private struct Draft {
  /// The grid of the leader.
  let key: GridKey
  let extent: Envelope
  let leader: Int
  /// The distinct grids of the family.
  var schemes: [TilingScheme]
  /// The indices of all members among the schemes given.
  var members: [Int]

  /// Whether a scheme fits all members, and shares a level with at least one of them.
  ///
  /// A scheme without a common level contradicts nothing, but there is no evidence either that it belongs here.
  func takes(_ scheme: TilingScheme, _ other: GridKey, _ tolerance: Double) -> Bool {
    guard key.system == other.system else { return false }
    // Thousands of caches may have as many origins. This test needs only the origins, and is much cheaper than a full
    // alignment of all levels.
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
        // This test is last because it may have to load PROJ.
        && isSameSystem(as: builtIn.scheme)
    }.map(\.name)
  }

  private func isSameSystem(as builtIn: TilingScheme) -> Bool {
    guard let own = schemes.first?.spatialReference, let other = builtIn.spatialReference else { return false }
    return own.isSameSystem(as: other) == .same
  }
}

/// Numbers coordinate systems, and gives equal systems the same number, however they are spelled.
private struct SystemClasses {
  private var numbers: [SpatialReference: Int] = [:]
  private var representatives: [SpatialReference] = []

  /// The number of a system.
  ///
  /// - Returns: 0 if no system is stated, so that schemes without a system are compared with each other only.
  mutating func number(of reference: SpatialReference?) -> Int {
    guard let reference else { return 0 }
    // The XY domain and its resolution differ from map to map, and do not belong to the system's identity.
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
