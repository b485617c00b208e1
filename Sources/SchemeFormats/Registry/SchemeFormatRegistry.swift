/// All formats of scheme documents. Code that formats use must not refer to this list, or each format would depend on
/// all others.
public enum SchemeFormatRegistry {
  /// The formats in a fixed order; within a `CacheForm`, the scheme's format comes before that of its companion.
  public static let all: [any SchemeFormat] = [
    ConfXMLFormat(), ConfCDIFormat(), RootJSONFormat(), ItemInfoJSONFormat(), ServiceJSONFormat(),
    TileMatrixSetFormat(), TileMatrixSetXMLFormat(), GDALTilingSchemeFormat(), WMTSFormat(), TileSetFormat(),
    GeoWebCacheFormat(), TileMapResourceFormat(), GDALServiceFormat(), TileJSONFormat(), MapProxyFormat(),
    OpenLayersFormat(), LeafletFormat(), MapLibreFormat(), ArcGISJSFormat(),
  ]

  /// The format with a name, in upper or lower case: `conf.xml`, `Conf.xml`.
  public static func named(_ name: String) -> (any SchemeFormat)? {
    all.first { $0.name == name.lowercased() }
  }
}

extension CacheForm {
  /// The formats of this form's files: the scheme first, then its companion.
  public var formats: [any SchemeFormat] {
    SchemeFormatRegistry.all.filter { $0.form == self }
  }
}
