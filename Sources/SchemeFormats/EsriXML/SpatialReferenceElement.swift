import CoordinateSystems
import SourceText
import TilingSchemes

/// The element `SpatialReference` of conf.xml and conf.cdi.
///
/// Source: the type `SpatialReference` of the WSDL that every ArcGIS Server answers with.
enum SpatialReferenceElement {
  static let fields = XMLTable<SpatialReference, SchemeField.ReferenceValue>(
    .value("WKT", .wellKnownText),
    .value("XOrigin", .xOrigin),
    .value("YOrigin", .yOrigin),
    .value("XYScale", .xyScale),
    .value("ZOrigin", .zOrigin),
    .value("ZScale", .zScale),
    .value("MOrigin", .mOrigin),
    .value("MScale", .mScale),
    .value("XYTolerance", .xyTolerance),
    .value("ZTolerance", .zTolerance),
    .value("MTolerance", .mTolerance),
    .value("HighPrecision", .highPrecision),
    .value("LeftLongitude", .leftLongitude),
    .value("WKID", .wkid),
    .value("LatestWKID", .latestWKID),
    .value("VCSWKID", .verticalWKID),
    .value("LatestVCSWKID", .latestVerticalWKID))

  /// The kind of a system from the `xsi:type` of its element.
  fileprivate static func kind(_ element: XMLElement) -> SpatialReference.Kind? {
    let names: [StaticString] = ["ProjectedCoordinateSystem", "GeographicCoordinateSystem", "UnknownCoordinateSystem"]
    return element.typePlace(among: names).map { [.projected, .geographic, .unknown][$0] }
  }

  fileprivate static func typeName(_ kind: SpatialReference.Kind) -> String {
    switch kind {
    case .projected: "typens:ProjectedCoordinateSystem"
    case .geographic: "typens:GeographicCoordinateSystem"
    case .unknown: "typens:UnknownCoordinateSystem"
    }
  }
}

extension XMLFields {
  /// Reads a `SpatialReference` element.
  mutating func spatialReference(_ element: XMLElement, _ owner: SchemeField.ReferenceOwner) -> SpatialReference {
    log.positions.note(.spatialReference(owner, .whole), at: element.range)
    var reference = SpatialReference()
    reference.kind = SpatialReferenceElement.kind(element)
    _ = read(element, SpatialReferenceElement.fields, into: &reference) { .spatialReference(owner, $0) }
    return reference
  }
}

extension XMLFieldWriter {
  /// Writes a spatial reference with everything that the source, the built-in table or PROJ knows of it.
  mutating func spatialReference(_ source: SpatialReference) {
    let known = KnownSystem.find(source)
    var reference = source
    reference.wellKnownText = source.wellKnownText ?? known?.wellKnownText
    if reference.wellKnownText == nil, let generated = PROJ.esriText(of: source) {
      reference.wellKnownText = generated
      regenerated.append("the WKT of \(source.displayName) was made by PROJ; the source has none")
    }
    if reference.wellKnownText == nil {
      let reason = PROJ.isAvailable ? "PROJ does not know it" : "PROJ is not installed"
      notices.append("\(source.displayName) has no WKT in the result: \(reason); GDAL would read it as EPSG:4326")
    }
    if source.domain.isEmpty {
      if let known = DefaultDomain(of: source) {
        let unit = reference.wellKnownText.flatMap(CoordinateSystem.init(wellKnownText:))?.unit
        reference.domain = known.coordinateDomain(in: unit)
      } else {
        notices.append("the coordinate domain of \(source.displayName) is not known and left out")
      }
    }
    let kind =
      source.kind ?? reference.wellKnownText.flatMap(CoordinateSystem.init(wellKnownText:))?.kind ?? .unknown
    reference.isHighPrecision = source.isHighPrecision ?? true
    reference.leftLongitude = source.leftLongitude ?? (kind == .geographic ? -180 : nil)
    reference.wkid = source.wkid ?? (source.wellKnownText == nil ? source.latestWKID : nil)
    typed("SpatialReference", type: SpatialReferenceElement.typeName(kind)) { writer in
      writer.write(reference, SpatialReferenceElement.fields)
    }
  }
}
