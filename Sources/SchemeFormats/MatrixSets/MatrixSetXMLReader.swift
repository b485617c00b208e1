import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads a tile matrix set in XML: a document of OGC 17-083r4, or a part of the capabilities of a WMTS.
///
/// Namespaces are not compared: services use several prefixes for the same ones.
struct MatrixSetXMLReader {
  var fields = XMLFields()

  mutating func read(_ element: XMLElement) -> StatedMatrixSet {
    var set = StatedMatrixSet(range: element.range)
    set.name = element.attribute("id")
    for child in element.children {
      if child.isNamed("Identifier") {
        set.name = child.text
      } else if child.isNamed("Title") {
        set.title = child.text
      } else if child.isNamed("Abstract") || child.isNamed("Description") {
        set.description = child.text
      } else if child.isNamed("SupportedCRS") || child.isNamed("CRS") {
        // In the Tile Matrix Set standard, the name is in an element of its own.
        let name = child.child("URI") ?? child
        set.system = StatedText(text: name.text, range: name.valueRange)
      } else if child.isNamed("BoundingBox") {
        set.box = box(child)
      } else if child.isNamed("TileMatrix") {
        if let matrix = matrix(child) { set.matrices.append(matrix) }
      } else if !child.isNamed("WellKnownScaleSet") && !child.isNamed("OrderedAxes") && !child.isNamed("URI") {
        fields.log.unheld.append(.init("\(element.name)/\(child.name)", at: child.range))
      }
    }
    return set
  }

  private mutating func matrix(_ element: XMLElement) -> StatedMatrix? {
    guard let identifier = element.child("Identifier") else {
      fields.missing("Identifier", in: element)
      return nil
    }
    guard let width = size("TileWidth", element), let height = size("TileHeight", element),
      let columns = size("MatrixWidth", element), let rows = size("MatrixHeight", element)
    else { return nil }
    var matrix = StatedMatrix(
      identifier: StatedText(text: identifier.text, range: identifier.valueRange), range: element.startTagRange,
      tileSize: TileSize(width: width, height: height), columns: columns, rows: rows)
    matrix.denominator = number("ScaleDenominator", element)
    if matrix.denominator == nil, element.child("ScaleDenominator") == nil {
      fields.missing("ScaleDenominator", in: element)
    }
    if element.child("CellSize") != nil { matrix.cellSize = number("CellSize", element) }
    // The registry of OGC repeats the scale denominator as the cell size of WebMercatorQuad.
    if matrix.cellSize?.text == matrix.denominator?.text { matrix.cellSize = nil }
    if let corner = element.child("TopLeftCorner") ?? element.child("PointOfOrigin") {
      matrix.corner = point(corner)
    } else {
      fields.missing("TopLeftCorner", in: element)
    }
    matrix.isBottomLeft = element.child("CornerOfOrigin")?.text == "bottomLeft"
    matrix.hasVariableWidths = element.child("VariableMatrixWidth") != nil
    return matrix
  }

  private mutating func size(_ name: StaticString, _ element: XMLElement) -> Int? {
    guard let child = element.child(name) else {
      fields.missing("\(name)", in: element)
      return nil
    }
    return fields.integer(child, .levels, minimum: 1)
  }

  private mutating func number(_ name: StaticString, _ element: XMLElement) -> StatedNumber? {
    guard let child = element.child(name), let value = fields.positiveDouble(child, .levels) else { return nil }
    return StatedNumber(text: child.text, value: value, range: child.valueRange)
  }

  mutating func box(_ element: XMLElement) -> StatedBox? {
    guard let lower = element.child("LowerCorner") ?? element.child("lowerLeft"),
      let upper = element.child("UpperCorner") ?? element.child("upperRight"), let first = point(lower),
      let second = point(upper)
    else { return nil }
    return StatedBox(lower: first, upper: second, range: element.range)
  }

  /// Two numbers with white space between them.
  private mutating func point(_ element: XMLElement) -> StatedPoint? {
    let parts = element.text.split { $0.isWhitespace }
    guard parts.count == 2, let first = DecimalNumber.value(of: parts[0]),
      let second = DecimalNumber.value(of: parts[1])
    else {
      fields.log.error(
        .notANumber, "\(element.name) is “\(NumberMessages.excerpt(element.text))”: not two decimal numbers",
        at: element.valueRange)
      return nil
    }
    return StatedPoint(
      first: first, second: second, range: element.valueRange, exchanged: "\(parts[1]) \(parts[0])")
  }
}

extension XMLElement {
  /// The first child with a name; prefixes are not compared.
  func child(_ name: StaticString) -> XMLElement? { children.first { $0.isNamed(name) } }
}
