public import CacheCreation
public import SchemeFormats
public import SystemPackage

/// Why it is not known what is to be tiled.
public enum RegionError: Error, Sendable {
  /// The south is above the north.
  case yReversed
  /// The west is east of the east, and the numbers are no longitudes.
  case xReversed
  /// The file of an area cannot be used.
  case area(AreaFileError)
  /// There is nothing in the file of an area.
  case empty(FilePath)
  /// The service, or what else was named, has no extent.
  case service(MapSourceError)
  /// A built-in scheme shows a part of the world, and the request does not say which part is to be tiled: its name.
  case partOfWorld(String)
  /// Nothing says what is to be tiled in a scheme: its name.
  case unknown(String)
  /// It is in one coordinate system and cannot be turned into the scheme's.
  case transform(Transform)

  /// A transformation that cannot be made.
  public struct Transform: Hashable, Sendable {
    /// Who gave the region.
    public enum Giver: Hashable, Sendable {
      /// The user, as numbers.
      case extent
      /// The user, by the name of a service or of what else has an extent.
      case service
      /// The scheme's own files.
      case scheme
    }

    /// Why it cannot be made.
    public enum Reason: Hashable, Sendable {
      /// One of the systems is not known.
      case unknownSystem
      /// It takes PROJ, which is not installed.
      case noPROJ
      /// A part has no place in the other system.
      case outside
    }

    /// Who gave the region.
    public let giver: Giver
    /// The region, for people.
    public let region: String
    /// Its own system, by its name.
    public let from: String
    /// The scheme's system, by its name.
    public let to: String
    /// What stands in the way.
    public let reason: Reason
  }
}
