import TilingSchemes

/// Values that a service or package states about itself.
extension ModelField where Part == CacheDescription, Place == SchemeField {
  static var minLOD: Self {
    .init(.minLOD, key: "minLOD", .wholeNumber({ $0.minLOD }) { $0.minLOD = $1 })
  }
  static var maxLOD: Self {
    .init(.maxLOD, key: "maxLOD", .wholeNumber({ $0.maxLOD }) { $0.maxLOD = $1 })
  }
  // Scales may be 0, which means no limit, so they are not positive numbers.
  static var minScale: Self {
    .init(.minScale, key: "minScale", .number({ $0.minScale }) { $0.minScale = $1 })
  }
  static var maxScale: Self {
    .init(.maxScale, key: "maxScale", .number({ $0.maxScale }) { $0.maxScale = $1 })
  }
  static var resampling: Self {
    .init(
      .resampling, key: "resampling", .flag({ $0.allowsResampling }) { $0.allowsResampling = $1 })
  }
  static var tileExport: Self {
    .init(
      .tileExport, key: "tileExport", words: "exportTilesAllowed",
      .flag({ $0.allowsTileExport }) { $0.allowsTileExport = $1 })
  }
  static var name: Self { .init(.name, key: "name", .text({ $0.name }) { $0.name = $1 }) }
  static var mapName: Self {
    .init(.mapName, key: "mapName", .text({ $0.mapName }) { $0.mapName = $1 })
  }
  static var serviceDescription: Self {
    .init(
      .serviceDescription, key: "serviceDescription",
      .text({ $0.serviceDescription }) { $0.serviceDescription = $1 })
  }
  static var units: Self { .init(.units, key: "units", .text({ $0.units }) { $0.units = $1 }) }
  static var tileBundlesPath: Self {
    .init(
      .tileBundlesPath, key: "tileBundlesPath",
      .text({ $0.tileBundlesPath }) { $0.tileBundlesPath = $1 })
  }
  static var attribution: Self {
    .init(.attribution, key: "attribution", .text({ $0.attribution }) { $0.attribution = $1 })
  }
  static var licence: Self {
    .init(.licence, key: "licence", .text({ $0.licence }) { $0.licence = $1 })
  }

  static var tileAddress: Self {
    .init(
      .tileAddress, key: "tileAddress", words: "address of the tiles",
      .text({ $0.tileAddress }) { $0.tileAddress = $1 })
  }

  static var all: [Self] {
    [
      minLOD, maxLOD, minScale, maxScale, resampling, tileExport, name, mapName, serviceDescription, units,
      tileBundlesPath, attribution, licence, tileAddress,
    ]
  }
}
