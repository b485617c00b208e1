/// The tile matrix sets of OGC's registry that Esri's formats can state: square tiles of one size, one origin at the
/// upper left, and a coordinate system with an EPSG code.
///
/// CDB1GlobalGrid and GNOSISGlobalGrid are left out, because their rows have different numbers of tiles. The registry
/// states origins in the axis order of the coordinate system; here x comes first. The registry's cell sizes are used as
/// resolutions; the scales are those that Esri computes from them at 96 dots per inch.
///
/// Source: OGC 17-083r4, annex D, and the registry of tile matrix sets.
enum OGCSchemes {
  static let all: [BuiltInScheme] =
    [
      set(
        "WebMercatorQuad", "Web Mercator", wkid: 102_100, latestWKID: 3857,
        origin: MapPoint(x: -20_037_508.342_789_2, y: 20_037_508.342_789_2),
        cellSizes: OGCCellSizes.mercator),
      set(
        "WorldMercatorWGS84Quad", "WGS 1984 World Mercator", wkid: 3395,
        origin: MapPoint(x: -20_037_508.342_789_2, y: 20_037_508.342_789_2),
        cellSizes: OGCCellSizes.mercator),
      set(
        "WorldCRS84Quad", "WGS 1984 geographic", wkid: 4326, origin: MapPoint(x: -180, y: 90),
        cellSizes: OGCCellSizes.degrees, unit: .angular(radiansPerUnit: .pi / 180)),
      set(
        "EuropeanETRS89_LAEAQuad", "ETRS 1989 LAEA Europe", wkid: 3035,
        origin: MapPoint(x: 2_000_000.0, y: 5_500_000.0),
        cellSizes: OGCCellSizes.european),
      set(
        "CanadianNAD83_LCC", "NAD 1983 Canada Atlas Lambert", wkid: 3978,
        origin: MapPoint(x: -34_655_800, y: 39_310_000),
        cellSizes: OGCCellSizes.canadian),
      set(
        "UPSArcticWGS84Quad", "WGS 1984 UPS North", wkid: 5041,
        origin: MapPoint(x: -14_440_759.350_252, y: 18_440_759.350_252),
        cellSizes: OGCCellSizes.polar),
      set(
        "UPSAntarcticWGS84Quad", "WGS 1984 UPS South", wkid: 5042,
        origin: MapPoint(x: -14_440_759.350_252, y: 18_440_759.350_252),
        cellSizes: OGCCellSizes.polar),
    ] + (1...60).map(universalTransverseMercator)

  private static func universalTransverseMercator(zone: Int) -> BuiltInScheme {
    set(
      zone < 10 ? "UTM0\(zone)WGS84Quad" : "UTM\(zone)WGS84Quad", "WGS 1984 UTM Zone \(zone)N", wkid: 32_600 + zone,
      origin: MapPoint(x: -9_501_965.729_312_76, y: 20_003_931.458_625_5), firstLevel: 1,
      cellSizes: OGCCellSizes.transverseMercator)
  }

  private static func set(
    _ name: String, _ system: String, wkid: Int, latestWKID: Int? = nil, origin: MapPoint, firstLevel: Int = 0,
    cellSizes: [Double], unit: MapUnit = .linear(metersPerUnit: 1)
  ) -> BuiltInScheme {
    let levels = cellSizes.enumerated().map { index, cellSize in
      LevelOfDetail(
        number: firstLevel + index, resolution: cellSize,
        scale: ScaleConvention.arcgis.scale(ofResolution: cellSize, dotsPerInch: 96, unit: unit))
    }
    let kind: SpatialReference.Kind = if case .angular = unit { .geographic } else { .projected }
    return BuiltInScheme(
      name: name, title: "OGC’s \(name) (\(system)), levels \(firstLevel) to \(firstLevel + levels.count - 1)",
      scheme: TilingScheme(
        spatialReference: SpatialReference(kind: kind, wkid: wkid, latestWKID: latestWKID ?? wkid), origin: origin,
        tileWidth: 256, tileHeight: 256, dotsPerInch: 96, preciseDotsPerInch: 96, levels: levels))
  }
}
