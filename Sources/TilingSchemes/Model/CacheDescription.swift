/// Everything that the files beside a cache's tiles state about it: one model for all formats.
///
/// A part that the source does not state is `nil`: conf.cdi has only an extent.
public struct CacheDescription: Hashable, Sendable {
  /// Origin, tile size and levels: `TileCacheInfo` in conf.xml, `tileInfo` in JSON.
  public var scheme: TilingScheme?
  /// The format and quality of the tiles: `TileImageInfo` in conf.xml, `tileImageInfo` in root.json.
  public var image: TileImageInfo?
  /// How the tiles are stored in files: `CacheStorageInfo` in conf.xml, `storageInfo` in root.json.
  public var storage: TileStorageInfo?
  /// The coordinate system of the whole map or service, if it is stated separately from the scheme's.
  public var spatialReference: SpatialReference?
  /// The extent of everything that the map shows: conf.cdi, `fullExtent` in JSON. There may be no tiles in parts of it.
  public var fullExtent: Envelope?
  /// The extent that a client shows first: `initialExtent` in JSON. A legacy cache has none.
  public var initialExtent: Envelope?
  /// The coarsest level that has tiles.
  public var minLOD: Int?
  /// The finest level that has tiles.
  public var maxLOD: Int?
  /// The denominator of the coarsest scale at which the map is drawn; 0 if there is no limit.
  public var minScale: Double?
  /// The denominator of the finest scale at which the map is drawn; 0 if there is no limit.
  public var maxScale: Double?
  /// Whether a client may enlarge tiles of another level if some are missing.
  public var allowsResampling: Bool?
  /// Whether clients may download tiles as a package: `exportTilesAllowed` in JSON.
  public var allowsTileExport: Bool?
  /// The service's or package's name.
  public var name: String?
  /// The map (data frame) within the service.
  public var mapName: String?
  /// A description of the service for people, which may be empty: `serviceDescription` in JSON.
  public var serviceDescription: String?
  /// Esri's name for the map units, such as `esriMeters`.
  public var units: String?
  /// The folder of the tiles, relative to the configuration file.
  public var tileBundlesPath: String?
  /// The attribution that a map with these tiles must show.
  public var attribution: String?
  /// The licence of the tiles: a name, such as CC BY 4.0, or an address.
  public var licence: String?
  /// The address of the tiles, with `{level}`, `{row}` and `{col}` in the places of their numbers.
  public var tileAddress: String?
  /// The map's layers with their legends, in the order of the file; `nil` for a legacy cache.
  public var layers: [MapLayer]?
  /// The values that a portal shows for the package; `nil` if there is no iteminfo.json.
  public var item: ItemInformation?

  /// A description without values: every part is `nil`.
  public init() {}
}
