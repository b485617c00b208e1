/// What a portal shows of a package: the content of iteminfo.json.
public struct ItemInformation: Hashable, Sendable {
  /// The name of the package, the same as in root.json.
  public var name: String?
  /// What people see in the portal; ArcGIS writes the name.
  public var title: String?
  /// The item's identifier: 36 characters in capitals, without braces, where ArcGIS wrote it.
  public var guid: String?
  /// The program that made the package, such as `CreateMapTilePackage ArcGIS Pro`.
  public var creator: String?
  /// A short summary in plain text, which may be empty.
  public var snippet: String?
  /// The same text as `snippet` in files by ArcGIS.
  public var summary: String?
  /// The long text, `description` in the file, which may be empty.
  public var itemDescription: String?
  /// Key words in one string, separated by commas; an array of them, as iteminfo.md has it, is joined on reading.
  public var tags: String?
  /// The portal's type of item: `Compact Tile Package`.
  public var type: String?
  /// The words by which a portal files the item: `Compact Tile Package`, `Tile Package`, `tpkx`.
  public var typeKeywords: [String]?
  /// The file of the thumbnail, from iteminfo.json.
  public var thumbnail: String?
  /// The extent in WGS84 longitude and latitude, in degrees.
  public var extent: Envelope?
  /// As ArcGIS writes it: 0.
  public var created: Double?

  /// An item that says nothing yet: every value is `nil`.
  public init() {}
}
