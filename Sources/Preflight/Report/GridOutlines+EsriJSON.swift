import SchemeFormats
import SourceText
import TilingSchemes

extension GridOutlines {
  /// The document in the coordinate system of the scheme, so that every outline has its exact four corners: Esri's JSON
  /// states the system, which GeoJSON cannot.
  ///
  /// Source: ArcGIS REST API, “Feature object” and “Geometry objects”; ArcGIS Pro, “JSON To Features”.
  var esriJSON: OutlineDocument {
    let names = parts.first.flatMap { part in part.ranges.first.map { properties($0, part.level) } } ?? []
    var text = "{\"geometryType\":\"esriGeometryPolygon\","
    if let reference { text += "\"spatialReference\":\(JSONOutput.spatialReference(reference).text(.compact))," }
    text += "\"fields\":[\(names.map(Self.field).joined(separator: ","))],\"features\":"
    // Outer rings are clockwise in Esri's JSON, and counterclockwise in GeoJSON.
    let rings = parts.map { part in part.ranges.map { Array(ring($0, part.level).reversed()) } }
    text += features(rings) { properties, ring in
      "{\"attributes\":\(properties),\"geometry\":{\"rings\":[\(ring)]}}"
    }
    return OutlineDocument(text + "}\n", self, isInWGS84: false)
  }

  private static func field(_ property: Property) -> String {
    let type =
      switch property.value {
      case .integer: "esriFieldTypeInteger"
      case .double: "esriFieldTypeDouble"
      default: "esriFieldTypeString\",\"length\":255,\"alias\":\"\(property.name)"
      }
    return "{\"name\":\"\(property.name)\",\"type\":\"\(type)\"}"
  }
}
