public import CacheCreation
public import SchemeFormats
public import SystemPackage

/// The reason why a region is missing or cannot be used.
public enum RegionError: Error, Sendable {
  /// `yMin` is greater than `yMax`.
  case yReversed
  /// `xMin` is greater than `xMax`, and the numbers are not longitudes, so the extent does not cross the antimeridian.
  case xReversed
  /// The GeoJSON file of an area cannot be used.
  case area(AreaFileError)
  /// The GeoJSON file of an area contains no geometry.
  case empty(FilePath)
  /// The service, cache or raster has no full extent.
  case service(MapSourceError)
  /// The built-in scheme of this name covers a part of the world, and the request gives no region.
  case partOfWorld(String)
  /// The scheme of this name states no full extent, and the request gives no region.
  case unknown(String)
  /// The region cannot be transformed into the coordinate system of the scheme.
  case transform(Transform)

  /// A transformation that failed.
  public struct Transform: Hashable, Sendable {
    /// The source of the region, which decides which parameter an error message is about.
    public enum Giver: Hashable, Sendable {
      /// The user gave an extent.
      case extent
      /// The user named a service, a cache or a raster.
      case service
      /// The scheme's own files state the region.
      case scheme
    }

    /// The reason for the failure.
    public enum Reason: Hashable, Sendable {
      /// One of the coordinate systems is unknown.
      case unknownSystem
      /// The transformation requires PROJ, which is not installed.
      case noPROJ
      /// A part of the region has no coordinates in the other system.
      case outside
    }

    /// The source of the region.
    public let giver: Giver
    /// The region, for people.
    public let region: String
    /// The name of the region's coordinate system.
    public let from: String
    /// The name of the scheme's coordinate system.
    public let to: String
    /// The reason for the failure.
    public let reason: Reason
  }
}
