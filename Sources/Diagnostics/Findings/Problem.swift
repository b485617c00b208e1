/// A kind of problem that the readers of documents find.
///
/// Readers do not know the rules. They state the kind of the problem, and each rule lists the problems that belong to
/// it (`LintRule.problems`). The raw value is the name in reports of commands that run no rules, such as `show` and
/// `convert`.
public enum Problem: String, CaseIterable, Hashable, Sendable {
  // The document as a whole.
  /// The text is not well-formed XML or JSON, and no value was read.
  case malformed
  /// The text is well-formed, but not the kind of document that its name or format requires.
  case unexpectedContent = "unexpected-content"
  /// An XML element contains elements instead of a value.
  case unexpectedElement = "unexpected-element"
  /// The root element of a conf.xml is TileCacheInfo, without the CacheInfo around it; its scheme was read.
  case bareScheme = "bare-scheme"
  /// A document that is not XML is not in UTF-8, and was read in an assumed encoding.
  case encoding

  // Something is missing.
  /// An XML element that the format requires is missing.
  case missingElement = "missing-element"
  /// A JSON key that the format requires is missing.
  case missingKey = "missing-key"
  /// The list of levels is empty, in XML or in JSON.
  case missingLevel = "missing-level"

  // A value is not of the required type or range.
  /// The text is not a number, or the number is too large for a `Double`.
  case notANumber = "not-a-number"
  /// A number has a fraction, but a whole number is required.
  case notAnInteger = "not-an-integer"
  /// The text of an XML element is neither `true` nor `false`.
  case notABoolean = "not-a-boolean"
  /// A number is below the minimum, or must be greater than zero and is not.
  case outOfRange = "out-of-range"
  /// A JSON value does not have the type that its key requires, such as a string instead of a number.
  case wrongType = "wrong-type"

  // A value appears twice.
  /// An XML element appears twice; only one is allowed.
  case duplicateElement = "duplicate-element"
  /// A key appears twice in a JSON object.
  case duplicateKey = "duplicate-key"

  // A spelling that ArcGIS does not write.
  /// A JSON key is not spelled as ArcGIS writes it, but for example as in Esri's documentation.
  case aliasKey = "alias-key"
  /// A JSON number is in quotation marks; it was read nevertheless.
  case numberAsString = "number-as-string"
  /// An extent object has an xmin of null or "NaN" (ArcGIS REST API, “Geometry objects”); it is taken as missing.
  case emptyExtent = "empty-extent"

  // The metadata and the list of tiles of a database.
  /// An entry of the metadata that the format requires is missing.
  case missingMetadata = "missing-metadata"
  /// Two entries of the metadata have the same name and different values.
  case repeatedMetadata = "repeated-metadata"
  /// The metadata state another image format than that of the tiles, or in another spelling.
  case storedFormat = "stored-format"
  /// The bounds in the metadata are not four numbers in degrees, in their order and within the world.
  case storedBounds = "stored-bounds"
  /// The metadata state other zooms than those of the tiles.
  case storedZooms = "stored-zooms"
  /// The numbers of tiles are stored as texts.
  case textNumbers = "text-numbers"
  /// The numbers of some tiles are not whole, or outside the range that a cache can have.
  case unplacedRows = "unplaced-rows"

  // What GeoPackage requires of tiles.
  /// The extent of a GeoPackage is not a whole number of tiles at every level.
  case geoPackageExtent = "geo-package-extent"
  /// The resolutions of a GeoPackage do not halve, and no row of gpkg_extensions says so.
  case geoPackageZoomOther = "geo-package-zoom-other"
  /// Tiles of a GeoPackage are outside of the matrix of their level.
  case geoPackageMatrixLimits = "geo-package-matrix-limits"
  /// The tables about the tiles of a GeoPackage are incomplete or contradict each other.
  case geoPackageTables = "geo-package-tables"

  // The promises of an archive of tiles, such as PMTiles.
  /// The metadata of an archive of tiles are missing, or not a JSON object.
  case archiveMetadata = "archive-metadata"
  /// The header of an archive states other numbers of tiles, entries or contents than the directories have.
  case archiveCounts = "archive-counts"
  /// The header of an archive states other zooms than those of the tiles.
  case archiveZooms = "archive-zooms"
  /// The bounds in the header of an archive are not an extent in degrees, or the center is outside of them.
  case archiveBounds = "archive-bounds"
  /// The header of an archive states another type of tiles than that of the tiles.
  case archiveType = "archive-type"
  /// Entries of an archive are not in the order of tiles, or two entries are for the same tile.
  case archiveOrder = "archive-order"
  /// Entries of an archive refer to bytes outside of the tile data, or to tiles that cannot exist.
  case archiveContents = "archive-contents"
  /// The header of an archive says that the contents are in the order of the tiles, and they are not.
  case archiveClustering = "archive-clustering"
  /// Parts of an archive overlap or are not where clients search for them.
  case archiveSections = "archive-sections"

  // Numbers of an open document, such as a tile matrix set of OGC, that contradict each other.
  /// A scale denominator is not that of the cell size beside it.
  case denominatorDiffers = "denominator-differs"
  /// Two matrices have one identifier, or a matrix is not finer than the matrix before it.
  case repeatedMatrix = "repeated-matrix"
  /// A corner states its coordinates in another order than its coordinate system.
  case swappedCorner = "swapped-corner"
  /// A scale of Esri is stated as a scale denominator of OGC.
  case esriDenominators = "esri-denominators"
  /// The matrices of a set begin at different corners.
  case matrixCorners = "matrix-corners"
  /// A matrix joins the tiles of some rows.
  case variableWidths = "variable-widths"
  /// The identifiers of matrices are not whole numbers.
  case namedMatrices = "named-matrices"
  /// The limits of a matrix exceed it.
  case matrixLimits = "matrix-limits"
  /// The limits of a layer leave out some of its matrices.
  case missingLimits = "missing-limits"
  /// A grid set states another length of the map unit than that of its coordinate system.
  case unitLength = "unit-length"

  // Settings, parameters and baselines, for which there are no rules.
  /// A settings file is not a JSON object.
  case settings
  /// A setting of `.tilescheme.json` is unknown, or has a value that cannot be used.
  case configuration
  /// A part of a baseline file does not have the form that `Baseline` reads.
  case baseline
  /// A parameter in a parameter file has a value that cannot be used.
  case parameter
  /// A parameter file contains a key that is not a parameter.
  case unknownParameter = "unknown-parameter"
  /// A parameter appears twice in a parameter file.
  case duplicateParameter = "duplicate-parameter"
}
