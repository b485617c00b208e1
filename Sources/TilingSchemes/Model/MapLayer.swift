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
