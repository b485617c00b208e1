import SourceText
import TilingSchemes

// The texts of values in a `ModelItem`: they change only together with `ModelItem.encodingVersion`.

extension FieldValue {
  /// The value of a part as a text that is another for every other value.
  func exactText(in part: Part) -> String? {
    switch kind {
    // The description of a Double is unique to its bits, but for the sign of zero.
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
  /// The first and the last row and column, each.
  var encoding: String {
    "rows \(rows.lowerBound) to \(rows.upperBound - 1), columns \(columns.lowerBound) to \(columns.upperBound - 1)"
  }
}

extension MapLayer {
  /// All that a layer says, as names and quoted values.
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
  /// Names and quoted values of the fields that a part has.
  fileprivate func encodings<Part, Place>(of part: Part) -> [String] where Element == ModelField<Part, Place> {
    compactMap { field in field.value.exactText(in: part).map { "\(field.key)=\(JSONOutput.quote($0))" } }
  }
}
