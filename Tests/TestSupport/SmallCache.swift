import Foundation

/// A cache of Web Mercator that the tests write themselves, from the descriptions of the formats and not with our code.
public struct SmallCache {
  public struct Place: Hashable, Comparable, Sendable {
    public let level: Int
    public let row: Int
    public let column: Int

    public init(_ level: Int, _ row: Int, _ column: Int) {
      self.level = level
      self.row = row
      self.column = column
    }

    public static func < (first: Place, second: Place) -> Bool {
      (first.level, first.row, first.column) < (second.level, second.row, second.column)
    }
  }

  public enum Storage: String, CaseIterable, Sendable { case compactV2, compactV1, exploded }

  public let folder: TemporaryDirectory
  public let url: URL
  public var path: String { url.path }

  /// The whole world at levels 0, 1 and 2 of Web Mercator, every tile the same JPEG.
  public static var world: [Place: Data] {
    get throws { try world(tile("tile.jpg")) }
  }

  public static func world(_ tile: Data) -> [Place: Data] {
    var tiles: [Place: Data] = [:]
    for level in 0...2 {
      for row in 0..<1 << level { for column in 0..<1 << level { tiles[Place(level, row, column)] = tile } }
    }
    return tiles
  }

  /// A tile from Samples/tiles.
  public static func tile(_ name: String) throws -> Data { try Data(contentsOf: TestFiles.sample("tiles/\(name)")) }

  /// - Parameter finestLevel: the last level of the scheme.
  public init(
    _ tiles: [Place: Data], storage: Storage = .compactV2, format: String = "JPEG", finestLevel: Int = 2
  ) throws {
    folder = try TemporaryDirectory()
    url = folder.url.appending(path: "cache")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let confXML = Self.confXML(storage: storage, format: format, finestLevel: finestLevel)
    try Data(confXML.utf8).write(to: url.appending(path: "conf.xml"))
    try Data(Self.confCDI.utf8).write(to: url.appending(path: "conf.cdi"))
    let bundles = Dictionary(grouping: tiles.keys) { Place($0.level, $0.row / 128 * 128, $0.column / 128 * 128) }
    for (corner, places) in bundles {
      let level = url.appending(path: String(format: "_alllayers/L%02d", corner.level))
      try FileManager.default.createDirectory(at: level, withIntermediateDirectories: true)
      let name = String(format: "R%04xC%04x", corner.row, corner.column)
      let own = Dictionary(
        uniqueKeysWithValues: places.map {
          (($0.row - corner.row) * 128 + $0.column - corner.column, tiles[$0] ?? Data())
        })
      switch storage {
      case .compactV2: try Self.bundle(own).write(to: level.appending(path: "\(name).bundle"))
      case .compactV1:
        let files = Self.oldBundle(own, row: corner.row, column: corner.column)
        try files.bundle.write(to: level.appending(path: "\(name).bundle"))
        try files.index.write(to: level.appending(path: "\(name).bundlx"))
      case .exploded:
        for place in places {
          let row = level.appending(path: String(format: "R%08x", place.row))
          try FileManager.default.createDirectory(at: row, withIntermediateDirectories: true)
          let suffix = tiles[place]?.first == 0xFF ? "jpg" : "png"
          try tiles[place]?.write(to: row.appending(path: String(format: "C%08x.\(suffix)", place.column)))
        }
      }
    }
  }

  /// The bundle of a level, or another file by its path in the cache.
  public func file(_ path: String) -> URL { url.appending(path: path) }

  public func bundle(_ level: Int) -> URL { file(String(format: "_alllayers/L%02d/R0000C0000.bundle", level)) }

