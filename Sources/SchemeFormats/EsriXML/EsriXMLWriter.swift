import CoordinateSystems
import SourceText
import TilingSchemes

/// What conf.xml and conf.cdi have in common when they are written: the types, the numbers, the spatial reference.
struct EsriXMLWriter {
  /// The namespace of new files: 10.3 is the oldest that can say Compact V2 (DESIGN §4).
  static let version = "10.3"

  var xml = XMLWriter()
  var notices: [String] = []
  var regenerated: [String] = []

  /// The document element.
  mutating func document(type: String, content: (inout EsriXMLWriter) -> Void) {
    xml.open(
      type,
      [
        "xsi:type": "typens:\(type)", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
        "xmlns:typens": "http://www.esri.com/schemas/ArcGIS/\(Self.version)",
      ])
    content(&self)
    xml.close(type)
  }

  /// An element of one of Esri's types, named with its prefix, such as `typens:PointN`.
  mutating func typed(_ name: String, type: String, content: (inout EsriXMLWriter) -> Void) {
    xml.open(name, attribute: "xsi:type", type)
    content(&self)
    xml.close(name)
  }

  mutating func number(_ name: String, _ value: Double?) {
    if let value { xml.element(name, number: value) }
  }

  mutating func integer(_ name: String, _ value: Int?) {
    if let value { xml.element(name, text: String(value)) }
  }

  mutating func boolean(_ name: String, _ value: Bool) {
    xml.element(name, text: value ? "true" : "false")
  }

  /// Writes a spatial reference with everything that the source, the built-in table or PROJ knows of it.
  mutating func spatialReference(_ source: SpatialReference) {
    let known = KnownSystem.find(source)
    var text = source.wellKnownText ?? known?.wellKnownText
    if text == nil, let generated = PROJ.esriText(of: source) {
      text = generated
      regenerated.append("the WKT of \(source.displayName) was made by PROJ; the source has none")
    }
    if text == nil {
      let reason = PROJ.isAvailable ? "PROJ does not know it" : "PROJ is not installed"
      notices.append("\(source.displayName) has no WKT in the result: \(reason); GDAL would read it as EPSG:4326")
    }
    var domain = source.domain
    if domain.isEmpty {
      domain = known?.domain ?? domain
      if known == nil { notices.append("the coordinate domain of \(source.displayName) is not known and left out") }
    }
    let kind = source.kind ?? text.flatMap(CoordinateSystem.init(wellKnownText:))?.kind ?? .unknown
    typed("SpatialReference", type: Self.typeName(kind)) { writer in
      if let text { writer.xml.element("WKT", text: text) }
      writer.number("XOrigin", domain.xOrigin)
      writer.number("YOrigin", domain.yOrigin)
      writer.number("XYScale", domain.xyScale)
      writer.number("ZOrigin", domain.zOrigin)
      writer.number("ZScale", domain.zScale)
      writer.number("MOrigin", domain.mOrigin)
      writer.number("MScale", domain.mScale)
      writer.number("XYTolerance", domain.xyTolerance)
      writer.number("ZTolerance", domain.zTolerance)
      writer.number("MTolerance", domain.mTolerance)
      writer.boolean("HighPrecision", source.isHighPrecision ?? true)
      writer.number("LeftLongitude", source.leftLongitude ?? (kind == .geographic ? -180 : nil))
      writer.integer("WKID", source.wkid ?? (source.wellKnownText == nil ? source.latestWKID : nil))
      writer.integer("LatestWKID", source.latestWKID)
      writer.integer("VCSWKID", source.verticalWKID)
      writer.integer("LatestVCSWKID", source.latestVerticalWKID)
    }
  }

  private static func typeName(_ kind: SpatialReference.Kind) -> String {
    switch kind {
    case .projected: "typens:ProjectedCoordinateSystem"
    case .geographic: "typens:GeographicCoordinateSystem"
    case .unknown: "typens:UnknownCoordinateSystem"
    }
  }
}
