import SchemeFormats
import SourceText
import TilingSchemes

/// The layers, coordinate systems and limits of a WMS.
///
/// Sources: OGC 01-068r3 (WMS 1.1.1), §7.1; OGC 06-042 (WMS 1.3.0), §7.2.
struct WMSCapabilities: Hashable, Sendable {
  /// A layer with a name, which can be requested.
  struct Layer: Hashable, Sendable {
    let name: String
    /// The coordinate systems, also those of the layers around it, in upper case.
    let systems: [String]
    /// In degrees, longitude first; `nil` if it is not stated.
    let extent: Envelope?
  }

  /// Whether the requests are those of version 1.3.0, in which the coordinate system decides the order of the axes.
  let isVersion13: Bool
  /// The largest picture; `nil` if it is not stated.
  let limit: TileSize?
  let layers: [Layer]

  /// - Throws: `PictureFault` if the bytes are not a document of capabilities.
  init(_ bytes: [UInt8]) throws(PictureFault) {
    if let exception = PictureAnswer.exception(bytes) { throw exception }
    if let refusal = ServiceRefusal(bytes) { throw .refused(refusal) }
    guard let document = WMSDocument.read(bytes),
      document.root.isNamed("WMS_Capabilities") || document.root.isNamed("WMT_MS_Capabilities")
    else { throw .notAPicture("no capabilities") }
    isVersion13 = document.root.isNamed("WMS_Capabilities")
    let service = document.root.children.first { $0.isNamed("Service") }
    func number(_ name: StaticString) -> Int? {
      service?.children.first { $0.isNamed(name) }.flatMap { Int($0.text) }.flatMap { $0 > 0 ? $0 : nil }
    }
    let width = number("MaxWidth")
    let height = number("MaxHeight")
    // Each of them may be missing. Pictures are nearly square, so one that is stated holds for both.
    limit = (width ?? height).map { TileSize(width: width ?? $0, height: height ?? $0) }
    var layers: [Layer] = []
    for part in document.root.children where part.isNamed("Capability") {
      for layer in part.children where layer.isNamed("Layer") { Self.collect(layer, [], nil, depth: 0, &layers) }
    }
    self.layers = layers
  }

  /// The layers with some names.
  ///
  /// - Throws: `ServiceError.unknownLayer`.
  func layers(named names: [String]) throws(ServiceError) -> [Layer] {
    var chosen: [Layer] = []
    for name in names {
      guard let layer = layers.first(where: { $0.name == name }) else {
        throw .unknownLayer(name, available: layers.map(\.name))
      }
      chosen.append(layer)
    }
    return chosen
  }

  /// Adds a layer and those inside it, which have its coordinate systems too.
  private static func collect(
    _ element: XMLElement, _ inherited: [String], _ outer: Envelope?, depth: Int, _ layers: inout [Layer]
  ) {
    // A hostile document must not exhaust the stack.
    guard depth < 64 else { return }
    var systems = inherited
    var extent = outer
    var name: String?
    for child in element.children {
      if child.isNamed("Name") { name = child.text }
      // Version 1.1.1 allows several in one element.
      if child.isNamed("SRS") || child.isNamed("CRS") {
        systems += child.text.split(whereSeparator: \.isWhitespace).map { $0.uppercased() }
      }
      if child.isNamed("LatLonBoundingBox") || child.isNamed("EX_GeographicBoundingBox") {
        extent = Self.extent(child) ?? extent
      }
    }
    if let name { layers.append(Layer(name: name, systems: systems, extent: extent)) }
    for child in element.children where child.isNamed("Layer") {
      collect(child, systems, extent, depth: depth + 1, &layers)
    }
  }

  private static func extent(_ box: XMLElement) -> Envelope? {
    let attributes = ["minx", "miny", "maxx", "maxy"].compactMap { box.attribute($0).flatMap(Double.init) }
    if attributes.count == 4 {
      return Envelope(xMin: attributes[0], yMin: attributes[1], xMax: attributes[2], yMax: attributes[3])
    }
    let names: [StaticString] = [
      "westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude",
    ]
    let numbers = names.compactMap { name in box.children.first { $0.isNamed(name) }?.decimalValue }
    guard numbers.count == 4 else { return nil }
    return Envelope(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
  }
}
