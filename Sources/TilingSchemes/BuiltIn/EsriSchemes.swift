/// Schemes that ArcGIS includes, and one that is widely used, with the digits of their files.
package enum EsriSchemes {
  // A rule or report that names one known scheme takes the first that fits, so the most common ones come first.
  static let all = [
    arcgisOnline, wgs84Version2, newZealand, arcgisVector, wgs84Version1, wgs84Pro, antarctica,
  ]

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

  /// Source: the example of the page “Vector Tile Service” in Esri's reference of the ArcGIS REST API
  /// (developers.arcgis.com/rest/services-reference/enterprise/vector-tile-service). A package of ArcGIS Pro has the same
  /// digits at levels 0 to 7.
  private static let arcgisVector = BuiltInScheme(
    name: "arcgis-vector", title: "ArcGIS vector tiles (Web Mercator, 512 px), levels 0 to 19",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .projected, wkid: 102_100, latestWKID: 3857),
      origin: MapPoint(x: -20_037_508.342_787, y: 20_037_508.342_787), tileWidth: 512, tileHeight: 512,
      dotsPerInch: 96, preciseDotsPerInch: 96, levels: levels(arcgisVectorLevels)))

  /// Source: a conf.xml of ArcGIS 9.2, whose first 16 levels are those of the base maps of ArcGIS Online in degrees
  /// (ESRI_StreetMap_World_2D). The file has two more levels, which its owner added.
  private static let wgs84Version1 = BuiltInScheme(
    name: "wgs84-v1", title: "WGS 1984 geographic, the first version (512 px, ArcGIS 9), levels 0 to 15",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .geographic, wkid: 4326, latestWKID: 4326),
      origin: MapPoint(x: -180, y: 90), tileWidth: 512, tileHeight: 512, dotsPerInch: 96, preciseDotsPerInch: 96,
      levels: levels(wgs84Version1Levels)))

  /// Source: root.json of a package in degrees that ArcGIS Pro wrote, with 24 levels
  /// (`Reference/scales-and-resolutions.md#conventions`).
  private static let wgs84Pro = BuiltInScheme(
    name: "wgs84-pro", title: "WGS 1984 geographic in packages of ArcGIS Pro (512 px), levels 0 to 23",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .geographic, wkid: 4326, latestWKID: 4326),
      origin: MapPoint(x: -180, y: 90), tileWidth: 512, tileHeight: 512, dotsPerInch: 96, preciseDotsPerInch: 96,
      levels: levels(wgs84ProLevels)))

  /// Source: the description of the service Antarctic_Basemap of ArcGIS Online, as clients of four projects repeat it:
  /// the origin and the resolutions, which are those of 256,000,000 and its halves to 1,000,000.
  private static let antarctica = BuiltInScheme(
    name: "antarctic", title: "Antarctic Basemap of ArcGIS Online, 256,000,000 to 1,000,000",
    scheme: TilingScheme(
      spatialReference: SpatialReference(kind: .projected, wkid: 3031, latestWKID: 3031),
      origin: MapPoint(x: -30_636_100, y: 30_636_099.999_999_993), tileWidth: 256, tileHeight: 256, dotsPerInch: 96,
      preciseDotsPerInch: 96, levels: levels(antarcticLevels)))

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

  private static let arcgisVectorLevels: [(resolution: Double, scale: Double)] = [
    (78_271.516_964, 295_828_763.795_777_5), (39_135.758_481_999_95, 147_914_381.897_888_5),
    (19_567.879_241_000_05, 73_957_190.948_944_5), (9783.939_620_499_95, 36_978_595.474_472),
    (4891.969_810_249_98, 18_489_297.737_236), (2445.984_905_124_99, 9_244_648.868_618),
    (1222.992_452_562_495, 4_622_324.434_309), (611.496_226_281_245, 2_311_162.217_154_5),
    (305.748_113_140_69, 1_155_581.108_577_5), (152.874_056_570_279, 577_790.554_288_5),
    (76.437_028_285_205_5, 288_895.277_144_5), (38.218_514_142_536_6, 144_447.638_572),
    (19.109_257_071_268_3, 72_223.819_286), (9.554_628_535_634_15, 36_111.909_643),
    (4.777_314_267_817_075, 18_055.954_821_5), (2.388_657_133_974_685, 9027.977_411),
    (1.194_328_566_987_34, 4513.988_705_5), (0.597_164_283_427_525, 2256.994_352_5),
    (0.298_582_141_779_908_5, 1128.497_176_5), (0.149_291_070_823_808_5, 564.248_588),
  ]

  private static let wgs84Version1Levels: [(resolution: Double, scale: Double)] = [
    (0.351_562_5, 147_748_799.285_417), (0.175_781_25, 73_874_399.642_708_7), (0.087_890_625, 36_937_199.821_354_4),
    (0.043_945_312_5, 18_468_599.910_677_2), (0.021_972_656_25, 9_234_299.955_338_59),
    (0.010_986_328_125, 4_617_149.977_669_29), (0.005_493_164_062_5, 2_308_574.988_834_65),
    (0.002_746_582_031_25, 1_154_287.494_417_32), (0.001_373_291_015_625, 577_143.747_208_662),
    (0.000_686_645_507_812_5, 288_571.873_604_331), (0.000_343_322_753_906_25, 144_285.936_802_165),
    (0.000_171_661_376_953_125, 72_142.968_401_082_7), (8.583068847656285e-5, 36_071.484_200_541_4),
    (4.2915344238281426e-5, 18_035.742_100_270_7), (2.1457672119140686e-5, 9017.871_050_135_34),
    (1.0728836059570343e-5, 4508.935_525_067_67),
  ]

  private static let wgs84ProLevels: [(resolution: Double, scale: Double)] = [
    (0.703_125, 295_829_355.454_565_5), (0.351_562_5, 147_914_677.727_282_76), (0.175_781_25, 73_957_338.863_641_38),
    (0.087_890_625, 36_978_669.431_820_69), (0.043_945_312_5, 18_489_334.715_910_345),
    (0.021_972_656_25, 9_244_667.357_955_173), (0.010_986_328_125, 4_622_333.678_977_586),
    (0.005_493_164_062_5, 2_311_166.839_488_793), (0.002_746_582_031_25, 1_155_583.419_744_396_6),
    (0.001_373_291_015_625, 577_791.709_872_198_3), (0.000_686_645_507_812_5, 288_895.854_936_099_15),
    (0.000_343_322_753_906_25, 144_447.927_468_049_57), (0.000_171_661_376_953_125, 72_223.963_734_024_79),
    (8.58306884765625e-5, 36_111.981_867_012_39), (4.291534423828125e-5, 18_055.990_933_506_197),
    (2.1457672119140625e-5, 9027.995_466_753_098), (1.0728836059570312e-5, 4513.997_733_376_549),
    (5.364418029785156e-6, 2256.998_866_688_274_6), (2.682209014892578e-6, 1128.499_433_344_137_3),
    (1.341104507446289e-6, 564.249_716_672_068_6), (6.705522537231445e-7, 282.124_858_336_034_3),
    (3.3527612686157227e-7, 141.062_429_168_017_16), (1.6763806343078613e-7, 70.531_214_584_008_58),
    (8.381903171539307e-8, 35.265_607_292_004_29),
  ]

  private static let antarcticLevels: [(resolution: Double, scale: Double)] = [
    (67_733.468_800_270_94, 256_000_000), (33_866.734_400_135_47, 128_000_000), (16_933.367_200_067_736, 64_000_000),
    (8466.683_600_033_868, 32_000_000), (4233.341_800_016_934, 16_000_000), (2116.670_900_008_467, 8_000_000),
    (1058.335_450_004_233_5, 4_000_000), (529.167_725_002_116_8, 2_000_000), (264.583_862_501_058_4, 1_000_000),
  ]
}
