import SchemeFormats
import SourceText

/// The type of a document, detected from its content alone.
enum Recognition {
  case format(any SchemeFormat)
  /// The document is not a tiling scheme, or of a type that is not supported: the reason.
  case refused(SchemeRefusal)

  init(_ content: ParsedText) {
    // Refusals come first, because a vector tile package has a root.json with `tileInfo` as well.
    if case .json(let document) = content,
      let reason = Self.refusal(of: document.root) ?? ServiceRefusal(document).map(SchemeRefusal.service)
    {
      self = .refused(reason)
      return
    }
    let matches = SchemeFormatRegistry.all.filter { $0.recognizes(content) }
    switch matches.count {
    case 1: self = .format(matches[0])
    case 0: self = .refused(Self.description(of: content))
    default: self = .refused(.ambiguous(matches.map(\.name)))
    }
  }

  /// The reason to refuse bytes before they are parsed; `nil` if they can be parsed.
  ///
  /// The parser would call an HTML page or a gzip file a syntax error, which does not help the user.
  static func refusal(of bytes: [UInt8]) -> SchemeRefusal? {
    if ServiceRefusal.isWebPage(bytes) { return .service(.webPage) }
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    if let format = RasterSignature.name(of: bytes[...]) { return .raster(format) }
    return nil
  }

  /// Vector tiles are detected by keys and values that no raster cache has.
  private static func refusal(of root: JSONValue) -> SchemeRefusal? {
    let format = root["tileInfo"]?["format"]?.string
    if root["type"]?.string == "indexedVector" || format == "pbf" || format == "indexedVector"
      || (root["defaultStyles"] != nil && root["tiles"] != nil)
    {
      return .vectorTiles
    }
    return nil
  }

  /// A short description of a document that no format recognises, so that the user sees which file was given.
  private static func description(of content: ParsedText) -> SchemeRefusal {
    switch content {
    case .xml(let document): .otherXML(root: document.root.name)
    case .json(let document), .yaml(let document):
      .otherJSON(kind: document.root.kindName, keys: document.root.members.prefix(4).map(\.key))
    }
  }
}
