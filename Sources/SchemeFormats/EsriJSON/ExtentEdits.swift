import SourceText
import TilingSchemes

extension SchemeDocument {
  /// Edits that put an extent, in the scheme's coordinate system, into a JSON document as its full and initial extent.
  ///
  /// Where the document has an extent in the same system, its digits change; in another system or without numbers, the
  /// whole object; where it has none, one is added.
  func edits(settingServiceExtents extent: Envelope) -> [SourceEdit]? {
    let system = model.scheme?.spatialReference ?? model.spatialReference
    let value = JSONOutput.extent(extent, assuming: system).text(.compact)
    var edits: [SourceEdit] = []
    var added: [String] = []
    let extents: [(SchemeField.ExtentOwner, String, Envelope?)] = [
      (.initial, "initialExtent", model.initialExtent), (.full, "fullExtent", model.fullExtent),
    ]
    for (owner, key, present) in extents {
      if present != nil, present?.spatialReference?.wkid == system?.wkid || present?.spatialReference == nil,
        let digits = self.edits(owner, extent, spelling: DecimalNumber.shortest)
      {
        edits += digits
      } else if let object = positions[.extent(owner)] {
        edits.append(SourceEdit(object, with: value))
      } else {
        added.append("\(JSONOutput.quote(key)):\(value)")
      }
    }
    if !added.isEmpty {
      guard let object = positions[.whole] else { return nil }
      let brace = object.upperBound - text.encoding.asciiWidth
      edits.append(SourceEdit(SourceRange(brace..<brace), with: "," + added.joined(separator: ",")))
    }
    return edits
  }

  /// Edits that replace the four numbers of an extent, or `nil` where the document does not have them all.
  func edits(
    _ owner: SchemeField.ExtentOwner, _ extent: Envelope, spelling: (Double) -> String
  ) -> [SourceEdit]? {
    var edits: [SourceEdit] = []
    for field in ModelField<Envelope, SchemeField.Edge>.all {
      guard let range = positions[.extentEdge(owner, field.place)], let value = field.value.number.get(extent) else {
        return nil
      }
      edits.append(SourceEdit(range, with: spelling(value)))
    }
    return edits
  }
}
