public import SourceText

/// A value of a scheme document: the key to its position in the file.
public enum SchemeField: Hashable, Sendable {
  /// A coordinate of the tile origin.
  public enum Axis: Hashable, Sendable { case x, y }
  /// A side of an extent: west, south, east, north.
  public enum Edge: Hashable, Sendable { case xMin, yMin, xMax, yMax }
  /// The values that a document may state for a level.
  public enum LevelValue: Hashable, Sendable {
    /// `LevelID`, `Scale` and `Resolution` in conf.xml; `level`, `scale` and `resolution` in JSON.
    case number, scale, resolution
    /// Values that none of Esri's formats states for a level.
    case origin, tileWidth, tileHeight, matrixLimits
  }
  /// The part of a document that a spatial reference belongs to.
  public enum ReferenceOwner: Hashable, Sendable { case scheme, map, fullExtent, initialExtent, item }
  /// The values that a document may state for a spatial reference.
  public enum ReferenceValue: Hashable, Sendable {
    /// The element or object as a whole.
    case whole
    /// The values that identify the system, and two that ArcGIS adds.
    case wellKnownText, wkid, latestWKID, verticalWKID, latestVerticalWKID, highPrecision, leftLongitude
    /// The values of the `CoordinateDomain`.
    case xOrigin, yOrigin, xyScale, zOrigin, zScale, mOrigin, mScale, xyTolerance, zTolerance, mTolerance
  }
  /// The kind of an extent.
  public enum ExtentOwner: Hashable, Sendable { case full, initial, item }
  /// The values that an iteminfo.json states for its package, except for the extent.
  public enum ItemValue: Hashable, Sendable {
    /// The cases have the names of the members of `ItemInformation`; `description` is its `itemDescription`.
    case name, title, guid, creator, snippet, summary, description, tags, credits, licence, type, typeKeywords,
      thumbnail, created
  }

  /// The outermost object or element, which contains all others.
  case whole
  /// A coordinate of the scheme's tile origin.
  case origin(Axis)
  /// `TileCols`, `TileRows`, `DPI` and `PreciseDPI` in conf.xml; `cols`, `rows`, `dpi` and `preciseDpi` in JSON.
  case tileWidth, tileHeight, dotsPerInch, preciseDotsPerInch
  /// The list of levels as a whole.
  case levels
  /// A value of a level; the number is the level's index in the list, from 0.
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
  /// Values about what a service or package allows and shows; in JSON only.
  case minLOD, maxLOD, minScale, maxScale, resampling, tileExport
  /// Values that describe a service or package. `layers` is the whole list: its values have no positions of their own.
  case name, mapName, serviceDescription, units, tileBundlesPath, layers, version
  /// The attribution to show and the licence, which none of Esri's formats states.
  case attribution, licence
  /// The address of the tiles, which open formats state.
  case tileAddress
  /// A value of iteminfo.json.
  case item(ItemValue)
}

/// The positions of a document's values.
public struct FieldPositions: Sendable {
  // Every document fills this list, but few positions are ever requested. A list is filled faster than a dictionary.
  private var entries: [(field: SchemeField, range: SourceRange)] = []

  init() { entries.reserveCapacity(96) }

  /// The position of a value; the first one if the value occurs several times; `nil` if the document does not state it.
  public subscript(field: SchemeField) -> SourceRange? { entries.first { $0.field == field }?.range }

  mutating func note(_ field: SchemeField, at range: SourceRange) { entries.append((field, range)) }
}
