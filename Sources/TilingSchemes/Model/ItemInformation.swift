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
