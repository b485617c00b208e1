/// Everything that the files beside a cache's tiles say of it: the one model behind every format.
///
/// A part that the source does not speak of is `nil`: conf.cdi has an extent and nothing else.
public struct CacheDescription: Hashable, Sendable {
  public var scheme: TilingScheme?
  public var image: TileImageInfo?
  public var storage: TileStorageInfo?
  /// The system of the map or service as a whole, where it is stated apart from the scheme's.
  public var spatialReference: SpatialReference?
  public var fullExtent: Envelope?
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
  public var allowsTileExport: Bool?
  /// The service's or package's name.
  public var name: String?
  /// The map (data frame) within the service.
  public var mapName: String?
  public var serviceDescription: String?
  /// Esri's name of the map units, such as `esriMeters`.
  public var units: String?
  /// The folder of the tiles, from the configuration file.
  public var tileBundlesPath: String?
  /// Whom a map that shows the tiles has to name.
  public var attribution: String?
  /// Under which terms the tiles may be used: a name, such as CC BY 4.0, or an address.
  public var licence: String?
  public var layers: [MapLayer]?
  public var item: ItemInformation?

  public init() {}
}

/// A layer of the map from which a cache was made.
public struct MapLayer: Hashable, Sendable {
  public var id: Int
  public var name: String
  public var parentLayerID: Int?
  public var isVisibleByDefault: Bool?
  public var subLayerIDs: [Int]?
  /// 0 where it is not set.
  public var minScale: Double?
  /// 0 where it is not set.
  public var maxScale: Double?
  public var type: String?
  public var geometryType: String?
  public var legend: [LegendEntry]?

  public init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}

/// A symbol of a layer and what it stands for.
public struct LegendEntry: Hashable, Sendable {
  public var label: String
  /// The image in Base64.
  public var imageData: String
  public var contentType: String?
  /// In pixels.
  public var height: Int?
  /// In pixels.
  public var width: Int?
  /// The values of a class, each in its own spelling.
  public var values: [String]?

  public init(label: String, imageData: String) {
    self.label = label
    self.imageData = imageData
  }
}

/// What a portal shows of a package: the content of iteminfo.json.
public struct ItemInformation: Hashable, Sendable {
  public var name: String?
  public var title: String?
  public var guid: String?
  public var creator: String?
  public var snippet: String?
  public var summary: String?
  public var itemDescription: String?
  public var tags: String?
  public var type: String?
  public var typeKeywords: [String]?
  /// The file of the thumbnail, from iteminfo.json.
  public var thumbnail: String?
  /// The extent in WGS84 longitude and latitude, in degrees.
  public var extent: Envelope?
  /// As ArcGIS writes it: 0.
  public var created: Double?

  public init() {}
}
