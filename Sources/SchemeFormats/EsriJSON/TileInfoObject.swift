import SourceText
import TilingSchemes

/// The object `tileInfo` of a map service and of root.json, which may also contain values of images and storage.
enum TileInfoObject {
  static let scheme = JSONTable<TilingScheme, SchemeField>(
    // `row` is the spelling in Esri's root.md, and `col` its counterpart; real files have the plural.
    .value(JSONKey("rows", "row"), .tileHeight, .needed),
    .value(JSONKey("cols", "col"), .tileWidth, .needed),
    .value("dpi", .dotsPerInch),
    // Not a key of Esri's: it is written if the PreciseDPI of a conf.xml differs from DPI, so that it is not lost.
    .value("preciseDpi", .preciseDotsPerInch),
    .part("origin", .needed) { fields, value, path, scheme in
      guard let object = fields.object(value, path) else { return false }
      return fields.read(object, in: path, TileInfoObject.origin, into: &scheme.origin) { .origin($0) }
    } write: { scheme in
      .object(of: scheme.origin, TileInfoObject.origin)
    },
    .part(JSONKey("spatialReference", "spatialreference")) { fields, value, path, scheme in
      scheme.spatialReference = fields.spatialReference(value, in: path, .scheme)
      return true
    } write: { scheme in
      scheme.spatialReference.map(JSONOutput.spatialReference)
    },
    .part("lods", .needed) { fields, value, path, scheme in
      fields.levels(value, in: path, into: &scheme.levels)
    } write: { scheme in
      .array(scheme.levels.map { .object(of: $0, TileInfoObject.level) })
    })

  static let origin = JSONTable<MapPoint, SchemeField.Axis>(
    .value("x", .x, .needed),
    .value("y", .y, .needed))

  static let level = JSONTable<LevelOfDetail, SchemeField.LevelValue>(
    .value("level", .number, .needed),
    .value("resolution", .resolution, .needed),
    .value("scale", .scale, .needed))

  static let image = JSONTable<TileImageInfo, SchemeField>(
    // In the JSON of a service, the values of images are in `tileInfo`; in root.json they have their own object.
    .value("format", .format),
    // A documentation sample of swisstopo has an empty string if there is no compression.
    .value(JSONKey("compressionQuality", "compression"), .compressionQuality, accepting: .emptyString),
    // Not a key of Esri's: it is written only if a conf.xml has `true`.
    .value("antialiasing", .antialiasing),
    .value("bandCount", .bandCount),
    .value("lercError", .lercError))

  // `storageformat` and `packetsize` are the spellings in Esri's root.md.
  static let storage = JSONTable<TileStorageInfo, SchemeField>(
    .value(JSONKey("storageFormat", "storageformat"), .format),
    .value(JSONKey("packetSize", "packetsize"), .packetSize))

  /// One list of all keys, so that the members of the object are searched only once.
  static let keys = scheme.keys + image.keys + storage.keys
}

extension JSONFields {
  /// Reads a `tileInfo` object.
  mutating func tileInfo(_ object: JSONValue, in path: String, into model: inout CacheDescription) {
    let found = members(of: object, in: path, TileInfoObject.keys)
    let imageStart = TileInfoObject.scheme.keys.count
    let storageStart = imageStart + TileInfoObject.image.keys.count
    // A placeholder until all values were read.
    var scheme = TilingScheme(origin: MapPoint(x: 0, y: 0), tileWidth: 1, tileHeight: 1, levels: [])
    let isWhole = read(found[..<imageStart], of: object, in: path, TileInfoObject.scheme, into: &scheme) { $0 }
    image(found[imageStart..<storageStart], of: object, in: path, into: &model)
    storage(found[storageStart...], of: object, in: path, into: &model)
    if isWhole { model.scheme = scheme }
  }

  /// Reads the values of tile images from any object that may contain them; they replace values read earlier.
  mutating func image(
    _ found: ArraySlice<JSONValue?>, of object: JSONValue, in path: String, into model: inout CacheDescription
  ) {
    var image = model.image ?? TileImageInfo()
    _ = read(found, of: object, in: path, TileInfoObject.image, into: &image) { $0 }
    if let before = model.image, before != image { noteReplaced(before, by: image) }
    if !image.isEmpty { model.image = image }
  }

  /// `tileImageInfo` takes precedence over `tileInfo`. If they differ, the value of `tileInfo` is listed as not held.
  private mutating func noteReplaced(_ before: TileImageInfo, by image: TileImageInfo) {
    if let name = before.formatName, name != image.formatName {
      log.unheld.append(.init("tileInfo.format (\(name))", at: log.positions[.imageFormat]))
    }
    if let quality = before.compressionQuality, quality != image.compressionQuality {
      log.unheld.append(.init("tileInfo.compressionQuality (\(quality))", at: log.positions[.compressionQuality]))
    }
  }

  /// Reads the values of the storage from any object that may contain them; they replace values read earlier.
  mutating func storage(
    _ found: ArraySlice<JSONValue?>, of object: JSONValue, in path: String, into model: inout CacheDescription
  ) {
    var storage = model.storage ?? TileStorageInfo()
    _ = read(found, of: object, in: path, TileInfoObject.storage, into: &storage) { $0 }
    if !storage.isEmpty { model.storage = storage }
  }

  /// Returns false if a level cannot be read, because a scheme without that level would be another scheme.
  fileprivate mutating func levels(_ value: JSONValue, in path: String, into levels: inout [LevelOfDetail]) -> Bool {
    log.positions.note(.levels, at: document.range(of: value))
    guard let list = value.array else {
      log.error(.wrongType, "\(path) is \(value.kindName), not an array", at: document.range(of: value))
      return false
    }
    levels.reserveCapacity(list.count)
    // Read once: each access to a table counts references, and all cores share that counter.
    let table = TileInfoObject.level
    for (index, item) in list.enumerated() {
      let place = "\(path)[\(index)]"
      // The other levels are still read, so that all faulty levels are reported.
      guard let object = object(item, place) else { continue }
      var level = LevelOfDetail(number: 0, resolution: 0, scale: 0)
      if read(object, in: place, table, into: &level, at: { .level(index, $0) }) { levels.append(level) }
    }
    if list.isEmpty {
      log.error(.missingLevel, "\(path) is empty; a scheme needs at least one level", at: document.range(of: value))
    }
    return levels.count == list.count && !list.isEmpty
  }
}

extension TilingScheme {
  /// The scheme as `tileInfo` states it: with the system of the service or package if it has none of its own, and with
  /// the precise dots per inch only if they differ from the rounded ones.
  func completeForTileInfo(assuming reference: SpatialReference?) -> TilingScheme {
    var scheme = self
    scheme.spatialReference = spatialReference ?? reference
    scheme.dotsPerInch = dotsPerInch ?? preciseDotsPerInch
    scheme.preciseDotsPerInch = preciseDotsPerInch == dotsPerInch ? nil : preciseDotsPerInch
    return scheme
  }
}

extension TileImageInfo {
  /// The image information as JSON states it: antialiasing only if it is on.
  var completeForJSON: TileImageInfo {
    var image = self
    image.isAntialiased = isAntialiased == true ? true : nil
    return image
  }
}
