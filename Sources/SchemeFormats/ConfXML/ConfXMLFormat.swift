import Diagnostics
import SourceText
public import TilingSchemes

/// conf.xml, the tiling scheme of a legacy cache: a `CacheInfo` as ArcObjects serialises it.
///
/// Source: `Documentation/Reference/conf-xml.md`. Elements may be in any order and in the namespace of any version.
/// CacheStorageInfo, PreciseDPI and TileEnd are optional.
public struct ConfXMLFormat: SchemeFormat {
  /// The file's name in the folder of a cache; ArcGIS Server also writes it as `Conf.xml`.
  public var name: String { "conf.xml" }
  /// The legacy cache, of which this file contains the scheme; conf.cdi is its companion.
  public var form: CacheForm? { .legacy }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is XML with the root element `CacheInfo`, or with its child `TileCacheInfo` as the root
  /// element, in any namespace.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .xml(let document) = content else { return false }
    return document.root.isNamed("CacheInfo") || Self.isBare(document.root)
  }

  /// Whether the element is a `TileCacheInfo` without the `CacheInfo` around it, as some scripts cut it out.
  private static func isBare(_ root: XMLElement) -> Bool { root.isNamed("TileCacheInfo") }

  /// Reads the scheme, images and storage. Elements and comments for which the model has no field are listed as not
  /// held.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var fields = XMLFields()
    var model = CacheDescription()
    if Self.isBare(document.root) {
      fields.log.findings.append(
        Finding(
          .warning, .bareScheme, "the root element is TileCacheInfo; ArcGIS writes a CacheInfo around it",
          at: document.root.startTagRange))
      model.scheme = fields.scheme(document.root)
    } else {
      _ = fields.read(document.root, ConfXMLFields.document, into: &model) { $0 }
    }
    fields.noteSurroundings(of: document)
    return fields.log.document(self, document.text, model, xml: document)
  }

  /// Writes the elements that ArcGIS 10.3 writes, with a notice for each value that had to be assumed: 96 dots per
  /// inch, PNG.
  ///
  /// - Throws: `WritingError` if the model has no scheme, or a level has its own origin, tile size or limits, which
  ///   conf.xml cannot express.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ConfXMLWriter.write(model)
  }
}
