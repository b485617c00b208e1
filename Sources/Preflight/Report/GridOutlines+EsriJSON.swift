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
    text += "\"fields\":[\(names.map(Self.field).joined(separator: ","))],\"features\":[\n"
    var isFirst = true
    for part in parts {
      for range in part.ranges {
        // Outer rings are clockwise in Esri's JSON, and counterclockwise in GeoJSON.
        let positions = ring(range, part.level).reversed().map {
          "[\(DecimalNumber.shortest($0.x)),\(DecimalNumber.shortest($0.y))]"
        }
        let attributes = JSONOutput.object(properties(range, part.level).map { .init($0.name, $0.value) })
        text += isFirst ? "" : ",\n"
        isFirst = false
        text += "{\"attributes\":\(attributes.text(.compact)),"
        text += "\"geometry\":{\"rings\":[[\(positions.joined(separator: ","))]]}}"
      }
    }
    text += "\n]}\n"
    return OutlineDocument(
      bytes: Array(text.utf8), isInWGS84: false, count: parts.map(\.ranges.count).reduce(0, +),
      levels: parts.map(\.level.number))
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
