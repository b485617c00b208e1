import SourceText
import TilingSchemes

/// The elements of a conf.xml, in the order in which ArcGIS 10.3 writes them.
enum ConfXMLFields {
  /// Files of ArcGIS 9 and the schemes that ArcGIS includes have no CacheStorageInfo, so only the scheme is required.
  static let document = XMLTable<CacheDescription, SchemeField>(
    .part("TileCacheInfo", .expected, help: "it contains the origin, the tile size and the levels") {
      fields, element, model in
      model.scheme = fields.scheme(element)
      return model.scheme != nil
    } write: { writer, model in
      if let scheme = model.scheme { writer.tileCacheInfo(scheme) }
    },
    .part("TileImageInfo") { fields, element, model in
      var image = TileImageInfo()
      _ = fields.read(element, ConfXMLFields.image, into: &image) { $0 }
      model.image = image.isEmpty ? nil : image
      return true
    } write: { writer, model in
      if let image = model.image { writer.tileImageInfo(image) }
    },
    .part("CacheStorageInfo") { fields, element, model in
      var storage = TileStorageInfo()
      _ = fields.read(element, ConfXMLFields.storage, into: &storage) { $0 }
      model.storage = storage.isEmpty ? nil : storage
      return true
    } write: { writer, model in
      if let storage = model.storage { writer.cacheStorageInfo(storage) }
    })

  // All values from which the positions of tiles are computed are required. DPI is required too, but its absence does
  // not prevent reading, because the scales are already stated.
  static let scheme = XMLTable<TilingScheme, SchemeField>(
    .part("SpatialReference") { fields, element, scheme in
      scheme.spatialReference = fields.spatialReference(element, .scheme)
      return true
    } write: { writer, scheme in
      if let reference = scheme.spatialReference { writer.spatialReference(reference) }
    },
    .part("TileOrigin", .needed) { fields, element, scheme in
      fields.read(element, ConfXMLFields.origin, into: &scheme.origin) { .origin($0) }
    } write: { writer, scheme in
      writer.typed("TileOrigin", type: "typens:PointN") { $0.write(scheme.origin, ConfXMLFields.origin) }
    },
    .value("TileCols", .tileWidth, .needed),
    .value("TileRows", .tileHeight, .needed),
    .value("DPI", .dotsPerInch, .expected),
    // ArcGIS has written this since 10.1, and since 10.5 after LODInfos; the order does not matter for reading.
    .value("PreciseDPI", .preciseDotsPerInch),
    .part(
      "LODInfos", .needed, help: "it lists the levels: a LODInfo with LevelID, Scale and Resolution"
    ) { fields, element, scheme in
      fields.levels(element, into: &scheme.levels)
    } write: { writer, scheme in
      writer.levels(scheme.levels)
    })

  static let origin = XMLTable<MapPoint, SchemeField.Axis>(
    .value("X", .x, .needed),
    .value("Y", .y, .needed))

  // All three are required: a client finds the folder by the number, the tile by the resolution, and shows the scale.
  static let level = XMLTable<LevelOfDetail, SchemeField.LevelValue>(
    .value("LevelID", .number, .needed),
    .value("Scale", .scale, .needed),
    .value("Resolution", .resolution, .needed))

  // BandCount and LERCError are new in 10.3. The format must also be readable, because clients choose a decoder by it.
  static let image = XMLTable<TileImageInfo, SchemeField>(
    .value("CacheTileFormat", .format, .readable),
    .value("CompressionQuality", .compressionQuality),
    .value("Antialiasing", .antialiasing),
    .value("BandCount", .bandCount),
    .value("LERCError", .lercError))

  // Exploded caches have a PacketSize of 0, but some have 128, so only StorageFormat says how tiles are stored.
  static let storage = XMLTable<TileStorageInfo, SchemeField>(
    .value("StorageFormat", .format, .expected),
    .value("PacketSize", .packetSize))
}
