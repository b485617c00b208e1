import CoordinateSystems
import SourceText
public import TilingSchemes

/// One side of a comparison.
public struct ComparedScheme: Hashable, Sendable {
  /// As the user named it: a path, or a built-in scheme.
  public let name: String
  /// With the coordinate system of the map where the scheme states none.
  public let scheme: TilingScheme
  /// The format that the tiles have, where it is stated.
  public let imageFormat: TileImageFormat?
  /// Where there are tiles, in the scheme's coordinate system; `nil` where that is not stated, or is no area.
  public let fullExtent: Envelope?

  /// A built-in scheme under its own name; it states no image format and no extent.
  public init(_ builtIn: BuiltInScheme) {
    name = builtIn.name
    scheme = builtIn.scheme
    imageFormat = nil
    fullExtent = nil
  }

  /// - Returns: `nil` where the description has no tiling scheme.
  public init?(_ model: CacheDescription, name: String) {
    guard var scheme = model.scheme else { return nil }
    scheme.spatialReference =
      scheme.spatialReference ?? model.spatialReference ?? model.fullExtent?.spatialReference
    self.name = name
    self.scheme = scheme
    imageFormat = model.image?.format
    fullExtent = model.fullExtent.flatMap { Self.usable($0, in: scheme.spatialReference) }
  }

  /// An extent with an area, in the system that is asked for.
  private static func usable(_ extent: Envelope, in reference: SpatialReference?) -> Envelope? {
    guard extent.xMin < extent.xMax, extent.yMin < extent.yMax, extent.width.isFinite, extent.height.isFinite
    else { return nil }
    if let own = extent.spatialReference, let reference, own.isSameSystem(as: reference) == .different { return nil }
    var extent = extent
    extent.spatialReference = nil
    return extent
  }

  /// The coordinate system, for people.
  public var systemName: String {
    guard let reference = scheme.spatialReference else { return "not stated" }
    let name = reference.resolveSystem()?.name
    let identifiers = [reference.wkid.map { "WKID \($0)" }, reference.latestWKID.map { "latest \($0)" }]
      .prefix(reference.wkid == reference.latestWKID ? 1 : 2).compactMap { $0 }.joined(separator: ", ")
    guard let name else { return identifiers.isEmpty ? "unknown" : identifiers }
    return identifiers.isEmpty ? name : "\(name) (\(identifiers))"
  }
}
