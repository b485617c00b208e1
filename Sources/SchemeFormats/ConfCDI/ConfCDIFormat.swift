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

  private static func extent(_ element: XMLElement, _ fields: inout XMLFields) -> Envelope? {
    fields.log.positions.note(.extent(.full), at: element.range)
    let parts = fields.children(of: element, ["XMin", "YMin", "XMax", "YMax", "SpatialReference"])
    for (name, part) in [("XMin", parts[0]), ("YMin", parts[1]), ("XMax", parts[2]), ("YMax", parts[3])]
    where part == nil {
      fields.missing(name, in: element)
    }
    let xMin = fields.double(parts[0], .extentEdge(.full, .xMin))
    let yMin = fields.double(parts[1], .extentEdge(.full, .yMin))
    let xMax = fields.double(parts[2], .extentEdge(.full, .xMax))
    let yMax = fields.double(parts[3], .extentEdge(.full, .yMax))
    let system = parts[4].map { fields.spatialReference($0, .fullExtent) }
    guard let xMin, let yMin, let xMax, let yMax else { return nil }
    return Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax, spatialReference: system)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let extent = model.fullExtent ?? model.initialExtent else {
      throw WritingError("conf.cdi needs an extent, and the input has none; give it with --extent xmin,ymin,xmax,ymax")
    }
    var writer = EsriXMLWriter()
    writer.document(type: "EnvelopeN") { writer in
      writer.number("XMin", extent.xMin)
      writer.number("YMin", extent.yMin)
      writer.number("XMax", extent.xMax)
      writer.number("YMax", extent.yMax)
      let system = extent.spatialReference ?? model.scheme?.spatialReference ?? model.spatialReference
      if let system { writer.spatialReference(system.filled(from: model.scheme?.spatialReference)) }
    }
    return WrittenText(writer.xml.output, notices: writer.notices, regenerated: writer.regenerated)
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(.full, extent, spelling: DecimalNumber.seventeenDigits)
  }
}
