import CoordinateSystems
import Diagnostics
import SourceText
public import TilingSchemes

/// Grid sets of GeoWebCache and GeoServer: one `gridSet`, or a geowebcache.xml with several.
///
/// Source: geowebcache.xsd and the class `GridSetFactory` of GeoWebCache;
/// `Documentation/Reference/open-formats.md#geowebcache`.
public struct GeoWebCacheFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "geowebcache" }
  /// The usual name of such a file.
  public var fileName: String { "geowebcache.xml" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the root element is `gridSet`, or `gwcConfiguration` with grid sets.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .xml(let document) = content else { return false }
    return document.root.isNamed("gridSet")
      || document.root.isNamed("gwcConfiguration") && document.root.child("gridSets")?.child("gridSet") != nil
  }

  /// Reads every grid set as one of the document's alternatives.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    let root = document.root
    let isAlone = root.isNamed("gridSet")
    let elements = isAlone ? [root] : root.child("gridSets")?.children.filter { $0.isNamed("gridSet") } ?? []
    let alternatives = elements.map { element in
      var reader = GridSetReader()
      let set = reader.read(element)
      let result = MatrixSetModel(set, reader.fields.log)
      return SchemeAlternative(result.model.name ?? "", result.model, result.log)
    }
    var fields = XMLFields()
    fields.noteSurroundings(of: document)
    for child in root.children where !isAlone && !child.isNamed("gridSets") {
      // The list of layers that is written beside a grid set is empty, and says nothing.
      if child.isNamed("layers"), child.isLeaf, child.text.isEmpty { continue }
      fields.log.unheld.append(.init("\(root.name)/\(child.name)", at: child.range))
    }
    // One grid set has its places and its problems in the document itself.
    if let only = alternatives.first, alternatives.count == 1 {
      var own = only.log
      own.unheld += fields.log.unheld
      return own.document(self, document.text, only.model, xml: document, alternatives: alternatives)
    }
    return fields.log.document(self, document.text, CacheDescription(), xml: document, alternatives: alternatives)
  }

  /// Writes a geowebcache.xml with one grid set, whose tiles begin at the upper left corner.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent, if a level has
  ///   an origin or a tile size of its own, or two levels have one resolution.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a grid set")
    guard let scheme = model.scheme, let grid = set.sharedGrid else {
      throw WritingError("a grid set needs one tile origin and one tile size, but they differ by level")
    }
    if let pair = set.equalResolutions {
      throw WritingError(
        "a grid set needs resolutions that become smaller, but levels \(pair.coarse.number) and \(pair.fine.number) "
          + "have the same" as Message)
    }
    var writer = XMLWriter()
    writer.open("gwcConfiguration", attribute: "xmlns", "http://geowebcache.org/schema/2.0.0")
    writer.open("gridSets", [:])
    writer.open("gridSet", [:])
    writer.element("name", text: set.title)
    if let text = model.serviceDescription, !text.isEmpty { writer.element("description", text: text) }
    writer.open("srs", [:])
    writer.element("number", text: String(set.code))
    writer.close("srs")
    writer.open("extent", [:])
    // Tiles begin at the minimum of x and the maximum of y, because alignTopLeft is true. The other corner is that of
    // whole tiles of the finest level.
    Self.write([grid.xMin, grid.yMin, grid.xMax, grid.yMax], as: "coords", &writer)
    writer.close("extent")
    writer.element("alignTopLeft", text: "true")
    Self.write(set.matrices.map(\.level.resolution), as: "resolutions", &writer)
    writer.element("metersPerUnit", text: DecimalNumber.shortest(ScaleDenominator.metersPerUnit(set.unit)))
    writer.element("pixelSize", text: "0.00028")
    writer.open("scaleNames", [:])
    for matrix in set.matrices { writer.element("string", text: matrix.identifier) }
    writer.close("scaleNames")
    writer.element("tileHeight", text: String(scheme.tileHeight))
    writer.element("tileWidth", text: String(scheme.tileWidth))
    writer.element("yCoordinateFirst", text: set.reference.axisOrder == .northFirst ? "true" : "false")
    writer.close("gridSet")
    writer.close("gridSets")
    // The schema requires the list of layers, which refer to the set by its name.
    writer.open("layers", [:])
    writer.close("layers")
    writer.close("gwcConfiguration")
    return WrittenText(writer.output, notices: set.notices)
  }

  private static func write(_ numbers: [Double], as name: String, _ writer: inout XMLWriter) {
    writer.open(name, [:])
    for number in numbers { writer.element("double", text: DecimalNumber.shortest(number)) }
    writer.close(name)
  }
}
