import SourceText
import TilingSchemes

// The texts of values in a `ModelItem` are stored for later runs. If one changes, `ModelItem.encodingVersion` must too.

extension FieldValue {
  /// The value of a part as a text; different values have different texts.
  func exactText(in part: Part) -> String? {
    switch kind {
    // The description of a Double is unique to its bits, except that adding 0 removes the sign of zero.
    case .number, .positiveNumber: number.get(part).map { ($0 + 0).description }
    case .wholeNumber: wholeNumber.get(part).map { String($0) }
    case .flag: flag.get(part).map { $0 ? "true" : "false" }
    case .text: text.get(part)
    }
  }
}

extension SpatialReference.Kind {
  var encoding: String {
    switch self {
    case .projected: "projected"
    case .geographic: "geographic"
    case .unknown: "unknown"
    }
  }
}

extension TileRange {
  /// The first and the last row, and the first and the last column, counted from 0.
  var encoding: String {
    "rows \(rows.lowerBound) to \(rows.upperBound - 1), columns \(columns.lowerBound) to \(columns.upperBound - 1)"
  }
}

extension MapLayer {
  /// All values of a layer, as names and quoted values.
  var encoding: String {
    var texts = ModelField.all.encodings(of: self)
    if let subLayerIDs { texts.append("subLayerIds=[\(subLayerIDs.map { String($0) }.joined(separator: ","))]") }
    if let legend { texts.append("legend=[\(legend.map(\.encoding).joined(separator: ","))]") }
    return "{\(texts.joined(separator: ","))}"
  }
}

extension LegendEntry {
  fileprivate var encoding: String {
    var texts = ModelField.all.encodings(of: self)
    if let values { texts.append("values=[\(values.map(JSONOutput.quote).joined(separator: ","))]") }
    return "{\(texts.joined(separator: ","))}"
  }
}

extension Array {
  /// The names and quoted values of the fields that a part has.
  fileprivate func encodings<Part, Place>(of part: Part) -> [String] where Element == ModelField<Part, Place> {
    compactMap { field in field.value.exactText(in: part).map { "\(field.key)=\(JSONOutput.quote($0))" } }
  }
}
