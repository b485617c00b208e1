import SourceText
import TilingSchemes

extension JSONFields {
  /// Reads a `tileInfo` object, which may also speak of images and storage.
  mutating func tileInfo(_ object: JSONValue, in path: String, into model: inout CacheDescription) {
    let found = members(
      of: object, in: path,
      [
        Key("rows", "row"), Key("cols", "col"), Key("dpi"), Key("preciseDpi"), Key("origin"),
        Key("spatialReference", "spatialreference"), Key("lods"), Key("format"),
        Key("compressionQuality", "compression"), Key("antialiasing"), Key("bandCount"), Key("lercError"),
        Key("storageFormat", "storageformat"), Key("packetSize", "packetsize"),
      ])
    func name(_ key: String) -> String { Self.join(path, key) }
    func required(_ index: Int, _ key: String) -> String? { found[index] == nil ? key : nil }
    for key in [required(0, "rows"), required(1, "cols"), required(4, "origin"), required(6, "lods")].compactMap(\.self)
    {
      missing(key, in: object, path)
    }
    let rows = integer(found[0], name("rows"), .tileHeight, minimum: 1)
    let columns = integer(found[1], name("cols"), .tileWidth, minimum: 1)
    let dotsPerInch = double(found[2], name("dpi"), .dotsPerInch)
    let preciseDotsPerInch = double(found[3], name("preciseDpi"), .preciseDotsPerInch)
    let origin = tileOrigin(found[4], in: name("origin"))
    let system = spatialReference(found[5], in: name("spatialReference"), .scheme)
    let levels = levelList(found[6], in: name("lods"))
    image(
      format: found[7], quality: found[8], antialiasing: found[9], bandCount: found[10], lercError: found[11],
      in: path, into: &model)
    storage(format: found[12], packetSize: found[13], in: path, into: &model)
    if let origin, let rows, let columns, let levels {
      model.scheme = TilingScheme(
        spatialReference: system, origin: origin, tileWidth: columns, tileHeight: rows, dotsPerInch: dotsPerInch,
        preciseDotsPerInch: preciseDotsPerInch, levels: levels)
    }
  }

  /// Reads the values of a tile image, wherever they stand; those found replace what the model has.
  mutating func image(
    format: JSONValue?, quality: JSONValue?, antialiasing: JSONValue?, bandCount: JSONValue?, lercError: JSONValue?,
    in path: String, into model: inout CacheDescription
  ) {
    var image = model.image ?? TileImageInfo()
    if let name = string(format, Self.join(path, "format"), .imageFormat) { image.setFormat(name) }
    // A documentation sample of swisstopo has an empty string for “none”.
    if quality?.string != "" {
      image.compressionQuality =
        double(quality, Self.join(path, "compressionQuality"), .compressionQuality) ?? image.compressionQuality
    }
    image.isAntialiased = boolean(antialiasing, Self.join(path, "antialiasing"), .antialiasing) ?? image.isAntialiased
    image.bandCount = integer(bandCount, Self.join(path, "bandCount"), .bandCount, minimum: 0) ?? image.bandCount
    image.lercError = double(lercError, Self.join(path, "lercError"), .lercError) ?? image.lercError
    if let before = model.image, before != image { noteReplaced(before, by: image) }
    if !image.isEmpty { model.image = image }
  }

  /// What `tileInfo` says of the images counts less than `tileImageInfo`; where they differ, the one is not held.
  private mutating func noteReplaced(_ before: TileImageInfo, by image: TileImageInfo) {
    if let name = before.formatName, name != image.formatName {
      log.unheld.append(.init("tileInfo.format (\(name))", at: log.positions[.imageFormat]))
    }
    if let quality = before.compressionQuality, quality != image.compressionQuality {
      log.unheld.append(.init("tileInfo.compressionQuality (\(quality))", at: log.positions[.compressionQuality]))
    }
  }

  /// Reads the values of the storage, wherever they stand; those found replace what the model has.
  mutating func storage(
    format: JSONValue?, packetSize: JSONValue?, in path: String, into model: inout CacheDescription
  ) {
    var storage = model.storage ?? TileStorageInfo()
    if let name = string(format, Self.join(path, "storageFormat"), .storageFormat) {
      storage.format = TileStorageFormat(named: name)
    }
    storage.packetSize =
      integer(packetSize, Self.join(path, "packetSize"), .packetSize, minimum: 0) ?? storage.packetSize
    if !storage.isEmpty { model.storage = storage }
  }

  private mutating func tileOrigin(_ value: JSONValue?, in path: String) -> MapPoint? {
    guard let object = object(value, path) else { return nil }
    let found = members(of: object, in: path, ["x", "y"])
    if found[0] == nil { missing("x", in: object, path) }
    if found[1] == nil { missing("y", in: object, path) }
    let x = double(found[0], "\(path).x", .origin(.x))
    let y = double(found[1], "\(path).y", .origin(.y))
    guard let x, let y else { return nil }
    return MapPoint(x: x, y: y)
  }

  /// Returns `nil` where a level is broken: a scheme with a hole would be another scheme.
  private mutating func levelList(_ value: JSONValue?, in path: String) -> [LevelOfDetail]? {
    guard let value else { return nil }
    log.positions.note(.levels, at: document.range(of: value))
    guard let list = value.array else {
      log.error("wrong-type", "\(path) is \(value.kindName), not an array", at: document.range(of: value))
      return nil
    }
    var levels: [LevelOfDetail] = []
    levels.reserveCapacity(list.count)
    for (index, item) in list.enumerated() {
      let place = "\(path)[\(index)]"
      guard let object = object(item, place) else { continue }
      let found = members(of: object, in: place, ["level", "resolution", "scale"])
      for (key, member) in zip(["level", "resolution", "scale"], found) where member == nil {
        missing(key, in: object, place)
      }
      let number = integer(found[0], "\(place).level", .level(index, .number), minimum: 0)
      let resolution = positiveDouble(found[1], "\(place).resolution", .level(index, .resolution))
      let scale = positiveDouble(found[2], "\(place).scale", .level(index, .scale))
      if let number, let resolution, let scale {
        levels.append(LevelOfDetail(level: number, resolution: resolution, scale: scale))
      }
    }
    if list.isEmpty {
      log.error("missing-level", "\(path) is empty: a scheme has at least one level", at: document.range(of: value))
    }
    return levels.count == list.count && !list.isEmpty ? levels : nil
  }
}
