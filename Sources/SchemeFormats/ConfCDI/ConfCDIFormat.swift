import Diagnostics
public import SourceText
public import TilingSchemes

/// conf.cdi, the extent of a legacy cache: an `EnvelopeN`, with or without a spatial reference.
public struct ConfCDIFormat: SchemeFormat {
  /// The file's name in the folder of a cache; ArcGIS has written the file since version 10.0.
  public var name: String { "conf.cdi" }
  /// The legacy cache, in which this file is the companion of conf.xml.
  public var form: CacheForm? { .legacy }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is XML with the root element `EnvelopeN`, in any namespace.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("EnvelopeN") } else { false }
  }

  /// Reads the full extent, which is `nil` if one of the four edges is missing or not a number.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var fields = XMLFields()
    var model = CacheDescription()
    model.fullExtent = Self.extent(document.root, &fields)
    fields.noteSurroundings(of: document)
    return fields.log.document(self, document.text, model, xml: document)
  }

  /// Returns `nil` if an edge is missing or not a number.
  private static func extent(_ element: XMLElement, _ fields: inout XMLFields) -> Envelope? {
    fields.log.positions.note(.extent(.full), at: element.range)
    var extent = Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0)
    return fields.read(element, ConfCDIFields.extent, into: &extent) { .extentEdge(.full, $0) } ? extent : nil
  }

  /// Writes the full extent, or the initial extent if there is no full extent. An extent without a spatial reference
  /// gets that of the scheme or the map.
  ///
  /// - Throws: `WritingError` if the model has no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard var extent = model.fullExtent ?? model.initialExtent else {
      throw WritingError(
        "conf.cdi needs an extent, and the input has none; give one with \(parameter: .tileExtent) xmin,ymin,xmax,ymax")
    }
    let reference = extent.spatialReference ?? model.scheme?.spatialReference ?? model.spatialReference
    extent.spatialReference = reference?.filled(from: model.scheme?.spatialReference)
    var writer = XMLFieldWriter()
    writer.document(type: "EnvelopeN") { $0.write(extent, ConfCDIFields.extent) }
    return writer.text
  }

  /// Replaces the four numbers; the spatial reference stays unchanged.
  ///
  /// - Parameters:
  ///   - extent: the new extent, in the document's coordinate system.
  ///   - document: the document that is edited.
  /// - Returns: `nil` if the document does not have all four numbers.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(.full, extent, spelling: DecimalNumber.seventeenDigits)
  }
}
