public import SourceText

/// A value of a scheme document: the key to its place in the file.
public enum SchemeField: Hashable, Sendable {
  /// A coordinate of the tile origin.
  public enum Axis: Hashable, Sendable { case x, y }
  /// A side of an extent: west, south, east, north.
  public enum Edge: Hashable, Sendable { case xMin, yMin, xMax, yMax }
  /// What a document may state of a level.
  public enum LevelValue: Hashable, Sendable {
    /// `LevelID`, `Scale` and `Resolution` in conf.xml; `level`, `scale` and `resolution` in JSON.
    case number, scale, resolution
    /// Those that no form of Esri's states for a level.
    case origin, tileWidth, tileHeight, matrixLimits
  }
  /// Which of the spatial references of a document is meant.
  public enum ReferenceOwner: Hashable, Sendable { case scheme, map, fullExtent, initialExtent, item }
  /// What a document may state of a spatial reference.
  public enum ReferenceValue: Hashable, Sendable {
    /// The element or object as a whole.
    case whole
    /// Those that say which system it is, and two that ArcGIS adds.
    case wellKnownText, wkid, latestWKID, verticalWKID, latestVerticalWKID, highPrecision, leftLongitude
    /// Those of the `CoordinateDomain`.
    case xOrigin, yOrigin, xyScale, zOrigin, zScale, mOrigin, mScale, xyTolerance, zTolerance, mTolerance
  }
  /// Which extent is meant.
  public enum ExtentOwner: Hashable, Sendable { case full, initial, item }
  /// What an iteminfo.json states of its package, but for the extent.
  public enum ItemValue: Hashable, Sendable {
    /// Named as the members of `ItemInformation`; `description` is its `itemDescription`.
    case name, title, guid, creator, snippet, summary, description, tags, type, typeKeywords, thumbnail, created
  }

  /// The object or element that holds the rest.
  case whole
  /// A coordinate of the scheme's tile origin.
  case origin(Axis)
  /// `TileCols`, `TileRows`, `DPI` and `PreciseDPI` in conf.xml; `cols`, `rows`, `dpi` and `preciseDpi` in JSON.
  case tileWidth, tileHeight, dotsPerInch, preciseDotsPerInch
  /// The list of levels as a whole.
  case levels
  /// A value of a level, by its place in the list, from 0.
  case level(Int, LevelValue)
  /// A value of one of the document's spatial references.
  case spatialReference(ReferenceOwner, ReferenceValue)
  /// The values of `TileImageInfo`.
  case imageFormat, compressionQuality, antialiasing, bandCount, lercError
  /// The values of `TileStorageInfo`.
  case storageFormat, packetSize
  /// An extent as a whole.
  case extent(ExtentOwner)
  /// One number of an extent.
  case extentEdge(ExtentOwner, Edge)
  /// What a service or package allows and shows; in JSON only.
  case minLOD, maxLOD, minScale, maxScale, resampling, tileExport
  /// What a service or package says of itself. `layers` is the list as a whole: its values have no places of their own.
  case name, mapName, serviceDescription, units, tileBundlesPath, layers
  /// Whom to name and under which terms, which none of Esri's forms states.
  case attribution, licence
  /// A value of iteminfo.json.
  case item(ItemValue)
}

/// Where the values of a document stand.
public struct FieldPositions: Sendable {
  // Read far more often than asked: a list is faster to fill than a dictionary.
  private var entries: [(field: SchemeField, range: SourceRange)] = []

  init() { entries.reserveCapacity(96) }

  /// The place of a value, the first one where it was met more than once; `nil` where the document does not state it.
  public subscript(field: SchemeField) -> SourceRange? { entries.first { $0.field == field }?.range }

  mutating func note(_ field: SchemeField, at range: SourceRange) { entries.append((field, range)) }
}
