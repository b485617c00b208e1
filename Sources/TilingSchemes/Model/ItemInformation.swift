/// The values that a portal shows for a package: the content of iteminfo.json.
public struct ItemInformation: Hashable, Sendable {
  /// The name of the package, the same as in root.json.
  public var name: String?
  /// The title in the portal; ArcGIS writes the name.
  public var title: String?
  /// The item's identifier; ArcGIS writes 36 characters in upper case, without braces.
  public var guid: String?
  /// The program that created the package, such as `CreateMapTilePackage ArcGIS Pro`.
  public var creator: String?
  /// A short summary in plain text, which may be empty.
  public var snippet: String?
  /// The same text as `snippet` in files by ArcGIS.
  public var summary: String?
  /// The long text, `description` in the file, which may be empty.
  public var itemDescription: String?
  /// Key words in one string, separated by commas; an array, as Esri's iteminfo.md describes, is joined when read.
  public var tags: String?
  /// The credits that a map must show: `accessInformation` in an item of a portal.
  public var credits: String?
  /// The licence or the constraints of use: `licenseInfo` in an item of a portal.
  public var licence: String?
  /// The portal's item type: `Compact Tile Package`.
  public var type: String?
  /// The words under which a portal files the item: `Compact Tile Package`, `Tile Package`, `tpkx`.
  public var typeKeywords: [String]?
  /// The thumbnail's file, relative to iteminfo.json.
  public var thumbnail: String?
  /// The extent in WGS84 longitude and latitude, in degrees.
  public var extent: Envelope?
  /// The time of creation, in milliseconds since 1970; ArcGIS writes 0.
  public var created: Double?

  /// An item without values: every value is `nil`.
  public init() {}
}
