import Diagnostics
import Foundation
import TestSupport
import TileSchemeKit
import TilingSchemes

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of a pre-flight, without files.
func preflightPage(
  _ scheme: TilingScheme, _ region: PreflightRegion, name: String = "a scheme", findings: [FileFindings] = [],
  mapLevel: Int? = nil, jobs: Int = 1
) async throws -> String {
  try PreflightPage(
    await preflight(scheme, region, name: name, findings: findings, jobs: jobs), mapLevel: mapLevel
  ).html
}

func preflight(
  _ scheme: TilingScheme, _ region: PreflightRegion, name: String = "a scheme", findings: [FileFindings] = [],
  jobs: Int = 1
) async throws -> PreflightReport {
  var model = CacheDescription()
  model.scheme = scheme
  var request = CacheForecast.Request(model, region, .assumed(TileSizeAssumption(.png)))
  request.jobs = jobs
  return PreflightReport(named: name, try await CacheForecast(scheme, request), model, findings: findings)
}

/// A scheme of square tiles of 256 pixels with its origin at (0, 1000), and the given widths of a tile in map units.
func squares(_ widths: [Double]) -> TilingScheme {
  TilingScheme(
    origin: MapPoint(x: 0, y: 1000), tileWidth: 256, tileHeight: 256,
    levels: widths.enumerated().map { LevelOfDetail(number: $0, resolution: $1 / 256, scale: $1 * 100) })
}

extension PreflightRegion {
  static func box(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) -> PreflightRegion {
    PreflightRegion(.extent(Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)), source: "a box")
  }
}

/// The elements that an XML reader finds in a page. A page that is not well-formed throws an error.
struct PageReading {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []

  init(_ html: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw NotWellFormed(line: parser.lineNumber, reason: "\(parser.parserError as Any)") }
    elements = reader.elements
  }

  struct NotWellFormed: Error {
    let line: Int
    let reason: String
  }

  func elements(_ name: String, class: String? = nil) -> [Element] {
    elements.filter { element in
      let classes = (element.attributes["class"] ?? "").split(separator: " ").map(String.init)
      return element.name == name && (`class`.map(classes.contains) ?? true)
    }
  }

  func texts(_ name: String, class: String? = nil) -> [String] { elements(name, class: `class`).map(\.text) }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      for index in open { elements[index].text += text }
    }
  }
}

extension PageReading {
  /// The shaded tiles of the map as `row/column`, read as a person does: by the numbers beside them.
  func shadedTiles(_ name: String = "tile") throws -> Set<String> {
    let numbers = elements("text", class: "number")
    let columns = try Ruler(numbers.filter { $0.attributes["class"] == "number middle" }, "x", offset: 0)
    let rows = try Ruler(numbers.filter { $0.attributes["class"] == "number end" }, "y", offset: -4)
    // The first path is on the map, the second in the legend.
    let paths = elements("path", class: name)
    guard paths.count == 2, let path = paths.first?.attributes["d"] else { throw NoMap() }
    var tiles: Set<String> = []
    for rectangle in path.matches(of: /M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)H[-\d.]+Z/) {
      let edges = [rectangle.1, rectangle.2, rectangle.3, rectangle.4].compactMap { Double($0) }
      for row in rows.number(edges[1])..<rows.number(edges[3]) {
        for column in columns.number(edges[0])..<columns.number(edges[2]) { tiles.insert("\(row)/\(column)") }
      }
    }
    return tiles
  }

  struct NoMap: Error {}

  /// The numbers beside the map, each in the middle of its row or column.
  private struct Ruler {
    let first: (number: Double, place: Double)
    let size: Double

    init(_ labels: [Element], _ axis: String, offset: Double) throws {
      let places = labels.compactMap { label -> (number: Double, place: Double)? in
        guard let number = Double(label.text), let place = label.attributes[axis].flatMap(Double.init) else {
          return nil
        }
        return (number, place + offset)
      }
      guard let first = places.first, let last = places.last, first.number != last.number else { throw NoMap() }
      self.first = first
      size = (last.place - first.place) / (last.number - first.number)
    }

    /// The row or column that starts at a place.
    func number(_ place: Double) -> Int { Int(((place - first.place) / size + first.number + 0.5).rounded()) }
  }
}
