import Diagnostics
import SourceText
import TilingSchemes

/// Writes a conf.xml as ArcGIS 10.3 does; `EsriXMLDocument.swift` gives the reason for this version.
enum ConfXMLWriter {
  static func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    guard let scheme = model.scheme else {
      throw WritingError("conf.xml needs a tiling scheme, and the input has none")
    }
    try scheme.requireEsriLevels(for: "conf.xml")
    // Missing values are filled in before writing, so that each assumption is reported.
    var notices: [Message] = []
    var written = model
    written.scheme = complete(scheme, assuming: model.spatialReference, &notices)
    written.image = complete(model.image ?? TileImageInfo(), &notices)
    // Without CacheStorageInfo the file is a tiling scheme, or the cache is exploded, so no value is assumed here.
    if model.storage == nil {
      notices.append("the input does not state how the tiles are stored, so conf.xml has no CacheStorageInfo")
    }
    var writer = XMLFieldWriter()
    if written.scheme?.spatialReference == nil { writer.notices.append("the input gives no coordinate system") }
    writer.document(type: "CacheInfo") { $0.write(written, ConfXMLFields.document) }
    writer.notices += notices
    return writer.text
  }

  /// The scheme with every value that ArcGIS always writes.
  private static func complete(
    _ scheme: TilingScheme, assuming reference: SpatialReference?, _ notices: inout [Message]
  ) -> TilingScheme {
    var scheme = scheme
    // A root.json or a service may state the system only for the whole map.
    scheme.spatialReference = scheme.spatialReference ?? reference
    scheme = scheme.completed(from: reference)
    if scheme.effectiveDotsPerInch == nil {
      notices.append("the input gives no dots per inch (DPI); 96 is written")
    }
    let dotsPerInch = scheme.dotsPerInch ?? scheme.preciseDotsPerInch ?? 96
    // DPI is an integer in conf.xml; ArcGIS writes the fraction to PreciseDPI.
    scheme.preciseDotsPerInch = scheme.preciseDotsPerInch ?? dotsPerInch
    scheme.dotsPerInch = dotsPerInch.rounded()
    return scheme
  }

  /// The image information with every value that ArcGIS always writes.
  private static func complete(_ image: TileImageInfo, _ notices: inout [Message]) -> TileImageInfo {
    var image = image
    if image.formatName == nil {
      notices.append("the input gives no tile format; PNG is written")
      image.format = .png
    }
    // 0 is the quality of formats without JPEG, and false is in most files. Neither affects existing tiles.
    image.compressionQuality = image.compressionQuality ?? 0
    image.isAntialiased = image.isAntialiased ?? false
    return image
  }
}

extension XMLFieldWriter {
  // ArcGIS creates its objects by the `xsi:type` of these elements, so new files must have them.
  mutating func tileCacheInfo(_ scheme: TilingScheme) {
    typed("TileCacheInfo", type: "typens:TileCacheInfo") { $0.write(scheme, ConfXMLFields.scheme) }
  }

  mutating func levels(_ levels: [LevelOfDetail]) {
    typed("LODInfos", type: "typens:ArrayOfLODInfo") { writer in
      // Read once, as in the reader.
      let table = ConfXMLFields.level
      for level in levels {
        writer.typed("LODInfo", type: "typens:LODInfo") { $0.write(level, table) }
      }
    }
  }

  mutating func tileImageInfo(_ image: TileImageInfo) {
    typed("TileImageInfo", type: "typens:TileImageInfo") { $0.write(image, ConfXMLFields.image) }
  }

  mutating func cacheStorageInfo(_ storage: TileStorageInfo) {
    typed("CacheStorageInfo", type: "typens:CacheStorageInfo") { $0.write(storage, ConfXMLFields.storage) }
  }
}
