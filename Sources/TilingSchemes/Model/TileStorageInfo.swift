/// How a cache stores its tiles in files.
public enum TileStorageFormat: Hashable, Sendable {
  /// One file per tile.
  case exploded
  /// Bundles with a separate index: ArcGIS 10.0 to 10.2, and .tpk.
  case compactV1
  /// Bundles that contain their index: ArcGIS 10.3 and later, and .tpkx.
  case compactV2
  /// A name that this library does not know, in its original spelling.
  case other(String)

  /// Reads the name that conf.xml and root.json use.
  public init(named name: String) {
    self = Self.names.first { $0.name == name }?.format ?? .other(name)
  }

  /// The name that conf.xml and root.json use.
  public var name: String {
    if case .other(let name) = self { return name }
    return Self.names.first { $0.format == self }?.name ?? ""
  }

  private static let names: [(format: TileStorageFormat, name: String)] = [
    (.exploded, "esriMapCacheStorageModeExploded"),
    (.compactV1, "esriMapCacheStorageModeCompact"),
    (.compactV2, "esriMapCacheStorageModeCompactV2"),
  ]
}

/// The values that a cache states about its storage.
public struct TileStorageInfo: Hashable, Sendable {
  /// How the tiles are stored in files: `StorageFormat` in conf.xml, `storageFormat` in JSON.
  public var format: TileStorageFormat?
  /// The number of rows and columns of a bundle: 128, or 0 in exploded caches.
  public var packetSize: Int?

  /// Takes the values unchecked. A missing value counts as not stated.
  public init(format: TileStorageFormat? = nil, packetSize: Int? = nil) {
    self.format = format
    self.packetSize = packetSize
  }

  /// Whether no value is stated.
  public var isEmpty: Bool { format == nil && packetSize == nil }
}
