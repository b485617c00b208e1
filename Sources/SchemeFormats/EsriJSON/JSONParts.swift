import CoordinateSystems
import SourceText
import TilingSchemes

/// Collects the members of an object to be written, leaving out what is not there.
struct JSONObjectBuilder {
  private(set) var members: [JSONOutput.Member] = []

  mutating func add(_ key: String, _ value: JSONOutput?) {
    if let value { members.append(.init(key, value)) }
  }

  mutating func add(_ key: String, _ value: String?) { add(key, value.map { .string($0) }) }
  mutating func add(_ key: String, _ value: Double?) { add(key, value.map { .double($0) }) }
  mutating func add(_ key: String, _ value: Int?) { add(key, value.map { .integer($0) }) }
  mutating func add(_ key: String, _ value: Bool?) { add(key, value.map { .bool($0) }) }

  var object: JSONOutput { .object(members) }
}

extension JSONOutput {
  /// A spatial reference with its domain. The WKT is written only where the WKID does not give it back letter for
  /// letter, because the packages of ArcGIS have none.
  static func spatialReference(_ reference: SpatialReference) -> JSONOutput {
    var builder = JSONObjectBuilder()
    if let text = reference.wellKnownText, KnownSystem.find(reference)?.wellKnownText != text {
      builder.add("wkt", text)
    }
    builder.add("wkid", reference.wkid)
    builder.add("latestWkid", reference.latestWKID)
    builder.add("vcsWkid", reference.verticalWKID)
    builder.add("latestVcsWkid", reference.latestVerticalWKID)
    let domain = reference.domain
    builder.add("xyTolerance", domain.xyTolerance)
    builder.add("zTolerance", domain.zTolerance)
    builder.add("mTolerance", domain.mTolerance)
    builder.add("falseX", domain.xOrigin)
    builder.add("falseY", domain.yOrigin)
    builder.add("xyUnits", domain.xyScale)
    builder.add("falseZ", domain.zOrigin)
    builder.add("zUnits", domain.zScale)
    builder.add("falseM", domain.mOrigin)
    builder.add("mUnits", domain.mScale)
    return builder.object
  }

  /// An extent; clients need to be told its system, so the scheme's is named where the extent names none.
  static func extent(_ extent: Envelope, assuming reference: SpatialReference?) -> JSONOutput {
    var builder = JSONObjectBuilder()
    builder.add("xmin", extent.xMin)
    builder.add("ymin", extent.yMin)
    builder.add("xmax", extent.xMax)
    builder.add("ymax", extent.yMax)
    builder.add("spatialReference", (extent.spatialReference ?? reference).map(spatialReference))
    return builder.object
  }

  /// The members of a `tileInfo`, those of image and storage left out.
  static func tileInfo(_ scheme: TilingScheme, assuming reference: SpatialReference?) -> JSONObjectBuilder {
    var builder = JSONObjectBuilder()
    builder.add("rows", scheme.tileHeight)
    builder.add("cols", scheme.tileWidth)
    builder.add("dpi", scheme.dotsPerInch ?? scheme.preciseDotsPerInch)
    if scheme.preciseDotsPerInch != scheme.dotsPerInch { builder.add("preciseDpi", scheme.preciseDotsPerInch) }
    builder.add("origin", .object([.init("x", .double(scheme.origin.x)), .init("y", .double(scheme.origin.y))]))
    builder.add("spatialReference", (scheme.spatialReference ?? reference).map(spatialReference))
    let levels = scheme.levels.map { level in
      JSONOutput.object([
        .init("level", .integer(level.level)), .init("resolution", .double(level.resolution)),
        .init("scale", .double(level.scale)),
      ])
    }
    builder.add("lods", .array(levels))
    return builder
  }

  static func layer(_ layer: MapLayer) -> JSONOutput {
    var builder = JSONObjectBuilder()
    builder.add("id", layer.id)
    builder.add("name", layer.name)
    builder.add("parentLayerId", layer.parentLayerID)
    builder.add("defaultVisibility", layer.isVisibleByDefault)
    builder.add("subLayerIds", layer.subLayerIDs.map { .array($0.map { .integer($0) }) } ?? .null)
    builder.add("minScale", layer.minScale)
    builder.add("maxScale", layer.maxScale)
    builder.add("type", layer.type)
    builder.add("geometryType", layer.geometryType)
    builder.add("legend", layer.legend.map { .array($0.map(legendEntry)) })
    return builder.object
  }

  private static func legendEntry(_ entry: LegendEntry) -> JSONOutput {
    var builder = JSONObjectBuilder()
    builder.add("label", entry.label)
    builder.add("imageData", entry.imageData)
    builder.add("contentType", entry.contentType)
    builder.add("height", entry.height)
    builder.add("width", entry.width)
    builder.add("values", entry.values.map { .array($0.map { .number($0) }) })
    return builder.object
  }
}
