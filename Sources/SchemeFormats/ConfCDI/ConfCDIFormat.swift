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
    guard case .xml(let document) = content else { preconditionFailure("recognizes() accepts XML only") }
    var fields = XMLFields()
    var model = CacheDescription()
    model.fullExtent = Self.extent(document.root, &fields)
    if let version = document.root.arcGISVersion {
      fields.log.unheld.append(.init("ArcGIS version \(version) (the namespace)", at: document.root.startTagRange))
    }
    for comment in document.comments { fields.log.unheld.append(.init("comment", at: comment)) }
    return fields.log.document(self, document.text, model)
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

extension SpatialReference {
  /// The same system with what another statement of it says in addition: an extent in JSON often gives the WKID only.
  func filled(from other: SpatialReference?) -> SpatialReference {
    guard let other, wkid == other.wkid, wellKnownText == nil || wellKnownText == other.wellKnownText else {
      return self
    }
    var result = self
    result.wellKnownText = other.wellKnownText
    result.latestWKID = latestWKID ?? other.latestWKID
    if domain.isEmpty { result.domain = other.domain }
    result.kind = kind ?? other.kind
    return result
  }
}

extension SchemeDocument {
  /// Edits that replace the four numbers of an extent, or `nil` where the document does not have them all.
  func edits(
    _ owner: SchemeField.ExtentOwner, _ extent: Envelope, spelling: (Double) -> String
  ) -> [SourceEdit]? {
    let edges: [(SchemeField.Edge, Double)] = [
      (.xMin, extent.xMin), (.yMin, extent.yMin), (.xMax, extent.xMax), (.yMax, extent.yMax),
    ]
    var edits: [SourceEdit] = []
    for (edge, value) in edges {
      guard let range = positions[.extentEdge(owner, edge)] else { return nil }
      edits.append(SourceEdit(range, with: spelling(value)))
    }
    return edits
  }
}
