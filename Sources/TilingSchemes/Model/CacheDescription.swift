/// Everything that the files beside a cache's tiles say of it: the one model behind every format.
///
/// A part that the source does not speak of is `nil`: conf.cdi has an extent and nothing else.
public struct CacheDescription: Hashable, Sendable {
  /// Origin, tile size and levels: `TileCacheInfo` in conf.xml, `tileInfo` in JSON.
  public var scheme: TilingScheme?
  /// The format and quality of the tiles: `TileImageInfo` in conf.xml, `tileImageInfo` in root.json.
  public var image: TileImageInfo?
  /// How the tiles lie in files: `CacheStorageInfo` in conf.xml, `storageInfo` in root.json.
  public var storage: TileStorageInfo?
  /// The system of the map or service as a whole, where it is stated apart from the scheme's.
  public var spatialReference: SpatialReference?
  /// The extent of all that the map shows: conf.cdi, `fullExtent` in JSON. It need not say where tiles are.
  public var fullExtent: Envelope?
  /// The extent that a client shows first: `initialExtent` in JSON. The legacy form has none.
  public var initialExtent: Envelope?
  /// The coarsest level that has tiles.
  public var minLOD: Int?
  /// The finest level that has tiles.
  public var maxLOD: Int?
  /// The denominator of the scale beyond which nothing is drawn; 0 where it is not set.
  public var minScale: Double?
  /// The denominator of the scale up to which the map is drawn; 0 where it is not set.
  public var maxScale: Double?
  /// Whether tiles beyond the finest level are resampled from it.
  public var allowsResampling: Bool?
  /// Whether clients may download tiles as a package: `exportTilesAllowed` in JSON.
  public var allowsTileExport: Bool?
  /// The service's or package's name.
  public var name: String?
  /// The map (data frame) within the service.
  public var mapName: String?
  /// A text on the service for people, which may be empty: `serviceDescription` in JSON.
  public var serviceDescription: String?
  /// Esri's name of the map units, such as `esriMeters`.
  public var units: String?
  /// The folder of the tiles, from the configuration file.
  public var tileBundlesPath: String?
  /// Whom a map that shows the tiles has to name.
  public var attribution: String?
  /// Under which terms the tiles may be used: a name, such as CC BY 4.0, or an address.
  public var licence: String?
  /// The map's layers with their legends, in the order of the file; `nil` in the legacy form.
  public var layers: [MapLayer]?
  /// What a portal shows of the package; `nil` where there is no iteminfo.json.
  public var item: ItemInformation?

  /// A description that says nothing yet: every part is `nil`.
  public init() {}
}
