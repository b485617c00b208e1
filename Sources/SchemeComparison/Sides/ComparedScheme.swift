import CoordinateSystems
import SourceText
public import TilingSchemes

/// One side of a comparison.
public struct ComparedScheme: Hashable, Sendable {
  /// The name that the user gave: a path, or the name of a built-in scheme.
  public let name: String
  /// The scheme; if it states no coordinate system, it has that of the map or of the full extent.
  public let scheme: TilingScheme
  /// The image format of the tiles; `nil` if it is not stated.
  public let imageFormat: TileImageFormat?
  /// The full extent of the cache in the scheme's coordinate system; `nil` if it is not stated or has no area.
  public let fullExtent: Envelope?

  /// A built-in scheme under its own name. It has no image format and no extent.
  public init(_ builtIn: BuiltInScheme) {
    name = builtIn.name
    scheme = builtIn.scheme
    imageFormat = nil
    fullExtent = nil
  }

  /// A scheme that was read from files.
  ///
  /// - Returns: `nil` if the description contains no tiling scheme.
  public init?(_ model: CacheDescription, name: String) {
    guard var scheme = model.scheme else { return nil }
    // Some documents state the coordinate system only beside the tiling scheme, or only in an extent.
    scheme.spatialReference =
      scheme.spatialReference ?? model.spatialReference ?? model.fullExtent?.spatialReference
    self.name = name
    self.scheme = scheme
    imageFormat = model.image?.format
    fullExtent = model.fullExtent.flatMap { Self.usable($0, in: scheme.spatialReference) }
  }

  /// The extent without its coordinate system, if it has an area and is in the scheme's system.
  ///
  /// Services without data have an empty extent, and services may state the full extent in another system. Both are
  /// useless for a comparison; a transformation would need PROJ for a mere default.
  private static func usable(_ extent: Envelope, in reference: SpatialReference?) -> Envelope? {
    guard extent.xMin < extent.xMax, extent.yMin < extent.yMax, extent.width.isFinite, extent.height.isFinite
    else { return nil }
    if let own = extent.spatialReference, let reference, own.isSameSystem(as: reference) == .different { return nil }
    var extent = extent
    extent.spatialReference = nil
    return extent
  }

  /// The name of the coordinate system with its identifiers, for people.
  public var systemName: String {
    guard let reference = scheme.spatialReference else { return "not stated" }
    let name = reference.resolveSystem()?.name
    // A WKID and the latest WKID that replaced it are both common in files, so users may know the system by either.
    let identifiers = [reference.wkid.map { "WKID \($0)" }, reference.latestWKID.map { "latest \($0)" }]
      .prefix(reference.wkid == reference.latestWKID ? 1 : 2).compactMap { $0 }.joined(separator: ", ")
    guard let name else { return identifiers.isEmpty ? "unknown" : identifiers }
    return identifiers.isEmpty ? name : "\(name) (\(identifiers))"
  }
}
