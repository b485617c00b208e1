import SourceText
import TilingSchemes

extension SchemeDocument {
  /// Edits that set the full and the initial extent of a JSON document. The extent is in the scheme's
  /// coordinate system.
  ///
  /// An extent in the same system keeps its object, and only its digits change. An extent in another system, or without
  /// numbers, is replaced as a whole. A missing extent is added.
  func edits(settingServiceExtents extent: Envelope) -> [SourceEdit]? {
    let system = model.scheme?.spatialReference ?? model.spatialReference
    // Clients read the system of an extent from the extent itself.
    let value = JSONOutput.extent(extent, assuming: system).text(.compact)
    var edits: [SourceEdit] = []
    var added: [String] = []
    let extents: [(SchemeField.ExtentOwner, String, Envelope?)] = [
      (.initial, "initialExtent", model.initialExtent), (.full, "fullExtent", model.fullExtent),
    ]
    for (owner, key, present) in extents {
      // The smallest edit keeps the layout of a file that was edited by hand.
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
      // A bare `tileInfo` has no object that could contain an extent.
      guard let object = positions[.whole] else { return nil }
      // New members go before the closing brace, which takes two or four bytes in UTF-16 and UTF-32.
      let brace = object.upperBound - text.encoding.asciiWidth
      edits.append(SourceEdit(SourceRange(brace..<brace), with: "," + added.joined(separator: ",")))
    }
    return edits
  }

  /// Edits that replace the four numbers of an extent, or `nil` if the document does not have all of them.
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
