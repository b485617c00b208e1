import CacheOpening
import CoordinateSystems
import FileAccess
package import SchemeFormats
package import SystemPackage
package import TileStores
import TilingSchemes

/// The scheme of an MBTiles database, which has none of its own: that of ArcGIS Online, whose tiles lie alike.
package enum MBTilesScheme {
  /// - Returns: `nil` where the file is no database.
  package static func open(
    _ path: FilePath
  ) throws(ConversionError) -> (scheme: OpenedScheme, packets: [TilePacket])? {
    let database: MBTilesDatabase
    do throws(FileAccessError) {
      guard FileSystemEntry.at(path) == .file else { return nil }
      let file = try InputFile(path).all
      guard file.size >= 512, MBTilesDatabase.isDatabase(try file.bytes(at: 0, count: 16)) else { return nil }
      database = try MBTilesDatabase(path)
    } catch {
      throw .access(error)
    }
    let name = path.string
    guard !database.packets.isEmpty else { throw .database(name, .noTiles) }
    if let format = database.metadata["format"], !["png", "jpg", "jpeg"].contains(format) {
      throw .database(name, .format(format))
    }
    let model = try model(of: database, path)
    do {
      let file = try RootJSONFormat().file(of: model)
      return (try SchemeOpener.open(file.bytes, named: name), database.packets)
    } catch {
      throw .database(name, .scheme((error as? WritingError)?.message ?? "\(error)"))
    }
  }

  private static func model(of database: MBTilesDatabase, _ path: FilePath) throws(ConversionError) -> CacheDescription
  {
    guard var scheme = BuiltInScheme.named("arcgis-online")?.scheme else { throw .grid(.noScheme) }
    let size = database.tileSize ?? 256
    guard size == 256 || size == 512 else {
      throw .database(path.string, .tileSize(size))
    }
    if size == 512 {
      // A tile of twice the pixels covers what one of 256 does at the same zoom.
      let finer = scheme.levels.dropFirst()
      scheme.levels = finer.map { LevelOfDetail(level: $0.level - 1, resolution: $0.resolution, scale: $0.scale) }
      scheme.tileWidth = 512
      scheme.tileHeight = 512
    }
    let zooms = Set(database.packets.map(\.level))
    if let zoom = zooms.max(), scheme.level(zoom) == nil {
      throw .database(path.string, .zoom(zoom))
    }
    var model = CacheDescription()
    model.scheme = scheme
    model.image = TileImageInfo(
      format: database.metadata["format"]?.hasPrefix("jp") == true ? .jpeg : .png,
      compressionQuality: database.metadata["format"]?.hasPrefix("jp") == true ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    model.spatialReference = scheme.spatialReference
    model.fullExtent = extent(database.metadata["bounds"]) ?? world
    model.fullExtent?.spatialReference = scheme.spatialReference
    model.initialExtent = model.fullExtent
    model.minLOD = zooms.min()
    model.maxLOD = zooms.max()
    model.minScale = zooms.min().flatMap(scheme.level)?.scale
    model.maxScale = zooms.max().flatMap(scheme.level)?.scale
    model.name = database.metadata["name"] ?? path.stem
    model.serviceDescription = database.metadata["description"]
    return model
  }

  private static var world: Envelope {
    let limit = WebMercator.halfWidth
    return Envelope(xMin: -limit, yMin: -limit, xMax: limit, yMax: limit)
  }

  /// West, south, east and north in degrees, in metres of Web Mercator.
  private static func extent(_ bounds: String?) -> Envelope? {
    let numbers = (bounds ?? "").split(separator: ",").compactMap { part in
      Double(String(part.filter { $0 != " " }))
    }
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[2], numbers[1] < numbers[3] else {
      return nil
    }
    let limit = WebMercator.halfWidth
    func within(_ value: Double) -> Double { max(-limit, min(limit, value)) }
    return Envelope(
      xMin: within(WebMercator.x(longitude: numbers[0])), yMin: within(WebMercator.y(latitude: numbers[1])),
      xMax: within(WebMercator.x(longitude: numbers[2])), yMax: within(WebMercator.y(latitude: numbers[3])))
  }
}
