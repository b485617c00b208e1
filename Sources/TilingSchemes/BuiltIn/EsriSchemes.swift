/// Schemes that ArcGIS includes, and one that is widely used, with the digits of their files.
package enum EsriSchemes {
  static let all = [arcgisOnline, wgs84Version2, newZealand]

  /// Source: the shipped template `ArcGIS_Online_Bing_Maps_Google_Maps.xml`
  /// (`Reference/scales-and-resolutions.md#known-schemes`), and Esri's Usa.tpkx, which has the same digits.
  package static let arcgisOnline = BuiltInScheme(
    name: "arcgis-online", title: "ArcGIS Online, Bing and Google Maps (Web Mercator), levels 0 to 23",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .projected, wkid: 102_100, latestWKID: 3857),
      origin: MapPoint(x: -20_037_508.342_787, y: 20_037_508.342_787), tileWidth: 256, tileHeight: 256,
      dotsPerInch: 96, preciseDotsPerInch: 96, levels: levels(arcgisOnlineLevels)))

  /// Source: the shipped template `WGS84_Geographic_Coordinate_System_V2.xml`
  /// (`Reference/scales-and-resolutions.md#known-schemes`). Every level is exactly half of the level before, so the
  /// levels are computed.
  private static let wgs84Version2 = BuiltInScheme(
    name: "wgs84-v2", title: "WGS 1984 geographic, version 2, levels 0 to 22",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .geographic, wkid: 4326, latestWKID: 4326),
      origin: MapPoint(x: -180, y: 90), tileWidth: 256, tileHeight: 256, dotsPerInch: 96, preciseDotsPerInch: 96,
      levels: (0...22).map { number in
        let part = Double(sign: .plus, exponent: -number, significand: 1)
        return LevelOfDetail(number: number, resolution: 0.703_125 * part, scale: 295_828_763.795_854_709_377_13 * part)
      }))

  /// Source: two conf.xml of a national service, written by ArcGIS 10.0 and 10.1, which agree
  /// (`Reference/scales-and-resolutions.md#others`, origin of WKID 2193).
  private static let newZealand = BuiltInScheme(
    name: "nztm", title: "New Zealand Transverse Mercator 2000, 8,000,000 to 2,500 on tiles of 512 px",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .projected, wkid: 2193, latestWKID: 2193),
      origin: MapPoint(x: -4_020_900, y: 19_998_100), tileWidth: 512, tileHeight: 512, dotsPerInch: 96,
      preciseDotsPerInch: 96, levels: levels(newZealandLevels)))

  private static func levels(_ numbers: [(resolution: Double, scale: Double)]) -> [LevelOfDetail] {
    numbers.enumerated().map { LevelOfDetail(number: $0, resolution: $1.resolution, scale: $1.scale) }
  }

  private static let arcgisOnlineLevels: [(resolution: Double, scale: Double)] = [
    (156_543.033_928, 591_657_527.591_555),
    (78_271.516_963_999_89, 295_828_763.795_777_02),
    (39_135.758_482_000_1, 147_914_381.897_888_99),
    (19_567.879_240_999_9, 73_957_190.948_944_002),
    (9783.939_620_499_959, 36_978_595.474_472_001),
    (4891.969_810_249_98, 18_489_297.737_236_001),
    (2445.984_905_124_99, 9_244_648.868_618),
    (1222.992_452_562_49, 4_622_324.434_309),
    (611.496_226_281_38, 2_311_162.217_155),
    (305.748_113_140_558, 1_155_581.108_577),
    (152.874_056_570_411, 577_790.554_289),
    (76.437_028_285_073_2, 288_895.277_144),
    (38.218_514_142_536_6, 144_447.638_572),
    (19.109_257_071_268_3, 72_223.819_286),
    (9.554_628_535_634_15, 36_111.909_643),
    (4.777_314_267_949_37, 18_055.954_822),
    (2.388_657_133_974_68, 9027.977_411),
    (1.194_328_566_855_05, 4513.988_705),
    (0.597_164_283_559_817, 2256.994_353),
    (0.298_582_141_647_617, 1128.497_176),
    (0.149_291_070_823_808_325, 564.248_588),
    (0.074_645_535_411_904_163, 282.124_294),
    (0.037_322_767_705_952_081, 141.062_147),
    (0.018_661_383_852_976_041, 70.531_073_5),
  ]

  private static let newZealandLevels: [(resolution: Double, scale: Double)] = [
    (2116.670_900_008_467, 8_000_000), (1587.503_175_006_350_1, 6_000_000), (1058.335_450_004_233_5, 4_000_000),
    (793.751_587_503_175_07, 3_000_000), (529.167_725_002_116_75, 2_000_000), (264.583_862_501_058_38, 1_000_000),
    (132.291_931_250_529_19, 500_000), (66.145_965_625_264_594, 250_000), (33.072_982_812_632_297, 125_000),
    (19.843_789_687_579_378, 75_000), (13.229_193_125_052_918, 50_000), (5.291_677_250_021_167_3, 20_000),
    (2.645_838_625_010_583_6, 10_000), (1.322_919_312_505_291_8, 5000), (0.661_459_656_252_645_91, 2500),
  ]
}
