public import SchemeFormats

/// Why something that can be read holds no tiling scheme that could be used.
public enum SchemeRefusal: Hashable, Sendable {
  /// An answer of a service, or a page, that is no scheme.
  case service(ServiceRefusal)
  /// It is compressed with gzip.
  case gzip
  /// It is a package of vector tiles.
  case vectorTiles
  /// More than one format fits: their names.
  case ambiguous([String])
  /// An XML document of another kind: the name of its root.
  case otherXML(root: String)
  /// A JSON document of another kind: what it is, or its first keys.
  case otherJSON(kind: String, keys: [String])
  /// A directory without a scheme, also in the two folders below.
  case emptyDirectory
  /// A ZIP archive without a scheme.
  case emptyPackage
  /// A directory with several schemes: the paths of some, and how many there are.
  case severalInDirectory([String], count: Int)
  /// A package with several schemes: the entries of some, and how many there are.
  case severalInPackage([String], count: Int)

  /// One clause for people.
  public var message: String {
    switch self {
    case .service(let refusal): refusal.message
    case .gzip: "this is a gzip file; unpack it first"
    case .vectorTiles: "this is a vector tile package; tilescheme works on raster tiles only"
    case .ambiguous(let names): "this could be \(names.joined(separator: " or ")), and a guess could be wrong"
    case .otherXML(let root): Self.message(ofXML: root)
    case .otherJSON(let kind, let keys):
      "JSON, \(keys.isEmpty ? kind : "an object with \(keys.map { "“\($0)”" }.joined(separator: ", "))"), "
        + "is no tiling scheme; known are \(Self.known)"
    case .emptyDirectory: "no conf.xml or root.json lies in this directory, or up to two folders below"
    case .emptyPackage: "this ZIP archive has no conf.xml and no root.json inside"
    case .severalInDirectory(let paths, let count):
      "\(count) schemes lie here, name one of them: \(paths.joined(separator: ", "))"
    case .severalInPackage(let names, let count):
      "\(count) schemes lie in this package: \(names.joined(separator: ", "))"
    }
  }

  private static let known = "conf.xml, conf.cdi, root.json, iteminfo.json, or the JSON of a map or image service"

  private static func message(ofXML root: String) -> String {
    switch root.split(separator: ":").last {
    case "Capabilities": "this is a WMTS capabilities document, which is not read yet"
    case "TileMap": "this is a TMS tile map resource, which is not read yet"
    default: "an XML document <\(root)> is no tiling scheme; known are \(known)"
    }
  }
}
