import Diagnostics
public import SourceText
public import TilingSchemes

/// conf.cdi, the extent of a legacy cache: an `EnvelopeN`, with or without its spatial reference.
public struct ConfCDIFormat: SchemeFormat {
  public var name: String { "conf.cdi" }
  public var form: CacheForm? { .legacy }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("EnvelopeN") } else { false }
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var fields = XMLFields()
    var model = CacheDescription()
    model.fullExtent = Self.extent(document.root, &fields)
    fields.noteSurroundings(of: document)
    return fields.log.document(self, document.text, model, xml: document)
  }

  /// Returns `nil` where an edge is missing or broken.
  private static func extent(_ element: XMLElement, _ fields: inout XMLFields) -> Envelope? {
    fields.log.positions.note(.extent(.full), at: element.range)
    var extent = Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0)
    return fields.read(element, ConfCDIFields.extent, into: &extent) { .extentEdge(.full, $0) } ? extent : nil
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard var extent = model.fullExtent ?? model.initialExtent else {
      throw WritingError(
        "conf.cdi needs an extent, and the input has none; give it with \(parameter: .tileExtent) xmin,ymin,xmax,ymax")
    }
    let reference = extent.spatialReference ?? model.scheme?.spatialReference ?? model.spatialReference
    extent.spatialReference = reference?.filled(from: model.scheme?.spatialReference)
    var writer = XMLFieldWriter()
    writer.document(type: "EnvelopeN") { $0.write(extent, ConfCDIFields.extent) }
    return writer.text
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(.full, extent, spelling: DecimalNumber.seventeenDigits)
  }
}
