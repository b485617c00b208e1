/// A layer of the map from which a cache was made.
public struct MapLayer: Hashable, Sendable {
  /// The layer's number within the map, usually from 0.
  public var id: Int
  /// The layer's name in the legend; empty if the source gives no name.
  public var name: String
  /// The number of the group layer that contains this layer; -1 at the top.
  public var parentLayerID: Int?
  /// Whether a client shows the layer initially: `defaultVisibility` in JSON.
  public var isVisibleByDefault: Bool?
  /// The numbers of a group's layers; `nil` if the file has null or no value, as for a layer that is not a group.
  public var subLayerIDs: [Int]?
  /// The denominator of the coarsest scale at which the layer is drawn; 0 if there is no limit.
  public var minScale: Double?
  /// The denominator of the finest scale at which the layer is drawn; 0 if there is no limit.
  public var maxScale: Double?
  /// The type of the layer, such as `Feature Layer` or `Group Layer`.
  public var type: String?
  /// Esri's name for the geometry, such as `esriGeometryPolygon`.
  public var geometryType: String?
  /// The symbols of the layer, from the top of the legend.
  public var legend: [LegendEntry]?

  /// A layer with only a number and a name; all other values are `nil`.
  public init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}

/// A symbol of a layer and its meaning.
public struct LegendEntry: Hashable, Sendable {
  /// The text beside the symbol; it may be empty.
  public var label: String
  /// The image in Base64.
  public var imageData: String
  /// The media type of the image, such as `image/png`.
  public var contentType: String?
  /// The height of the image, in pixels.
  public var height: Int?
  /// The width of the image, in pixels.
  public var width: Int?
  /// The values of a class, each in its own spelling.
  public var values: [String]?

  /// An entry with only a label and an image; the image is in Base64 and is not decoded.
  public init(label: String, imageData: String) {
    self.label = label
    self.imageData = imageData
  }
}
