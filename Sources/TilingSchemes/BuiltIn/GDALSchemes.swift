/// The tiling schemes that GDAL includes, with the scale denominators of their files.
///
/// Source: `tms_*.json` in the data of GDAL 3.6.2: two grids of Land Information New Zealand, and two of MapML (OGC
/// Testbed-14). All four are in metres, so a resolution is the denominator × 0.00028.
enum GDALSchemes {
  static let all: [BuiltInScheme] = [
    set(
      "NZTM2000", "New Zealand Transverse Mercator 2000, grid of LINZ", wkid: 2193,
      origin: MapPoint(x: -1_000_000, y: 10_000_000),
      cellSizes: [
        8960, 4480, 2240, 1120, 560, 280, 140, 70, 28, 14, 7, 2.8, 1.4, 0.7, 0.28, 0.14, 0.07,
      ]),
    set(
      "LINZAntarticaMapTileGrid", "Ross Sea Region, grid of LINZ", wkid: 5482,
      origin: MapPoint(x: -918457.73, y: 6918457.73),
      cellSizes: [
        114688, 57344, 28672, 14336, 7168, 3584, 1792, 896, 448, 224, 112, 56, 28, 14,
      ]),
    set(
      "APSTILE", "Alaska Polar Stereographic, MapML", wkid: 5936,
      origin: MapPoint(x: -28567784.109255, y: 32567784.109255),
      cellSizes: [
        238810.813354, 119405.40667700002, 59702.7033385, 29851.35166925, 14925.675834625, 7462.8379173125,
        3731.41895865625, 1865.709479328125, 932.8547396640625, 466.4273698320313, 233.21368491601567,
        116.60684245800783, 58.303421229003916, 29.151710614501958, 14.575855307250977, 7.287927653625489,
        3.6439638268127443, 1.8219819134063722, 0.9109909567031862, 0.45549547835159304,
      ]),
    set(
      "CBMTILE", "Canada Atlas Lambert, MapML", wkid: 3978, origin: MapPoint(x: -34_655_800, y: 39_310_000),
      cellSizes: [
        38364.660062653464, 22489.628312589964, 13229.19312505292, 7937.515875031751, 4630.217593768522,
        2645.838625010584, 1587.5031750063504, 926.0435187537043, 529.1677250021168, 317.5006350012701,
        185.20870375074088, 111.12522225044452, 66.1459656252646, 38.36466006265346, 22.48962831258996,
        13.22919312505292, 7.937515875031751, 4.6302175937685215, 2.6458386250105836, 1.5875031750063502,
        0.9260435187537044, 0.5291677250021167, 0.31750063500127, 0.18520870375074086, 0.11112522225044451,
        0.06614596562526459,
      ]),
  ]

  private static func set(
    _ name: String, _ title: String, wkid: Int, origin: MapPoint, cellSizes: [Double]
  ) -> BuiltInScheme {
    let levels = cellSizes.enumerated().map { number, cellSize in
      LevelOfDetail(
        number: number, resolution: cellSize,
        scale: ScaleConvention.arcgis.scale(
          ofResolution: cellSize, dotsPerInch: 96, unit: .linear(metersPerUnit: 1)))
    }
    return BuiltInScheme(
      name: name, title: "GDAL’s \(name) (\(title)), levels 0 to \(levels.count - 1)",
      scheme: TilingScheme(
        spatialReference: SpatialReference(kind: .projected, wkid: wkid, latestWKID: wkid), origin: origin,
        tileWidth: 256, tileHeight: 256, dotsPerInch: 96, preciseDotsPerInch: 96, levels: levels))
  }
}
