import SourceText

extension XMLFieldWriter {
  /// The namespace of new files: 10.3 is the oldest version of ArcGIS whose conf.xml supports Compact V2.
  private static let version = "10.3"

  /// Writes the document element as ArcObjects serialises it.
  mutating func document(type: String, content: (inout XMLFieldWriter) -> Void) {
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

  /// Writes an element of one of Esri's types; the type has its prefix, as in `typens:PointN`.
  mutating func typed(_ name: String, type: String, content: (inout XMLFieldWriter) -> Void) {
    xml.open(name, attribute: "xsi:type", type)
    content(&self)
    xml.close(name)
  }
}
