/// What a member of an estate is, detected from its content. The raw values are those of the CSV and JSON output.
public enum CacheKind: String, CaseIterable, Sendable {
  /// A directory with conf.xml.
  case legacy
  /// A directory with root.json.
  case readyToServe = "ready-to-serve"
  /// A tile package.
  case tpk
  /// An open tile package.
  case tpkx
  /// A database.
  case mbtiles
  /// An archive for web maps.
  case pmtiles
  /// A database of OGC.
  case geopackage
  /// Folders of tiles with a document of an open format, such as TileJSON.
  case folders

  /// The suffix of its files, without the dot; `nil` for a directory.
  package var fileSuffix: String? {
    switch self {
    case .tpk, .tpkx, .mbtiles, .pmtiles: rawValue
    case .geopackage: "gpkg"
    case .legacy, .readyToServe, .folders: nil
    }
  }
}
