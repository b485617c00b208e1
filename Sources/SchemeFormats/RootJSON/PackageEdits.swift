import SourceText
import TilingSchemes

extension SchemeDocument {
  /// Edits that add to a root.json what the apps of ArcGIS need and it does not have. A root.json that ArcGIS wrote needs
  /// none of them.
  ///
  /// - Parameters:
  ///   - spelling: the values to add.
  ///   - others: the other edits of the document. A value that one of them replaces is not edited again.
  /// - Returns: an empty list also for all other formats.
  func edits(spelling: PackageSpelling, besides others: [SourceEdit]) -> [SourceEdit] {
    guard format.form == .readyToServe, model.scheme != nil else { return [] }
    let new = spelling.model
    var edits: [SourceEdit] = []
    var added: [String] = []
    let references: [(SchemeField.ReferenceOwner, SpatialReference?, SpatialReference?)] = [
      (.scheme, model.scheme?.spatialReference, new.scheme?.spatialReference),
      (.map, model.spatialReference, new.spatialReference),
      (.fullExtent, model.fullExtent?.spatialReference, new.fullExtent?.spatialReference),
      (.initialExtent, model.initialExtent?.spatialReference, new.initialExtent?.spatialReference),
    ]
    for (owner, old, new) in references {
      guard let old, let new, let range = positions[.spatialReference(owner, .whole)],
        // ExportMapServerCache writes a domain in `tileInfo` too, so the domain alone is no reason for an edit there.
        old.wkid != new.wkid || old.latestWKID != new.latestWKID || old.wellKnownText != new.wellKnownText
          || owner != .scheme && old.domain != new.domain
      else { continue }
      edits.append(SourceEdit(range, with: JSONOutput.spatialReference(new).text(.compact)))
    }
    if model.spatialReference == nil, let reference = new.spatialReference {
      added.append("\"spatialReference\":\(JSONOutput.spatialReference(reference).text(.compact))")
    }
    if model.layers?.isEmpty != false, let layers = new.layers {
      let list = JSONOutput.array(layers.map(JSONOutput.layer)).text(.compact)
      if let range = positions[.layers] {
        edits.append(SourceEdit(range, with: list))
      } else {
        added.append("\"layers\":\(list)")
      }
    }
    if let anchor = positions[.imageFormat] {
      var values = ""
      if model.image?.bandCount == nil, let count = new.image?.bandCount { values += ",\"bandCount\":\(count)" }
      if model.image?.lercError == nil, let error = new.image?.lercError {
        values += ",\"lercError\":\(DecimalNumber.shortest(error))"
      }
      if !values.isEmpty { edits.append(SourceEdit(SourceRange(anchor.upperBound..<anchor.upperBound), with: values)) }
    }
    if !added.isEmpty, let object = positions[.whole] {
      // New members go before the closing brace, which takes two or four bytes in UTF-16 and UTF-32.
      let brace = object.upperBound - text.encoding.asciiWidth
      edits.append(SourceEdit(SourceRange(brace..<brace), with: "," + added.joined(separator: ",")))
    }
    return edits.filter { edit in !others.contains { $0.range.overlaps(edit.range) } }
  }
}

extension SourceRange {
  fileprivate func overlaps(_ other: SourceRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}
