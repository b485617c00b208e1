public import CacheConversion
public import CacheCreation
public import CacheOpening
public import CacheParts
public import Diagnostics
public import FileAccess
public import SchemeFormats
public import SystemPackage
public import TilingSchemes

/// Why tiles were not made, or not all of them.
public enum BuildError: Error, Sendable {
  /// GDAL is missing or too old.
  case gdal(GDALLibrary.Problem)
  /// A raster cannot be used.
  case source(SourceError)
  /// A service cannot be used, or has not given all pictures.
  case service(ServiceError)
  /// Elevation tiles cannot be made.
  case elevation(ElevationError)
  /// A tile cannot be encoded: one sentence.
  case picture(String)
  /// The cache cannot be opened.
  case opening(OpeningError)
  /// A file cannot be read or written.
  case access(FileAccessError)
  /// The scheme of a new cache cannot be made from the parameters.
  case creation(CreationError)
  /// The result cannot be packed.
  case packing(ConversionError)
  /// The area cannot be read.
  case area(AreaFileError)
  /// Tiles cannot be made for this cache: its path, and the reason.
  case cache(FilePath, BuildObstacle)
  /// The rasters have no pixel in the extent of the scheme, or in the extent or area that was given: where they are, and
  /// where tiles were to be made, in the coordinates of the scheme.
  case noOverlap(sources: Envelope, wanted: Envelope)
  /// The request gives levels or scales that the cache does not have: the numbers as text, and those of the cache.
  case noLevel(String, existing: String)
  /// The cache remembers a build from other rasters or with other options: its path, from what an unfinished build
  /// makes tiles, or `nil` if that build is finished, and what differs, as clauses.
  case differs(FilePath, unfinished: String?, [String])
  /// The record of earlier builds cannot be used: its path, and the reason.
  case record(FilePath, BuildRecordProblem)
  /// A plan for several machines cannot be made, carried out or finished.
  case parts(PartsError)
  /// Existing tiles would lose something, and the request does not allow any loss: the path of the cache, and each loss as
  /// a clause.
  case losses(FilePath, [Message])
  /// All tiles were to be made again, and existing ones would lose what they show beside the rasters: the path of the
  /// cache, and what is lost, with how to keep it or to consent, as a clause.
  case lostTiles(FilePath, Message)
  /// No rasters are given, although tiles are to be made.
  case noSources
  /// A new cache was begun and not finished: why, and the unfinished output, which the same request continues.
  indirect case interrupted(BuildError, kept: FilePath)
}

/// Why the record of earlier builds cannot be used.
public enum BuildRecordProblem: Error, Hashable, Sendable {
  /// A line is damaged: its number from 1.
  case damaged(line: Int)
  /// It was written by a newer version of the program: the version of its text.
  case newer(Int)
}

/// Why tiles cannot be made for a cache.
public enum BuildObstacle: Hashable, Sendable {
  /// It is a package or a database, which cannot be changed.
  case notADirectory
  /// Its tiles are not in Compact V2 bundles.
  case notCompactV2
  /// It has no tiles yet, and its documents state another storage format than Compact V2: the name of the format.
  case statesOtherStorage(String)
  /// The rasters are where its coordinate system has no coordinates: where they are, and the area of the system with words
  /// for it.
  case elsewhere(sources: Envelope, area: Envelope, name: String)
  /// Its documents contain no tiling scheme.
  case noScheme
  /// Two bundles have the same place: their names.
  case samePlace(String, String)
  /// The image format of its tiles is not one that can be made: its name, if it has one.
  case imageFormat(String?)
  /// Its levels have tile origins or tile sizes of their own, or its tiles are not square.
  case unevenTiles
  /// The coordinate system of the scheme is not known.
  case noSystem
}
