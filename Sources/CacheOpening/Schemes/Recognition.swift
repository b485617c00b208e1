import SchemeFormats
import SourceText

/// What a document is, from its content alone.
enum Recognition {
  case format(any SchemeFormat)
  /// Something else, or a tiling scheme of a kind that is refused: why.
  case refused(SchemeRefusal)

  init(_ content: ParsedText) {
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

  /// Bytes that need no parsing to be refused.
  static func refusal(of bytes: [UInt8]) -> SchemeRefusal? {
    if ServiceRefusal.isWebPage(bytes) { return .service(.webPage) }
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    return nil
  }

  private static func refusal(of root: JSONValue) -> SchemeRefusal? {
    let format = root["tileInfo"]?["format"]?.string
    if root["type"]?.string == "indexedVector" || format == "pbf" || format == "indexedVector"
      || (root["defaultStyles"] != nil && root["tiles"] != nil)
    {
      return .vectorTiles
    }
    return nil
  }

  private static func description(of content: ParsedText) -> SchemeRefusal {
    switch content {
    case .xml(let document): .otherXML(root: document.root.name)
    case .json(let document):
      .otherJSON(kind: document.root.kindName, keys: document.root.members.prefix(4).map(\.key))
    }
  }
}
