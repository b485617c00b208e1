import SourceText
import TilingSchemes

/// A layer of a WMTS: the sets in which it has tiles, and where they are.
struct WMTSLayer {
  let name: String
  /// The names of the linked sets.
  private(set) var sets: [String] = []
  /// The limits of the linked sets, in the order of `sets`: the tiles of each matrix by its identifier.
  private(set) var limits: [[String: TileRange]] = []
  /// The types of the images.
  private(set) var formats: [String] = []
  /// The address of the tiles, with the names of WMTS.
  private(set) var template: String?
  /// The boxes in other systems than degrees, each with the name of its system.
  private(set) var boxes: [XMLElement] = []

  /// - Parameters:
  ///   - element: the layer.
  ///   - address: the address of GetTile by key and value, for a layer without a template of its own.
  init(_ element: XMLElement, address: String?) {
    name = element.child("Identifier")?.text ?? ""
    var style = "default"
    for child in element.children {
      if child.isNamed("TileMatrixSetLink") {
        guard let set = child.child("TileMatrixSet")?.text else { continue }
        sets.append(set)
        limits.append(Self.limits(child.child("TileMatrixSetLimits")))
      } else if child.isNamed("Format") {
        formats.append(child.text)
      } else if child.isNamed("BoundingBox") {
        boxes.append(child)
      } else if child.isNamed("Style"), style == "default" || child.attribute("isDefault") == "true" {
        style = child.child("Identifier")?.text ?? style
      } else if child.isNamed("ResourceURL"), child.attribute("resourceType") == "tile", template == nil {
        template = child.attribute("template")
      }
    }
    if template == nil, let address, let format = formats.first {
      // The names of sets and matrices are filled in as in a template.
      template =
        KeyValueAddress(base: address, layer: name, style: style, format: format, set: "{TileMatrixSet}").template
    }
    template = template?.replacing("{Style}", with: style).replacing("{style}", with: style)
      .replacing("{Layer}", with: name)
  }

  /// The limits of a link; numbers that are not whole are left out.
  private static func limits(_ element: XMLElement?) -> [String: TileRange] {
    var limits: [String: TileRange] = [:]
    for child in element?.children.map(\.self) ?? [] where child.isNamed("TileMatrixLimits") {
      func number(_ name: StaticString) -> Int? { child.child(name)?.decimalValue.flatMap(exactInteger) }
      guard let matrix = child.child("TileMatrix")?.text, let top = number("MinTileRow"),
        let bottom = number("MaxTileRow"), let left = number("MinTileCol"), let right = number("MaxTileCol"),
        0 <= top, top <= bottom, 0 <= left, left <= right, bottom < 1 << 53, right < 1 << 53
      else { continue }
      limits[matrix] = TileRange(rows: top..<bottom + 1, columns: left..<right + 1)
    }
    return limits
  }

  /// The limits in a set; empty if the layer has none there.
  func limits(in set: String) -> [String: TileRange] { zip(sets, limits).first { $0.0 == set }?.1 ?? [:] }
}