  /// Changes the bytes of a file.
  public func change(_ file: URL, _ body: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: file)
    body(&data)
    try data.write(to: file)
  }

  /// A Compact V2 bundle with ArcGIS's header (CompactCacheV2.md).
  public static func bundle(_ tiles: [Int: Data]) -> Data {
    var index = [UInt64](repeating: (4 as UInt64).littleEndian, count: 16_384)
    var content = Data()
    for (position, tile) in tiles.sorted(by: { $0.key < $1.key }) {
      content.append(little(UInt32(tile.count)))
      index[position] = (UInt64(131_136 + content.count) | UInt64(tile.count) << 40).littleEndian
      content.append(tile)
    }
    var data = Data()
    for number: UInt32 in [3, 0, 131_092, 5, 0, 0] { data.append(little(number)) }
    data.append(little(UInt64(131_136 + content.count)))
    data.append(little(40 as UInt64))
    for number: UInt32 in [131_092, 3, 0, 16_384, 5, 131_072] { data.append(little(number)) }
    // Copied in one piece: written number by number, an index of 16,384 entries takes most of a test's time in a debug
    // build.
    index.withUnsafeBytes { data.append(contentsOf: $0) }
    return data + content
  }

  /// A Compact V1 bundle and its index (`Reference/compact-v1.md#the-bundle`).
  public static func oldBundle(_ tiles: [Int: Data], row: Int, column: Int) -> (bundle: Data, index: Data) {
    var index = emptyOldIndex
    var content = Data()
    for (position, tile) in tiles.sorted(by: { $0.key < $1.key }) {
      let offset = UInt64(60 + 65_536 + content.count)
      let place = 16 + 5 * (position % 128 * 128 + position / 128)
      index.replaceSubrange(place..<place + 5, with: little(offset).prefix(5))
      content.append(little(UInt32(tile.count)))
      content.append(tile)
    }
    var bundle = Data()
    for number: UInt32 in [3, 16_384, 131_092, 5] { bundle.append(little(number)) }
    for number in [tiles.count * 4, 60 + 65_536 + content.count, 40] { bundle.append(little(UInt64(number))) }
    for number in [16, row, row + 127, column, column + 127] { bundle.append(little(UInt32(number))) }
    bundle.append(Data(count: 65_536))
    bundle.append(content)
    return (bundle, index)
  }

  /// The index of a bundle without tiles. It is made once, because writing it number by number is slow in a debug
  /// build.
  private static let emptyOldIndex: Data = {
    var index: [UInt8] = [3, 0, 0, 0, 16, 0, 0, 0, 0, 64, 0, 0, 5, 0, 0, 0]
    index.reserveCapacity(32 + 5 * 16_384)
    for entry in 0..<16_384 {
      let offset = 60 + 4 * entry
      index += [UInt8(offset & 255), UInt8(offset >> 8 & 255), UInt8(offset >> 16), 0, 0]
    }
    index += [0, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0]
    return Data(index)
  }()

  private static func little(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  private static func confXML(storage: Storage, format: String, finestLevel: Int) -> String {
    let names: [Storage: String] = [
      .compactV2: "esriMapCacheStorageModeCompactV2", .compactV1: "esriMapCacheStorageModeCompact",
      .exploded: "esriMapCacheStorageModeExploded",
    ]
    let given = [
      (0, "591657527.591555", "156543.03392800014"), (1, "295828763.79577702", "78271.516963999937"),
      (2, "147914381.89788899", "39135.758482000092"),
    ]
    let finer = (3...max(3, finestLevel)).map { level in
      (level, "\(591657527.591555 / Double(1 << level))", "\(156543.03392800014 / Double(1 << level))")
    }
    let levels = (given + finer).prefix(finestLevel + 1).map { level, scale, resolution in
      "<LODInfo xsi:type='typens:LODInfo'><LevelID>\(level)</LevelID><Scale>\(scale)</Scale>"
        + "<Resolution>\(resolution)</Resolution></LODInfo>"
    }.joined()
    return "\(head)<CacheInfo xsi:type='typens:CacheInfo' \(namespaces)>"
      + "<TileCacheInfo xsi:type='typens:TileCacheInfo'>"
      + "<SpatialReference xsi:type='typens:ProjectedCoordinateSystem'><WKT>\(wellKnownText)</WKT>"
      + "<WKID>102100</WKID><LatestWKID>3857</LatestWKID></SpatialReference>"
      + "<TileOrigin xsi:type='typens:PointN'><X>-20037508.342787001</X><Y>20037508.342787001</Y></TileOrigin>"
      + "<TileCols>256</TileCols><TileRows>256</TileRows><DPI>96</DPI><PreciseDPI>96</PreciseDPI>"
      + "<LODInfos xsi:type='typens:ArrayOfLODInfo'>\(levels)</LODInfos></TileCacheInfo>"
      + "<TileImageInfo xsi:type='typens:TileImageInfo'><CacheTileFormat>\(format)</CacheTileFormat>"
      + "<CompressionQuality>\(["JPEG", "MIXED"].contains(format) ? 75 : 0)</CompressionQuality>"
      + "<Antialiasing>false</Antialiasing></TileImageInfo>"
      + "<CacheStorageInfo xsi:type='typens:CacheStorageInfo'><StorageFormat>\(names[storage] ?? "")</StorageFormat>"
      + "<PacketSize>\(storage == .exploded ? 0 : 128)</PacketSize></CacheStorageInfo></CacheInfo>"
  }

  private static var confCDI: String {
    "\(head)<EnvelopeN xsi:type='typens:EnvelopeN' \(namespaces)><XMin>-20037508</XMin><YMin>-20037508</YMin>"
      + "<XMax>20037508</XMax><YMax>20037508</YMax><SpatialReference xsi:type='typens:ProjectedCoordinateSystem'>"
      + "<WKT>\(wellKnownText)</WKT><WKID>102100</WKID><LatestWKID>3857</LatestWKID></SpatialReference></EnvelopeN>"
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
  private static let namespaces =
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema' "
    + "xmlns:typens='http://www.esri.com/schemas/ArcGIS/10.3'"
  private static let wellKnownText =
    "PROJCS[&quot;WGS_1984_Web_Mercator_Auxiliary_Sphere&quot;,GEOGCS[&quot;GCS_WGS_1984&quot;,"
    + "DATUM[&quot;D_WGS_1984&quot;,SPHEROID[&quot;WGS_1984&quot;,6378137.0,298.257223563]],"
    + "PRIMEM[&quot;Greenwich&quot;,0.0],UNIT[&quot;Degree&quot;,0.0174532925199433]],"
    + "PROJECTION[&quot;Mercator_Auxiliary_Sphere&quot;],PARAMETER[&quot;False_Easting&quot;,0.0],"
    + "PARAMETER[&quot;False_Northing&quot;,0.0],PARAMETER[&quot;Central_Meridian&quot;,0.0],"
    + "PARAMETER[&quot;Standard_Parallel_1&quot;,0.0],PARAMETER[&quot;Auxiliary_Sphere_Type&quot;,0.0],"
    + "UNIT[&quot;Meter&quot;,1.0],AUTHORITY[&quot;EPSG&quot;,3857]]"
}
