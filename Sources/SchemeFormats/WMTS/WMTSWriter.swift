import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Writes the capabilities of one cache: one layer, one tile matrix set, and the address of its tiles.
///
/// The order of elements is that of OGC's schema. Corners are in the order of the system, whose name is a URN: the only
/// spelling that GDAL, QGIS and OpenLayers all read as OGC prescribes (`Reference/open-formats.md#axis-order`).
enum WMTSWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a WMTS")
    var notices = set.notices
    let media = TileMedia(model.image?.format)
    if model.image?.format == .mixed {
      notices.append("the tiles are MIXED; a layer of a WMTS states one image format, and gets \(media.type)")
    }
    let address = model.tileAddress.map(TileAddress.init) ?? .example(set.identifier, suffix: media.suffix)
    if model.tileAddress == nil {
      notices.append(
        "the input has no address of its tiles; \(address.text) is an example, to be replaced with "
          + "\(parameter: .tileAddress)")
    }
    if case .linear(let meters) = set.unit, meters != 1 {
      notices.append(
        "the map unit is not the metre: GDAL (3.12 and before) takes it for the metre in a WMTS and places the tiles "
          + "wrongly; QGIS and OpenLayers do not")
    }
    let byKey = KeyValueAddress(address.text, style: "default", format: media.type)
    let layer = WMTSWrittenLayer(
      model: model, set: set, media: media, identifier: byKey?.layer ?? set.title,
      setIdentifier: byKey?.set ?? set.identifier, style: byKey?.style ?? "default",
      format: byKey?.format ?? media.type,
      template: byKey == nil ? address.template(.wmts) : nil)
    let text = write(
      title: set.title, constraints: model.attribution ?? model.item?.credits, operations: byKey?.base, [layer])
    return WrittenText(text, notices: notices)
  }

  /// Writes a document with any number of layers, each with a matrix set of its own.
  ///
  /// - Parameters:
  ///   - constraints: the attribution that a map must show.
  ///   - operations: the address for requests by key and value, with its question mark; `nil` if there is none.
  ///   - metadata: the address of this document; `nil` if it has none.
  static func write(
    title: String, constraints: String?, operations: String?, metadata: String? = nil, _ layers: [WMTSWrittenLayer]
  ) -> String {
    var writer = XMLWriter()
    writer.open(
      "Capabilities",
      [
        "xmlns": "http://www.opengis.net/wmts/1.0", "xmlns:ows": "http://www.opengis.net/ows/1.1",
        "xmlns:xlink": "http://www.w3.org/1999/xlink", "version": "1.0.0",
      ])
    writer.open("ows:ServiceIdentification", [:])
    writer.element("ows:Title", text: title)
    writer.element("ows:ServiceType", text: "OGC WMTS")
    writer.element("ows:ServiceTypeVersion", text: "1.0.0")
    if let constraints, !constraints.isEmpty { writer.element("ows:AccessConstraints", text: constraints) }
    writer.close("ows:ServiceIdentification")
    if let operations { writeOperations(operations, &writer) }
    writer.open("Contents", [:])
    for layer in layers { write(layer, &writer) }
    for layer in layers { writeMatrices(layer.set, layer.setIdentifier, &writer) }
    writer.close("Contents")
    if let metadata {
      writer.open("ServiceMetadataURL", attribute: "xlink:href", metadata)
      writer.close("ServiceMetadataURL")
    }
    writer.close("Capabilities")
    return writer.output
  }

  /// The address for requests by key and value, which is the same for all layers.
  private static func writeOperations(_ address: String, _ writer: inout XMLWriter) {
    let elements = ["ows:Operation", "ows:DCP", "ows:HTTP", "ows:Get", "ows:Constraint"]
    writer.open("ows:OperationsMetadata", [:])
    // The schema asks for two operations or more.
    for operation in ["GetCapabilities", "GetTile"] {
      for element in elements {
        switch element {
        case "ows:Operation": writer.open(element, attribute: "name", operation)
        case "ows:Get": writer.open(element, attribute: "xlink:href", address)
        case "ows:Constraint": writer.open(element, attribute: "name", "GetEncoding")
        default: writer.open(element, [:])
        }
      }
      writer.open("ows:AllowedValues", [:])
      writer.element("ows:Value", text: "KVP")
      writer.close("ows:AllowedValues")
      for element in elements.reversed() { writer.close(element) }
    }
    writer.close("ows:OperationsMetadata")
  }

  private static func write(_ layer: WMTSWrittenLayer, _ writer: inout XMLWriter) {
    let (model, set) = (layer.model, layer.set)
    writer.open("Layer", [:])
    writer.element("ows:Title", text: set.title)
    if let text = model.serviceDescription, !text.isEmpty { writer.element("ows:Abstract", text: text) }
    if let degrees = set.extent.inWGS84(assuming: set.reference) {
      writer.open("ows:WGS84BoundingBox", [:])
      writeCorners([degrees.xMin, degrees.yMin], [degrees.xMax, degrees.yMax], &writer)
      writer.close("ows:WGS84BoundingBox")
    }
    writer.element("ows:Identifier", text: layer.identifier)
    writer.open("ows:BoundingBox", attribute: "crs", SystemName.text(of: set.reference, as: .urn) ?? "")
    writeCorners(
      set.corner(MapPoint(x: set.extent.xMin, y: set.extent.yMin), .urn),
      set.corner(MapPoint(x: set.extent.xMax, y: set.extent.yMax), .urn), &writer)
    writer.close("ows:BoundingBox")
    writer.open("Style", attribute: "isDefault", "true")
    writer.element("ows:Identifier", text: layer.style)
    writer.close("Style")
    writer.element("Format", text: layer.format)
    writer.open("TileMatrixSetLink", [:])
    writer.element("TileMatrixSet", text: layer.setIdentifier)
    writeLimits(set, &writer)
    writer.close("TileMatrixSetLink")
    if let template = layer.template {
      writer.open(
        "ResourceURL", ["format": layer.media.type, "resourceType": "tile", "template": template])
      writer.close("ResourceURL")
    }
    writer.close("Layer")
  }

  private static func writeCorners(_ lower: [Double], _ upper: [Double], _ writer: inout XMLWriter) {
    writer.element("ows:LowerCorner", text: lower.map(DecimalNumber.shortest).joined(separator: " "))
    writer.element("ows:UpperCorner", text: upper.map(DecimalNumber.shortest).joined(separator: " "))
  }

  /// The limits of the model, or those of the extent if it does not fill the matrices: with none, clients request the
  /// empty tiles between the tile origin and the extent. Rows and columns count from 0, although OGC's schema asks for
  /// numbers above 0, which is a known fault of the schema (GeoWebCache #250).
  private static func writeLimits(_ set: WrittenMatrixSet, _ writer: inout XMLWriter) {
    let limits = set.matrices.map { $0.level.matrixLimits ?? set.tiles(of: $0) }
    let isLimited = zip(set.matrices, limits).contains { matrix, limits in
      limits != TileRange(rows: 0..<matrix.rows, columns: 0..<matrix.columns)
    }
    guard isLimited else { return }
    writer.open("TileMatrixSetLimits", [:])
    for (matrix, limits) in zip(set.matrices, limits) where !limits.rows.isEmpty && !limits.columns.isEmpty {
      writer.open("TileMatrixLimits", [:])
      writer.element("TileMatrix", text: matrix.identifier)
      writer.element("MinTileRow", text: String(limits.rows.lowerBound))
      writer.element("MaxTileRow", text: String(limits.rows.upperBound - 1))
      writer.element("MinTileCol", text: String(limits.columns.lowerBound))
      writer.element("MaxTileCol", text: String(limits.columns.upperBound - 1))
      writer.close("TileMatrixLimits")
    }
    writer.close("TileMatrixSetLimits")
  }

  private static func writeMatrices(_ set: WrittenMatrixSet, _ name: String, _ writer: inout XMLWriter) {
    writer.open("TileMatrixSet", [:])
    writer.element("ows:Identifier", text: name)
    writer.element("ows:SupportedCRS", text: SystemName.text(of: set.reference, as: .urn) ?? "")
    for matrix in set.matrices {
      let corner = set.corner(matrix.corner, .urn).map(DecimalNumber.shortest).joined(separator: " ")
      writer.matrix(matrix, prefix: "ows") { $0.element("TopLeftCorner", text: corner) }
    }
    writer.close("TileMatrixSet")
  }
}
