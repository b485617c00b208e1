public import SourceText

/// A value of a scheme document: the key to its place in the file.
public enum SchemeField: Hashable, Sendable {
  public enum Axis: Hashable, Sendable { case x, y }
  public enum Edge: Hashable, Sendable { case xMin, yMin, xMax, yMax }
  public enum LevelValue: Hashable, Sendable {
    case number, scale, resolution
    /// Those that no form of Esri's states for a level.
    case origin, tileWidth, tileHeight, matrixLimits
  }
  /// Which of the spatial references of a document is meant.
  public enum ReferenceOwner: Hashable, Sendable { case scheme, map, fullExtent, initialExtent, item }
  public enum ReferenceValue: Hashable, Sendable {
    /// The element or object as a whole.
    case whole
    case wellKnownText, wkid, latestWKID, verticalWKID, latestVerticalWKID, highPrecision, leftLongitude
    case xOrigin, yOrigin, xyScale, zOrigin, zScale, mOrigin, mScale, xyTolerance, zTolerance, mTolerance
  }
  /// Which extent is meant.
  public enum ExtentOwner: Hashable, Sendable { case full, initial, item }
  public enum ItemValue: Hashable, Sendable {
    case name, title, guid, creator, snippet, summary, description, tags, type, typeKeywords, thumbnail, created
  }

  /// The object or element that holds the rest.
  case whole
  case origin(Axis)
  case tileWidth, tileHeight, dotsPerInch, preciseDotsPerInch
  /// The list of levels as a whole.
  case levels
  /// A value of a level, by its place in the list, from 0.
  case level(Int, LevelValue)
  case spatialReference(ReferenceOwner, ReferenceValue)
  case imageFormat, compressionQuality, antialiasing, bandCount, lercError
  case storageFormat, packetSize
  /// An extent as a whole.
  case extent(ExtentOwner)
  case extentEdge(ExtentOwner, Edge)
  case minLOD, maxLOD, minScale, maxScale, resampling, tileExport
  case name, mapName, serviceDescription, units, tileBundlesPath, layers
  case attribution, licence
  case item(ItemValue)
}

/// Where the values of a document stand.
public struct FieldPositions: Sendable {
  // Read far more often than asked: a list is faster to fill than a dictionary.
  private var entries: [(field: SchemeField, range: SourceRange)] = []

  init() { entries.reserveCapacity(96) }

  public subscript(field: SchemeField) -> SourceRange? { entries.first { $0.field == field }?.range }

  mutating func note(_ field: SchemeField, at range: SourceRange) { entries.append((field, range)) }
}
