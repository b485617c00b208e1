import SourceText
import TilingSchemes

/// Writes a conf.xml as ArcGIS 10.3 does.
enum ConfXMLWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let scheme = model.scheme else {
      throw WritingError("conf.xml needs a tiling scheme, and the input has none")
    }
    var writer = EsriXMLWriter()
    writer.document(type: "CacheInfo") { writer in
      write(scheme, spatialReference: scheme.spatialReference ?? model.spatialReference, to: &writer)
      write(model.image ?? TileImageInfo(), to: &writer)
      if let storage = model.storage { write(storage, to: &writer) }
    }
    if model.storage == nil {
      writer.notices.append("the input does not say how the tiles are stored, so conf.xml has no CacheStorageInfo")
    }
    return WrittenText(writer.xml.output, notices: writer.notices, regenerated: writer.regenerated)
  }

  private static func write(
    _ scheme: TilingScheme, spatialReference: SpatialReference?, to writer: inout EsriXMLWriter
  ) {
    writer.typed("TileCacheInfo", type: "typens:TileCacheInfo") { writer in
      if let spatialReference {
        writer.spatialReference(spatialReference)
      } else {
        writer.notices.append("the input names no coordinate system")
      }
      writer.typed("TileOrigin", type: "typens:PointN") { writer in
        writer.number("X", scheme.origin.x)
        writer.number("Y", scheme.origin.y)
      }
      writer.integer("TileCols", scheme.tileWidth)
      writer.integer("TileRows", scheme.tileHeight)
      let dotsPerInch = scheme.dotsPerInch ?? scheme.preciseDotsPerInch ?? 96
      if scheme.effectiveDotsPerInch == nil {
        writer.notices.append("the input names no dots per inch; 96 is written")
      }
      // DPI is an integer in conf.xml; the fraction goes where ArcGIS keeps it.
      writer.number("DPI", dotsPerInch.rounded())
      writer.number("PreciseDPI", scheme.preciseDotsPerInch ?? dotsPerInch)
      writer.typed("LODInfos", type: "typens:ArrayOfLODInfo") { writer in
        for level in scheme.levels {
          writer.typed("LODInfo", type: "typens:LODInfo") { writer in
            writer.integer("LevelID", level.level)
            writer.number("Scale", level.scale)
            writer.number("Resolution", level.resolution)
          }
        }
      }
    }
  }

  private static func write(_ image: TileImageInfo, to writer: inout EsriXMLWriter) {
    let format = image.formatName
    if format == nil { writer.notices.append("the input names no tile format; PNG is written") }
    writer.typed("TileImageInfo", type: "typens:TileImageInfo") { writer in
      writer.xml.element("CacheTileFormat", text: format ?? "PNG")
      writer.number("CompressionQuality", image.compressionQuality ?? 0)
      writer.boolean("Antialiasing", image.isAntialiased ?? false)
      writer.integer("BandCount", image.bandCount)
      writer.number("LERCError", image.lercError)
    }
  }

  private static func write(_ storage: TileStorageInfo, to writer: inout EsriXMLWriter) {
    writer.typed("CacheStorageInfo", type: "typens:CacheStorageInfo") { writer in
      if let format = storage.format { writer.xml.element("StorageFormat", text: format.name) }
      writer.integer("PacketSize", storage.packetSize)
    }
  }
}
