import CoordinateSystems
package import SourceText
package import TilingSchemes

/// The spatial reference object of Esri's JSON.
///
/// Source: ArcGIS REST API, “Geometry objects”; the domain and the tolerances as map services state them.
enum SpatialReferenceObject {
  static let fields = JSONTable<SpatialReference, SchemeField.ReferenceValue>(
    .value("wkt", .wellKnownText),
    .value(JSONKey("wkid", "WKID"), .wkid),
    .value(JSONKey("latestWkid", "LatestWkid"), .latestWKID),
    .value("vcsWkid", .verticalWKID),
    .value("latestVcsWkid", .latestVerticalWKID),
    .value("xyTolerance", .xyTolerance),
    .value("zTolerance", .zTolerance),
    .value("mTolerance", .mTolerance),
    .value("falseX", .xOrigin),
    .value("falseY", .yOrigin),
    .value("xyUnits", .xyScale),
    .value("falseZ", .zOrigin),
    .value("zUnits", .zScale),
    .value("falseM", .mOrigin),
    .value("mUnits", .mScale))
}

extension JSONFields {
  /// Reads a spatial reference object.
  mutating func spatialReference(
    _ value: JSONValue, in path: String, _ owner: SchemeField.ReferenceOwner
  ) -> SpatialReference? {
    guard let object = object(value, path) else { return nil }
    log.positions.note(.spatialReference(owner, .whole), at: document.range(of: object))
    var reference = SpatialReference()
    _ = read(object, in: path, SpatialReferenceObject.fields, into: &reference) { .spatialReference(owner, $0) }
    return reference
  }
}

extension JSONOutput {
  /// A spatial reference with its domain. The WKT is left out if the WKID gives exactly the same text, because ArcGIS
  /// writes no WKT into packages.
  package static func spatialReference(_ reference: SpatialReference) -> JSONOutput {
    var written = reference
    if let text = reference.wellKnownText, KnownSystem.find(reference)?.wellKnownText == text {
      written.wellKnownText = nil
    }
    return .object(of: written, SpatialReferenceObject.fields)
  }
}

extension SpatialReference {
  /// Reads a spatial reference object of Esri's JSON, in every spelling of its keys. Invalid values count as missing.
  ///
  /// - Parameter value: a value of the document.
  /// - Returns: `nil` if the value is not an object.
  package init?(_ value: JSONValue, in document: JSONDocument) {
    var fields = JSONFields(document)
    guard let reference = fields.spatialReference(value, in: "spatialReference", .map) else { return nil }
    self = reference
  }
}
