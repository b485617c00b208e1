public import CacheOpening
import CoordinateSystems
import SchemeComparison
public import TilingSchemes

/// Whether the levels of a scheme line up with those of a base map.
public struct BaseMapAlignment: Sendable {
  /// The base map's name or path.
  public let name: String
  /// `nil` where it is in another coordinate system.
  public let alignment: GridAlignment?
  private let levels: [Int]

  /// With the base map of ArcGIS Online, where the scheme is in its coordinate system.
  public init?(online scheme: TilingScheme, _ reference: SpatialReference?, over extent: Envelope?, levels: Set<Int>?) {
    guard let reference, let online = BuiltInScheme.named("arcgis-online"), let extent,
      let system = online.scheme.spatialReference, reference.isSameSystem(as: system) == .same
    else { return nil }
    self.init(scheme, online.scheme, named: online.name, over: extent, levels: levels)
  }

  /// With any base map.
  ///
  /// - Parameters:
  ///   - scheme: the scheme that is compared with the base map.
  ///   - reference: the scheme's coordinate system.
  ///   - name: of a built-in scheme, or a path.
  ///   - extent: over which they are compared, in map units; without one there is no answer.
  ///   - levels: those of the scheme that count; `nil` takes all.
  /// - Throws: `NamedSchemeError` where the base map cannot be read.
  public init?(
    _ scheme: TilingScheme, _ reference: SpatialReference?, with name: String, over extent: Envelope?, levels: Set<Int>?
  ) throws(NamedSchemeError) {
    guard let extent else { return nil }
    let base = try NamedScheme(name)
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

  /// The scheme's levels whose tiles lie on the base map's.
  public var overlaying: [Int] {
    let found = Set((alignment?.overlaying ?? []).map(\.a.number))
    return levels.filter(found.contains)
  }

  /// The scheme's other levels.
  public var others: [Int] {
    let found = Set(overlaying)
    return levels.filter { !found.contains($0) }
  }

  /// One sentence without a full stop.
  public var summary: String {
    guard let alignment else { return "no level overlays \(name): it is in another coordinate system" }
    return "\(name): " + AlignmentSummary(alignment, a: "the scheme", b: name).text
  }
}
