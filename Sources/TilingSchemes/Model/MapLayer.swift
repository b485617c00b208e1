/// A layer of the map from which a cache was made.
public struct MapLayer: Hashable, Sendable {
  /// The layer's number within the map, usually from 0.
  public var id: Int
  /// What the legend calls the layer; empty where the source gives no name.
  public var name: String
  /// The number of the group layer that holds it; -1 at the top.
  public var parentLayerID: Int?
  /// Whether a client shows the layer at first: `defaultVisibility` in JSON.
  public var isVisibleByDefault: Bool?
  /// The numbers of a group's layers; `nil` where the file has null or nothing, as for a layer that is no group.
  public var subLayerIDs: [Int]?
  /// 0 where it is not set.
  public var minScale: Double?
  /// 0 where it is not set.
  public var maxScale: Double?
  /// What kind of layer it is, such as `Feature Layer` or `Group Layer`.
  public var type: String?
  /// Esri's name of the geometry, such as `esriGeometryPolygon`.
  public var geometryType: String?
  /// The symbols of the layer, from the top of the legend.
  public var legend: [LegendEntry]?

  /// A layer of which no more is known; all other values are `nil`.
  public init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}

/// A symbol of a layer and what it stands for.
public struct LegendEntry: Hashable, Sendable {
  /// The text beside the symbol; it may be empty.
  public var label: String
  /// The image in Base64.
  public var imageData: String
  /// The media type of the image, such as `image/png`.
  public var contentType: String?
  /// In pixels.
  public var height: Int?
  /// In pixels.
  public var width: Int?
  /// The values of a class, each in its own spelling.
  public var values: [String]?

  /// An entry of which no more is known; the image, in Base64, is not decoded.
  public init(label: String, imageData: String) {
    self.label = label
    self.imageData = imageData
  }
}
