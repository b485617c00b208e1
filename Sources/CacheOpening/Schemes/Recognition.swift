import SchemeFormats
import SourceText

/// What a document is, from its content alone.
enum Recognition {
  case format(any SchemeFormat)
  /// Something else, or a tiling scheme of a kind that is refused: why.
  case refused(String)

  init(_ content: ParsedText) {
    if case .json(let document) = content,
      let reason = Self.refusal(of: document.root) ?? ServiceRefusal(document)?.message
    {
      self = .refused(reason)
      return
    }
    let matches = SchemeFormatRegistry.all.filter { $0.recognizes(content) }
    switch matches.count {
    case 1: self = .format(matches[0])
    case 0: self = .refused(Self.description(of: content))
    default:
      let names = matches.map(\.name).joined(separator: " or ")
      self = .refused("this could be \(names), and a guess could be wrong")
    }
  }

  /// Bytes that need no parsing to be refused.
  static func refusal(of bytes: [UInt8]) -> String? {
    if ServiceRefusal.isWebPage(bytes) { return ServiceRefusal.webPage.message }
    if bytes.starts(with: [0x1F, 0x8B]) { return "this is a gzip file; unpack it first" }
    return nil
  }

  private static func refusal(of root: JSONValue) -> String? {
    let format = root["tileInfo"]?["format"]?.string
    if root["type"]?.string == "indexedVector" || format == "pbf" || format == "indexedVector"
      || (root["defaultStyles"] != nil && root["tiles"] != nil)
    {
      return "this is a vector tile package; tilescheme works on raster tiles only"
    }
    return nil
  }

  private static func description(of content: ParsedText) -> String {
    let known = "conf.xml, conf.cdi, root.json, iteminfo.json, or the JSON of a map or image service"
    switch content {
    case .xml(let document):
      switch document.root.name.split(separator: ":").last {
      case "Capabilities": return "this is a WMTS capabilities document, which is not read yet"
      case "TileMap": return "this is a TMS tile map resource, which is not read yet"
      default: return "an XML document <\(document.root.name)> is no tiling scheme; known are \(known)"
      }
    case .json(let document):
      let keys = document.root.members.prefix(4).map { "“\($0.key)”" }.joined(separator: ", ")
      let shown = keys.isEmpty ? document.root.kindName : "an object with \(keys)"
      return "JSON, \(shown), is no tiling scheme; known are \(known)"
    }
  }
}
