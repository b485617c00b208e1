public import CacheOpening
import CoordinateSystems
import SchemeComparison
public import TilingSchemes

/// The alignment of a scheme's levels with those of a base map.
public struct BaseMapAlignment: Sendable {
  /// The name or the path of the base map's scheme.
  public let name: String
  /// The alignment; `nil` if the base map is in another coordinate system.
  public let alignment: GridAlignment?
  private let levels: [Int]

  /// The alignment with the base map of ArcGIS Online.
  ///
  /// - Returns: `nil` if the scheme is in another coordinate system. It would never align, and a user who did not name
  ///   a base map does not expect it to.
  public init?(online scheme: TilingScheme, _ reference: SpatialReference?, over extent: Envelope?, levels: Set<Int>?) {
    guard let reference, let online = BuiltInScheme.named("arcgis-online"), let extent,
      let system = online.scheme.spatialReference, reference.isSameSystem(as: system) == .same
    else { return nil }
    self.init(scheme, online.scheme, named: online.name, over: extent, levels: levels)
  }

  /// The alignment with any base map.
  ///
  /// - Parameters:
  ///   - scheme: the scheme that is compared with the base map.
  ///   - reference: the scheme's coordinate system.
  ///   - base: the scheme of the base map.
  ///   - extent: the extent over which they are compared, in map units; `nil` gives no alignment.
  ///   - levels: the levels of the scheme that are compared; `nil` takes all.
  public init?(
    _ scheme: TilingScheme, _ reference: SpatialReference?, with base: NamedScheme, over extent: Envelope?,
    levels: Set<Int>?
  ) {
    guard let extent else { return nil }
    if let reference, let other = base.scheme.spatialReference, reference.isSameSystem(as: other) == .different {
      self.init(named: base.displayName, alignment: nil, levels: [])
      return
    }
    self.init(scheme, base.scheme, named: base.displayName, over: extent, levels: levels)
  }

  private init(
    _ scheme: TilingScheme, _ base: TilingScheme, named name: String, over extent: Envelope, levels: Set<Int>?
  ) {
    var part = scheme
    if let levels { part.levels = scheme.levels.filter { levels.contains($0.number) } }
    self.init(
      named: name, alignment: GridAlignment(part, base, over: extent), levels: part.levels.map(\.number))
  }

  private init(named name: String, alignment: GridAlignment?, levels: [Int]) {
    self.name = name
    self.alignment = alignment
    self.levels = levels
  }

  /// The scheme's levels that overlay a level of the base map.
  public var overlaying: [Int] {
    let found = Set((alignment?.overlaying ?? []).map(\.a.number))
    return levels.filter(found.contains)
  }

  /// The scheme's other levels.
  public var others: [Int] {
    let found = Set(overlaying)
    return levels.filter { !found.contains($0) }
  }

  /// The alignment for people, one sentence without a full stop.
  public var summary: String {
    guard let alignment else {
      return "\(name): do not overlay at any level: the base map is in another coordinate system"
    }
    return "\(name): " + AlignmentSummary(alignment, a: "the scheme", b: name).textAfterName
  }
}
