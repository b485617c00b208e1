public import SchemeFormats

/// Why a file or directory that can be read is not a usable tiling scheme.
public enum SchemeRefusal: Hashable, Sendable {
  /// An error answer of a server, an HTML page or a list of services.
  case service(ServiceRefusal)
  /// The file is compressed with gzip.
  case gzip
  /// The file is neither a document nor a kind of store: its first bytes, at most eight; none if it is empty.
  case unknownContent([UInt8])
  /// The file is an image or a raster, of which the tiles of a cache could be made: the name of its format.
  case raster(String)
  /// The document describes vector tiles.
  case vectorTiles
  /// More than one format recognises the document: their names.
  case ambiguous([String])
  /// An XML document of another type: the name of its root element.
  case otherXML(root: String)
  /// A JSON document of another type: the type of its value, and its first keys if it is an object.
  case otherJSON(kind: String, keys: [String])
  /// A directory without a scheme, also in the two levels of folders below it.
  case emptyDirectory
  /// A ZIP archive without a scheme.
  case emptyPackage
  /// A directory with several schemes: the first paths, and the number of schemes.
  case severalInDirectory([String], count: Int)
  /// Folders of tiles whose rows count from the south, with a scheme that does not state the number of rows.
  case rowsFromSouth
  /// A package with several schemes: the first entries, and the number of schemes.
  case severalInPackage([String], count: Int)

  /// One clause for the user, which follows the path and a colon.
  public var message: String {
    switch self {
    case .service(let refusal): refusal.message
    case .gzip: "this file is compressed with gzip; unpack it first"
    case .unknownContent(let bytes):
      bytes.isEmpty
        ? "the file is empty"
        : "this is neither a ZIP archive (.tpk, .tpkx), nor an SQLite database (.mbtiles, .gpkg), nor a PMTiles archive, nor a scheme in XML or JSON; "
          + "its first bytes are \(Self.hexadecimal(bytes))"
    case .raster(let format):
      "this is a raster (\(format)), not a tiling scheme; “gdalinfo -json FILE” describes its extent, and create, "
        + "generate and preflight read that description"
    case .vectorTiles: "this is a vector tile package; tilescheme works with raster tiles only"
    case .ambiguous(let names): "cannot tell whether this is \(names.joined(separator: " or "))"
    case .otherXML(let root): Self.message(ofXML: root)
    case .otherJSON(let kind, let keys):
      "this JSON document ("
        + (keys.isEmpty ? kind : "an object with \(keys.map { "“\($0)”" }.joined(separator: ", "))") + ") "
        + "is not a tiling scheme; supported are \(Self.known)"
    case .emptyDirectory:
      "there is no conf.xml or root.json in this directory or in the two levels of folders below it, and no tiles.json, "
        + "tilejson.json, tileset.json or tilemapresource.xml beside folders of levels; folders of images without such a "
        + "document need a scheme"
    case .emptyPackage: "this ZIP archive contains neither conf.xml nor root.json"
    case .severalInDirectory(let paths, let count):
      "\(count) schemes found; give the path of one of them: \(Self.list(paths, of: count))"
    case .rowsFromSouth:
      "the rows of these folders count from the south, but the scheme is not that of web maps and does not state how many "
        + "rows a level has; use a tilemapresource.xml as the scheme"
    case .severalInPackage(let names, let count):
      "a package can have only one scheme, but this one has \(count): \(Self.list(names, of: count))"
    }
  }

  private static let known =
    "conf.xml, conf.cdi, root.json, iteminfo.json, the JSON of a map or image service, and tile matrix "
    + "sets and WMTS capabilities of OGC"

  /// The names, with an ellipsis if there are more than those.
  private static func list(_ names: [String], of count: Int) -> String {
    names.joined(separator: ", ") + (count > names.count ? ", …" : "")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in byte < 16 ? "0\(String(byte, radix: 16))" : String(byte, radix: 16) }.joined(separator: " ")
  }

  /// Services of other standards are refused by name, because users expect them to work.
  private static func message(ofXML root: String) -> String {
    switch root.split(separator: ":").last {
    case "Capabilities": "this is a capabilities document without a tile matrix set, as of a WMS or WFS"
    default: "this XML document <\(root)> is not a tiling scheme; supported are \(known)"
    }
  }
}
