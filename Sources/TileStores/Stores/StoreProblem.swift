/// A fault in what a store states about its tiles, or in its list of tiles. The tiles can be read in spite of it.
public struct StoreProblem: Hashable, Sendable {
  /// The type of the fault.
  public enum Kind: Hashable, Sendable {
    /// Metadata that the format requires are missing.
    case missingMetadata
    /// The metadata state another image format than the tiles have, or spell it in another way.
    case format
    /// The bounds cannot be used as they are.
    case bounds
    /// The metadata state other zooms than those of the tiles.
    case zooms
    /// The numbers of tiles are stored as texts.
    case textNumbers
    /// Some entries of the list of tiles have no place in a cache, so their tiles are not read.
    case unplaced
    /// Two entries of the metadata have the same name.
    case repeatedMetadata
    /// A GeoPackage does not meet a requirement.
    case geoPackage(Requirement)
    /// An archive does not keep a promise of its format.
    case archive(Promise)
  }

  /// What GeoPackage requires of tiles.
  public enum Requirement: Hashable, Sendable {
    /// One extent is exact for all levels (Requirement 45).
    case extent
    /// Levels whose resolutions do not halve are announced (Requirement 35).
    case zoomOther
    /// Rows and columns are within the matrix of their level.
    case matrixLimits
    /// The tables about the tiles agree with each other.
    case tables
  }

  /// What the format of an archive, such as PMTiles, promises.
  public enum Promise: Hashable, Sendable {
    /// The metadata are a JSON object.
    case metadata
    /// The header states the numbers of tiles, entries and contents.
    case counts
    /// The header states the first and the last zoom.
    case zooms
    /// The header states an extent in degrees, with the center inside.
    case bounds
    /// The header states the format of the tiles.
    case type
    /// The entries are in the order of tiles, and no tile has two.
    case order
    /// Each entry has bytes within the tile data, and tiles of a zoom that exists.
    case contents
    /// The contents are in the order of the tiles, if the header says so.
    case clustering
    /// The parts of the file do not overlap, and the root directory is at its beginning.
    case sections
  }

  /// The type of the fault.
  public let kind: Kind
  /// One clause without a full stop, with the value that was found.
  public let message: String

  /// Whether something in the store is not in what is read from it.
  public var isLoss: Bool { [.unplaced, .repeatedMetadata, .archive(.order), .archive(.contents)].contains(kind) }

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
