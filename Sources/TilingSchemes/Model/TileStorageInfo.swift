/// How a cache keeps its tiles in files.
public enum TileStorageFormat: Hashable, Sendable {
  /// One file a tile.
  case exploded
  /// Bundles with a separate index, ArcGIS 10.0 to 10.2 and .tpk.
  case compactV1
  /// Bundles with the index inside, ArcGIS 10.3 on and .tpkx.
  case compactV2
  /// A name this library does not know, as it was spelled.
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

/// What a cache says of its storage.
public struct TileStorageInfo: Hashable, Sendable {
  /// How the tiles lie in files: `StorageFormat` in conf.xml, `storageFormat` in JSON.
  public var format: TileStorageFormat?
  /// Rows and columns of a bundle: 128, or 0 in exploded caches.
  public var packetSize: Int?

  /// Takes the values as they are, unchecked. What is left out counts as not stated.
  public init(format: TileStorageFormat? = nil, packetSize: Int? = nil) {
    self.format = format
    self.packetSize = packetSize
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { format == nil && packetSize == nil }
}
