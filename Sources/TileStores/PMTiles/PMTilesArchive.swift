import FileAccess
import SourceText
import SystemPackage
import TilingSchemes

/// The content of an archive: its header, its metadata and its packets.
struct PMTilesArchive: Sendable {
  let file: PMTilesFile
  let fileSize: Int
  let metadata: PMTilesMetadata
  let survey: PMTilesSurvey
  /// The packets in the order of zoom, row and column.
  let packets: [TilePacket]
  let sample: TileSample

  private var header: PMTilesHeader { file.header }

  init(_ path: FilePath, _ reading: StoreReading = .all) throws(TileStoreError) {
    do throws(FileAccessError) {
      let file = try PMTilesFile(path)
      let section = try file.open()
      self.file = file
      fileSize = section.size
      // A directory on the disk is read faster than it is decided whether to read it.
      let survey = try PMTilesSurvey(file, section, section.isRemote ? PMTilesSelection(reading) : nil)
      self.survey = survey
      metadata = try PMTilesMetadata(file, section)
      let directories = PMTilesParts(survey.parts)
      let places = Set(survey.packets).sorted {
        ($0.zoom, $0.corner.row, $0.corner.column) < ($1.zoom, $1.corner.row, $1.corner.column)
      }
      packets = places.map { place in
        TilePacket(
          level: place.zoom, corner: place.corner,
          PMTilesPacket(archive: file, place: place, directories: directories.sections(with: place.tiles)))
      }
      let header = file.header
      // Compressed tiles have no image format, and vector tiles are refused below.
      let isSampled = header.tileCompression <= 1 && ![1, 6].contains(header.tileType)
      sample = try TileSample(isSampled ? packets : [], isSmall: survey.isPartial)
    } catch {
      throw .access(error)
    }
  }

  /// The content as that of an ArcGIS cache.
  ///
  /// - Throws: `TileStoreError` if there are no tiles, or they have a format or size that a cache cannot have.
  func contents() throws(TileStoreError) -> StoredCache {
    do throws(TileStoreError.ContentObstacle) {
      return try cache()
    } catch {
      throw .content(path: file.path.string, error)
    }
  }

  private func cache() throws(TileStoreError.ContentObstacle) -> StoredCache {
    guard let found = packets.first?.level, let last = packets.last?.level else {
      throw .other("the archive contains no tiles")
    }
    let first = survey.isPartial ? min(found, survey.firstZoom) : found
    try checkType()
    let square = try WebMercatorSquare(through: last, tileSize: sample.width ?? 256)
    let bounds = WebMercatorBounds(boundsText, within: square.extent)
    let format = sample.format ?? (header.tileType == 3 ? .jpeg : .png)
    var model = square.description(zooms: first...last, format: format, extent: bounds.extent)
    model.name = metadata["name"] ?? file.path.stem
    model.serviceDescription = metadata["description"]
    if let attribution = metadata["attribution"] {
      // In a package, the credits of the item have this place.
      model.item = ItemInformation()
      model.item?.credits = attribution
    }
    let faults = PMTilesFaults(self, zooms: first...last, bounds: bounds)
    let others = metadata.others + [CacheDocument("center", Array(centerText.utf8))]
    return StoredCache(
      model, in: PMTilesStore.title, packets: packets, faults: faults.all,
      metadata: metadata.entries + headerEntries, otherMetadata: others,
      lostMetadata: others.filter { !WebMercatorMetadata.isUsual($0) }.map(\.name))
  }

  /// - Throws: an obstacle if the tiles are compressed, or have a format that no ArcGIS raster cache has.
  private func checkType() throws(TileStoreError.ContentObstacle) {
    switch header.tileType {
    case 1: throw .format("vector tiles (MVT)")
    case 6: throw .format("vector tiles (MLT)")
    default: break
    }
    guard header.tileCompression <= 1 else {
      let name = PMTilesHeader.Compression(rawValue: header.tileCompression)?.words ?? "an unknown method"
      throw .other("its tiles are compressed with \(name), but ArcGIS caches contain images as they are")
    }
    guard !sample.hasImages else { return }
    if let other = sample.otherFormat { throw .format(other) }
    if let name = PMTilesType.name(header.tileType), header.tileType > 3 { throw .format(name) }
  }

  /// West, south, east and north in degrees.
  private var boundsText: String { header.bounds.map(Self.degrees).joined(separator: ",") }

  /// Longitude and latitude in degrees, and the zoom.
  private var centerText: String {
    "\(header.center.map(Self.degrees).joined(separator: ",")),\(header.centerZoom)"
  }

  /// What the header states, as the entries of MBTiles.
  private var headerEntries: [CacheDocument] {
    [
      ("format", PMTilesType.name(header.tileType) ?? "unknown"), ("minzoom", String(header.minZoom)),
      ("maxzoom", String(header.maxZoom)), ("bounds", boundsText), ("center", centerText),
      ("tiles", count(survey.tileCount, header.tileCount)), ("entries", count(survey.entryCount, header.entryCount)),
      ("contents", count(survey.contentCount, header.contentCount)),
      ("clustered", header.isClustered ? "true" : "false"),
    ].map { CacheDocument($0.0, Array($0.1.utf8)) }
  }

  /// A number that was counted; if not all directories were read, the one that the header states.
  private func count(_ found: Int?, _ stated: Int) -> String {
    if survey.isPartial { return stated == 0 ? "unknown" : String(stated) }
    return found.map(String.init) ?? "unknown"
  }

  private static func degrees(_ value: Int32) -> String { DecimalNumber.shortest(Double(value) / 1e7) }
}

/// The types of tiles in the header. Source: PMTiles Version 3 Specification, “Tile Type”.
enum PMTilesType {
  private static let names: [UInt8: String] = [1: "MVT", 2: "PNG", 3: "JPEG", 4: "WebP", 5: "AVIF", 6: "MLT"]

  /// - Returns: `nil` for an unknown type.
  static func name(_ type: UInt8) -> String? { names[type] }
}

/// Finds the directories of a packet.
struct PMTilesParts: Sendable {
  private let parts: [PMTilesSurvey.Part]
  /// The largest end of each part and all parts before it, so that a search can skip all that end earlier.
  private let reaches: [UInt64]

  init(_ parts: [PMTilesSurvey.Part]) {
    let sorted = parts.sorted { $0.tiles.lowerBound < $1.tiles.lowerBound }
    self.parts = sorted
    var reach: UInt64 = 0
    reaches = sorted.map { part in
      reach = max(reach, part.tiles.upperBound)
      return reach
    }
  }

  /// The directories with entries for some of the tiles, in their order.
  func sections(with tiles: Range<UInt64>) -> [PMTilesHeader.Section] {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if reaches[middle] <= tiles.lowerBound { low = middle + 1 } else { high = middle }
    }
    return parts[low...].prefix { $0.tiles.lowerBound < tiles.upperBound }
      .filter { $0.tiles.overlaps(tiles) }.map(\.section)
  }
}
