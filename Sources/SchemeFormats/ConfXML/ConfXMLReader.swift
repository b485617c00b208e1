import SourceText
import TilingSchemes

/// Reads a `CacheInfo` into the model.
struct ConfXMLReader {
  var fields = XMLFields()

  mutating func read(_ document: XMLDocument) -> CacheDescription {
    let root = document.root
    var model = CacheDescription()
    let parts = fields.children(of: root, ["TileCacheInfo", "TileImageInfo", "CacheStorageInfo"])
    if let tileCache = parts[0] {
      model.scheme = scheme(tileCache)
    } else {
      fields.missing("TileCacheInfo", in: root, help: "it holds the origin, the tile size and the levels")
    }
    model.image = parts[1].flatMap { image($0) }
    model.storage = parts[2].flatMap { storage($0) }
    fields.noteSurroundings(of: document)
    return model
  }

  private mutating func scheme(_ element: XMLElement) -> TilingScheme? {
    let parts = fields.children(
      of: element,
      ["SpatialReference", "TileOrigin", "TileCols", "TileRows", "DPI", "PreciseDPI", "LODInfos"])
    for (name, part) in [("TileOrigin", parts[1]), ("TileCols", parts[2]), ("TileRows", parts[3]), ("DPI", parts[4])]
    where part == nil {
      fields.missing(name, in: element)
    }
    if parts[6] == nil {
      fields.missing("LODInfos", in: element, help: "it lists the levels: a LODInfo with LevelID, Scale and Resolution")
    }
    let system = parts[0].map { fields.spatialReference($0, .scheme) }
    let origin = parts[1].flatMap { readOrigin($0) }
    let columns = fields.integer(parts[2], .tileWidth, minimum: 1)
    let rows = fields.integer(parts[3], .tileHeight, minimum: 1)
    let dotsPerInch = fields.double(parts[4], .dotsPerInch)
    let precise = fields.double(parts[5], .preciseDotsPerInch)
    let levels = parts[6].flatMap { readLevels($0) }
    guard let origin, let columns, let rows, let levels else { return nil }
    return TilingScheme(
      spatialReference: system, origin: origin, tileWidth: columns, tileHeight: rows, dotsPerInch: dotsPerInch,
      preciseDotsPerInch: precise, levels: levels)
  }

  private mutating func readOrigin(_ element: XMLElement) -> MapPoint? {
    let parts = fields.children(of: element, ["X", "Y"])
    if parts[0] == nil { fields.missing("X", in: element) }
    if parts[1] == nil { fields.missing("Y", in: element) }
    let x = fields.double(parts[0], .origin(.x))
    let y = fields.double(parts[1], .origin(.y))
    guard let x, let y else { return nil }
    return MapPoint(x: x, y: y)
  }

  /// Returns `nil` where a level is broken: a scheme with a hole would be another scheme.
  private mutating func readLevels(_ element: XMLElement) -> [LevelOfDetail]? {
    fields.log.positions.note(.levels, at: element.range)
    var levels: [LevelOfDetail] = []
    var index = 0
    for child in element.children {
      guard child.isNamed("LODInfo") else {
        fields.log.unheld.append(.init("LODInfos/\(child.name)", at: child.range))
        continue
      }
      if let level = readLevel(child, index) { levels.append(level) }
      index += 1
    }
    if index == 0 {
      fields.log.error(
        .missingLevel, "LODInfos has no LODInfo: a scheme has at least one level", at: element.startTagRange)
    }
    return levels.count == index && index > 0 ? levels : nil
  }

  private mutating func readLevel(_ element: XMLElement, _ index: Int) -> LevelOfDetail? {
    let parts = fields.children(of: element, ["LevelID", "Scale", "Resolution"])
    for (name, part) in [("LevelID", parts[0]), ("Scale", parts[1]), ("Resolution", parts[2])] where part == nil {
      fields.missing(name, in: element)
    }
    let number = fields.integer(parts[0], .level(index, .number), minimum: 0)
    let scale = fields.positiveDouble(parts[1], .level(index, .scale))
    let resolution = fields.positiveDouble(parts[2], .level(index, .resolution))
    guard let number, let scale, let resolution else { return nil }
    return LevelOfDetail(level: number, resolution: resolution, scale: scale)
  }

  private mutating func image(_ element: XMLElement) -> TileImageInfo? {
    let parts = fields.children(
      of: element, ["CacheTileFormat", "CompressionQuality", "Antialiasing", "BandCount", "LERCError"])
    var image = TileImageInfo()
    if let name = fields.string(parts[0], .imageFormat) {
      image.setFormat(name)
    } else {
      fields.missing("CacheTileFormat", in: element)
    }
    image.compressionQuality = fields.double(parts[1], .compressionQuality)
    image.isAntialiased = fields.boolean(parts[2], .antialiasing)
    image.bandCount = fields.integer(parts[3], .bandCount, minimum: 0)
    image.lercError = fields.double(parts[4], .lercError)
    return image.isEmpty ? nil : image
  }

  private mutating func storage(_ element: XMLElement) -> TileStorageInfo? {
    let parts = fields.children(of: element, ["StorageFormat", "PacketSize"])
    if parts[0] == nil { fields.missing("StorageFormat", in: element) }
    let format = fields.string(parts[0], .storageFormat).map { TileStorageFormat(named: $0) }
    let storage = TileStorageInfo(format: format, packetSize: fields.integer(parts[1], .packetSize, minimum: 0))
    return storage.isEmpty ? nil : storage
  }
}
