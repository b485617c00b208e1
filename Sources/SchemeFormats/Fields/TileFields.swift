import TilingSchemes

/// The values of tile images. The quality is not limited here, because rules of the linter check it.
extension ModelField where Part == TileImageInfo, Place == SchemeField {
  static var format: Self {
    .init(.imageFormat, key: "format", words: "tile format", .text({ $0.formatName }) { $0.setFormat($1) })
  }
  static var compressionQuality: Self {
    .init(
      .compressionQuality, key: "compressionQuality", words: "compression quality",
      .number({ $0.compressionQuality }) { $0.compressionQuality = $1 })
  }
  static var antialiasing: Self {
    .init(
      .antialiasing, key: "antialiasing", .flag({ $0.isAntialiased }) { $0.isAntialiased = $1 })
  }
  static var bandCount: Self {
    .init(
      .bandCount, key: "bandCount", words: "band count", .wholeNumber(from: 0, { $0.bandCount }) { $0.bandCount = $1 })
  }
  static var lercError: Self {
    .init(.lercError, key: "lercError", words: "LERC error", .number({ $0.lercError }) { $0.lercError = $1 })
  }

  static var all: [Self] { [format, compressionQuality, antialiasing, bandCount, lercError] }
}

/// The values of the storage. A packet size of 0 is valid, because exploded caches have it.
extension ModelField where Part == TileStorageInfo, Place == SchemeField {
  static var format: Self {
    .init(
      .storageFormat, key: "format", words: "storage format",
      .text({ $0.format?.name }) { $0.format = TileStorageFormat(named: $1) })
  }
  static var packetSize: Self {
    .init(
      .packetSize, key: "packetSize", words: "packet size",
      .wholeNumber(from: 0, { $0.packetSize }) { $0.packetSize = $1 })
  }

  static var all: [Self] { [format, packetSize] }
}

extension TileImageInfo {
  /// Sets the format from its name in a document; a spelling that differs from ArcGIS's is kept.
  mutating func setFormat(_ name: String) {
    let read = TileImageFormat(named: name)
    format = read
    formatSpelling = read.name == name ? nil : name
  }
}
