import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

/// A built-in scheme with changes.
func builtIn(_ name: String, _ change: (inout TilingScheme) -> Void = { _ in }) throws -> ComparedScheme {
  var model = CacheDescription()
  model.scheme = try #require(BuiltInScheme.named(name)).scheme
  if model.scheme != nil { change(&model.scheme!) }
  return try #require(ComparedScheme(model, name: name))
}

private func opened(_ path: String) throws -> ComparedScheme {
  try #require(ComparedScheme(try SchemeOpener.open(FilePath(path)).model, name: path))
}

/// A simple grid, by default in a coordinate system whose domain is unknown.
private func plain(
  _ resolutions: [Double], origin: (Double, Double) = (0, 0), tile: Int = 256, first: Int = 0, name: String = "plain",
  reference: SpatialReference? = SpatialReference(wkid: 54_030), extent: Envelope? = nil, dpi: Double? = 96,
  format: TileImageFormat? = nil
) throws -> ComparedScheme {
  var model = CacheDescription()
  model.scheme = TilingScheme(
    spatialReference: reference, origin: MapPoint(x: origin.0, y: origin.1), tileWidth: tile, tileHeight: tile,
    dotsPerInch: dpi,
    levels: resolutions.enumerated().map {
      LevelOfDetail(number: first + $0.offset, resolution: $0.element, scale: $0.element * 4000)
    })
  model.fullExtent = extent
  model.image = format.map { TileImageInfo(format: $0) }
  return try #require(ComparedScheme(model, name: name))
}

private func box(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) -> Envelope {
  Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
}

/// The WKT1_ESRI that PROJ 9 prints for EPSG:2263, with another unit.
private func longIsland(unit: String) -> String {
  """
  PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",\
  DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
  UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],\
  PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",41.0333333333333],\
  PARAMETER["Standard_Parallel_2",40.6666666666667],PARAMETER["Latitude_Of_Origin",40.1666666666667],\(unit)]
  """
}

private let surveyFoot = "UNIT[\"US survey foot\",0.304800609601219]"

/// The WKT1_ESRI that PROJ 9 prints for EPSG:26711.
private let utm11 = """
  PROJCS["NAD_1927_UTM_Zone_11N",GEOGCS["GCS_North_American_1927",DATUM["D_North_American_1927",\
  SPHEROID["Clarke_1866",6378206.4,294.978698213898]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
  PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
  PARAMETER["Central_Meridian",-117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
  UNIT["Meter",1.0]]
  """

@Suite("Comparing two schemes")
struct SchemeComparisonTests {
  // MARK: Coordinate systems

  @Test("All WKIDs of Web Mercator are the same system", arguments: [102_100, 3857, 102_113, 3785, 900_913])
  func webMercator(_ wkid: Int) throws {
    let other = try builtIn("arcgis-online") { $0.spatialReference = SpatialReference(wkid: wkid) }
    let comparison = GridComparison(try builtIn("arcgis-online"), other)
    #expect(comparison.isSameSystem == .same)
    #expect(comparison.verdict == .identical)
  }

  @Test("A system that is stated as WKT only is compared by its meaning")
  func textAlone() throws {
    let text = """
      GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],\
      UNIT["Degree",0.017453292519943299]]
      """
    let other = try builtIn("wgs84-v2") { $0.spatialReference = SpatialReference(wellKnownText: text) }
    #expect(GridComparison(try builtIn("wgs84-v2"), other).verdict == .identical)
  }

  @Test(
    "PROJ’s spelling of units, digits and the order of parallels is the same system as the WKID",
    arguments: [(2263, longIsland(unit: surveyFoot)), (26711, utm11)])
  func spelling(_ wkid: Int, _ text: String) throws {
    let esri = try plain([10, 5], reference: SpatialReference(wkid: wkid))
    let proj = try plain([10, 5], reference: SpatialReference(wellKnownText: text))
    #expect(GridComparison(esri, proj).isSameSystem == .same)
    #expect(GridComparison(proj, esri).verdict == .identical)
  }

  @Test(
    "A different unit, meridian or datum makes a different system",
    arguments: [
      longIsland(unit: "UNIT[\"Foot_US\",1.0]"), longIsland(unit: "UNIT[\"Foot_US\",0.3048]"),
      longIsland(unit: surveyFoot).replacing("-74.0", with: "-74.1"),
      longIsland(unit: surveyFoot).replacing("D_North_American_1983", with: "D_North_American_1927"),
    ])
  func otherSystem(_ text: String) throws {
    let esri = try plain([10, 5], reference: SpatialReference(wkid: 2263))
    let other = try plain([10, 5], reference: SpatialReference(wellKnownText: text))
    #expect(GridComparison(esri, other).isSameSystem == .different)
  }

  @Test("Different systems never align, and levels are not compared")
  func differentSystems() throws {
    let comparison = GridComparison(try builtIn("WebMercatorQuad"), try builtIn("WorldMercatorWGS84Quad"))
    #expect(comparison.verdict == .never)
    #expect(comparison.alignment == nil)
    #expect(comparison.summary.hasPrefix("do not overlay at any level: different coordinate systems, "))
    #expect(!comparison.summary.contains("they differ"))
    #expect(comparison.differences.first?.hasPrefix("coordinate system: ") == true)
  }

  @Test(
    "If different systems have the same name, the difference is reported",
    arguments: [
      ("0.304800609601219", "0.3048", "UNIT"), ("984250.0", "300000.0", "PARAMETER False_Easting"),
      ("-74.0", "-74.1", "PARAMETER Central_Meridian"), ("D_North_American_1983", "D_WGS_1984", "DATUM"),
      ("298.257222101", "298.257223563", "SPHEROID"), ("0.0174532925199433", "0.015707963", "UNIT of GEOGCS"),
      ("Greenwich\",0.0", "Paris\",2.337", "PRIMEM"),
    ])
  func whatDiffers(_ own: String, _ other: String, _ part: String) throws {
    let text = longIsland(unit: surveyFoot)
    try #require(text.contains(own))
    let comparison = GridComparison(
      try plain([10], reference: SpatialReference(wkid: 2263)),
      try plain([10], reference: SpatialReference(wellKnownText: text.replacing(own, with: other))))
    #expect(comparison.summary.hasSuffix(" (they differ in \(part))"), "\(comparison.summary)")
    #expect(comparison.differences.first?.hasSuffix(" (they differ in \(part))") == true)
  }

  @Test("A system that is not stated is assumed to be the same, and the assumption is reported")
  func unknownSystem() throws {
    let comparison = GridComparison(
      try plain([10, 5], reference: nil), try plain([10, 5], reference: SpatialReference(wkid: 2193)))
    #expect(comparison.isSameSystem == .unknown)
    #expect(comparison.verdict == .identical)
    #expect(comparison.summary.hasSuffix("(if the coordinate systems are the same, which cannot be determined)"))
    #expect(comparison.differences.contains("coordinate system: not stated in A; assumed to be the same"))
  }

  // MARK: Extents

  @Test("If both have an extent, the intersection is used")
  func sharedExtent() throws {
    let comparison = GridComparison(
      try plain([1], extent: box(0, 0, 10, 10)), try plain([1], extent: box(5, -5, 20, 8)))
    #expect(comparison.extent.source == .intersection)
    #expect(comparison.extent.envelope == box(5, 0, 10, 8))
  }

  @Test("If the extents do not intersect, the envelope of both is used")
  func unionExtent() throws {
    let comparison = GridComparison(
      try plain([1], extent: box(0, 0, 10, 10)), try plain([1], extent: box(20, 20, 30, 30)))
    #expect(comparison.extent.source == .union)
    #expect(comparison.extent.envelope == box(0, 0, 30, 30))
  }

  @Test("If one has an extent, it is used; an empty extent is ignored")
  func oneExtent() throws {
    let extent = box(0, 0, 10, 10)
    #expect(GridComparison(try plain([1], extent: extent), try plain([1])).extent.source == .a)
    #expect(GridComparison(try plain([1]), try plain([1], extent: extent)).extent.source == .b)
    for empty in [box(0, 0, 0, 10), box(10, 0, 0, 10), box(.nan, 0, 1, 1), box(-1e308, 0, 1e308, 1)] {
      #expect(GridComparison(try plain([1], extent: empty), try plain([1], extent: extent)).extent.source == .b)
    }
  }

  @Test("An extent in another coordinate system is ignored")
  func foreignExtent() throws {
    var extent = box(170, -40, 175, -35)
    extent.spatialReference = SpatialReference(wkid: 4326)
    let zealand = SpatialReference(wkid: 2193)
    let comparison = GridComparison(
      try plain([1], reference: zealand, extent: extent), try plain([1], reference: zealand))
    #expect(comparison.extent.source == .domain)
  }

  @Test("Without extents: the square of Web Mercator, the globe, the domain of New Zealand’s system")
  func wholeSystems() throws {
    let online = GridComparison(try builtIn("arcgis-online"), try builtIn("arcgis-online")).extent
    #expect(online.source == .world)
    #expect(abs(online.envelope.xMin + 20_037_508.342789) < 1e-6)
    #expect(abs(online.envelope.yMax - 20_037_508.342789) < 1e-6)
    let degrees = GridComparison(try builtIn("wgs84-v2"), try builtIn("wgs84-v2")).extent
    #expect(degrees.envelope == box(-180, -90, 180, 90))
    // XOrigin -4020900, YOrigin 1900, 2^53 / 450445547.3910538 = 19996200.
    let zealand = GridComparison(try builtIn("nztm"), try builtIn("nztm")).extent
    #expect(zealand.source == .domain)
    #expect(zealand.envelope.xMin == -4_020_900)
    #expect(abs(zealand.envelope.yMax - 19_998_100) < 1e-3)
  }

  @Test("Without a domain: a square as wide as the Earth’s circumference, from the origins")
  func circumference() throws {
    let reference = SpatialReference(
      wellKnownText: """
        PROJCS["Nowhere",GEOGCS["G",DATUM["D",SPHEROID["S",6378137.0,298.0]],PRIMEM["Greenwich",0.0],\
        UNIT["Degree",0.0174532925199433]],PROJECTION["Robinson"],UNIT["Half_Kilometre",500.0]]
        """)
    let scheme = try plain([1], origin: (100, 200), reference: reference)
    let extent = GridComparison(scheme, try plain([1], origin: (50, 300), reference: reference)).extent
    #expect(extent.source == .circumference)
    #expect(extent.envelope.xMin == 50)
    #expect(extent.envelope.yMax == 300)
    #expect(abs(extent.envelope.width - 80_150.033371) < 1e-5)
  }

  @Test("An extent that the user gives takes precedence")
  func givenExtent() throws {
    let comparison = GridComparison(
      try plain([1], extent: box(0, 0, 10, 10)), try plain([1]), over: box(1, 2, 3, 4))
    #expect(comparison.extent.source == .given)
    #expect(comparison.extent.envelope == box(1, 2, 3, 4))
  }

  // MARK: Sentences

  @Test("The verdict in one line: identical")
  func identical() throws {
    let comparison = GridComparison(try plain([10, 5]), try plain([10, 5]))
    #expect(comparison.summary == "identical: a tile has the same level, row and column in both (2 levels)")
    #expect(comparison.differences.isEmpty)
  }

  @Test("The verdict in one line: some of the levels")
  func part() throws {
    let comparison = GridComparison(try plain([20, 10], first: 1), try plain([40, 20, 10, 5]))
    #expect(comparison.summary == "overlay exactly: all levels of A overlay levels 1, 2 of B")
    #expect(
      comparison.differences == [
        "only in B: level 0, coarser than all levels of A", "only in B: level 3, finer than all levels of A",
      ])
    let exchanged = GridComparison(try plain([40, 20, 10, 5]), try plain([20, 10], first: 1))
    #expect(exchanged.summary == "overlay exactly: all levels of B overlay levels 1, 2 of A")
  }

  @Test("The verdict in one line: different level numbers")
  func renumbered() throws {
    let comparison = GridComparison(try plain([20, 10, 5]), try plain([20, 10, 5], first: 2))
    #expect(comparison.summary == "overlay exactly: all levels of both; levels 0–2 of A are levels 2–4 of B")
    #expect(
      comparison.differences == [
        "level numbers: 2 higher in B than in A; subtract 2 from a level of B to get that of A"
      ])
  }

  @Test("The verdict in one line: tiles of double size, which cannot be exchanged")
  func tileSizes() throws {
    let comparison = GridComparison(try plain([20, 10]), try plain([20, 10], tile: 512))
    #expect(comparison.verdict == .overlay)
    #expect(
      comparison.summary
        == "overlay on screen only, because tiles are 256 px in A and 512 px in B: all levels of both")
    #expect(comparison.differences.count == 1)
    #expect(comparison.differences.first?.hasSuffix("a tile of B is 2 × 2 tiles of A") == true)
  }

  @Test("The verdict in one line: levels between levels of the other scheme")
  func between() throws {
    let comparison = GridComparison(try plain([20, 14, 10]), try plain([20, 10]))
    #expect(comparison.verdict == .overlay)
    #expect(comparison.differences.contains("only in A: level 1, between levels 0 and 1 of B"))
    let partial = GridComparison(try plain([20, 14, 10]), try plain([20, 12, 10]))
    #expect(partial.summary == "overlay at levels 0, 2 of B; level 1 of A and level 1 of B have no counterpart")
  }

  @Test("The verdict in one line: an origin that is off by a fraction of a tile")
  func originOff() throws {
    let comparison = GridComparison(try plain([20, 10]), try plain([20, 10], origin: (0, -960)))
    // 960 units are 96 pixels of 10 units, 0.375 tiles.
    #expect(comparison.summary == "do not overlay at any level: origin off by 0.375 tiles (96 px) at level 1")
    #expect(comparison.differences == ["tile origin: the origin of B is 960 map units south of the origin of A"])
  }

  @Test("A rounded origin is judged at the finest common level; coarser levels within the tolerance are reported")
  func roundedOrigin() throws {
    // 0.342787 units: 0.2870 pixels at level 17, 0.5740 at level 18, 1.1480 at level 19.
    let rounded = try builtIn("arcgis-online") { scheme in
      scheme.origin = MapPoint(x: -20_037_508, y: 20_037_508)
      scheme.levels.removeLast(4)
    }
    let comparison = GridComparison(rounded, try builtIn("arcgis-online"))
    #expect(
      comparison.summary
        == "do not overlay as a whole: levels 0–17 of A fit within 0.5 px, but levels 18, 19 do not: origin off by 0.0045 "
        + "tiles (1.15 px) at level 19")
    #expect(
      comparison.differences.contains(
        "tile origin: levels 0–17 of A fit alone, but the offset is judged at the finest matching level, so no level "
          + "overlays"))
    let coarse = try builtIn("arcgis-online") { scheme in
      scheme.origin = MapPoint(x: -20_037_508, y: 20_037_508)
      scheme.levels.removeLast(6)
    }
    #expect(GridComparison(coarse, try builtIn("arcgis-online")).verdict == .overlay)
  }

  @Test("The verdict in one line: no common resolution, no levels")
  func nothing() throws {
    #expect(
      GridComparison(try plain([10]), try plain([7])).summary
        == "do not overlay at any level: no level of A has the same resolution as a level of B")
    #expect(GridComparison(try plain([]), try plain([7])).summary == "do not overlay at any level: A has no levels")
  }

  @Test("The verdict in one line: drift, with the pixels")
  func drift() throws {
    // 10,000 units: 1000 pixels of 10, and 999.000999 of 10.01.
    let comparison = GridComparison(
      try plain([10]), try plain([10.01]), over: box(0, -10_000, 10_000, 0))
    #expect(
      comparison.summary
        == "do not overlay at any level: the resolutions are similar but not the same, and drift by 0.999 px across the "
        + "extent at level 0"
    )
    #expect(
      comparison.differences == [
        "resolutions: relative difference of 0.0999 % at level 0 of A, a drift of 0.999 px across the extent"
      ])
  }

  @Test("An overlay that needs a wider tolerance is not called exact")
  func widerTolerance() throws {
    func summary(_ originX: Double, _ levels: [Double], tolerance: Double) throws -> String {
      GridComparison(try plain([10]), try plain(levels, origin: (originX, 0)), tolerance: tolerance).summary
    }
    // 30 units are 3 pixels, 4 are 0.4.
    #expect(try summary(30, [10, 5], tolerance: 5) == "overlay within 5 px: the only level of A overlays level 0 of B")
    #expect(try summary(30, [10], tolerance: 5).hasPrefix("identical within 5 px: "))
    #expect(try summary(4, [10, 5], tolerance: 5).hasPrefix("overlay exactly: "))
    #expect(try summary(4, [10, 5], tolerance: 0.5).hasPrefix("overlay exactly: "))
    #expect(try summary(4, [10], tolerance: 5).hasPrefix("identical: "))
  }

  @Test("Drifts that print as the same number are printed once")
  func tinyDrift() throws {
    let comparison = GridComparison(
      try plain([10, 5]), try plain([10.000_000_01, 5.000_000_01]), over: box(0, -1000, 1000, 0))
    // 1000 units: 1e-7 and 4e-7 pixels.
    #expect(
      comparison.differences == [
        "resolutions: relative difference of up to 2e-9 at levels 0, 1 of A, a drift of <0.0001 px across the extent"
      ])
  }

  @Test("A shift of rows and columns is reported")
  func shift() throws {
    let comparison = GridComparison(try plain([10]), try plain([10], origin: (-5120, 2560)))
    #expect(comparison.verdict == .overlay)
    #expect(
      comparison.differences == [
        "tile origin: the origin of B is 5120 map units west and 2560 map units north of the origin of A",
        "tile numbers: at level 0 of A, add 1 to the row and 2 to the column to get those of B",
      ])
  }

  @Test("Scales, DPI and image formats are reported as differences, and do not affect the verdict")
  func advisory() throws {
    let comparison = GridComparison(
      try plain([10], dpi: 96, format: .png), try plain([10], dpi: 120, format: .jpeg))
    #expect(comparison.verdict == .identical)
    #expect(
      comparison.differences == [
        "DPI: 96 in A, 120 in B; the DPI has no effect on where tiles are", "image format: PNG in A, JPEG in B",
      ])
    let scales = GridComparison(
      try builtIn("wgs84-v2"), try builtIn("wgs84-v2") { $0.levels[2].scale *= 1.25 })
    #expect(scales.verdict == .identical)
    #expect(
      scales.differences == [
        "scales: differ by up to 20 % at the same resolution; the scales have no effect on where tiles are"
      ])
  }

  @Test(
    "Level numbers are printed as ranges",
    arguments: [
      ([3], "level 3"), ([4, 3], "levels 3, 4"), ([3, 5, 4, 3], "levels 3–5"),
      ([0, 1, 2, 7, 9, 10], "levels 0–2, 7, 9, 10"),
      ([Int.min, Int.max], "levels -9223372036854775808, 9223372036854775807"), ([], "levels "),
    ] as [([Int], String)])
  func levelNumbers(_ numbers: [Int], _ text: String) {
    #expect(LevelNumbers(numbers).text == text)
  }

  @Test(
    "An origin that leaves no tile in the extent is reported, and the verdict does not change",
    arguments: [
      (20_037_508.342787, -20_037_508.342787, "right of and below"), (20_037_508, 20_037_508, "right of"),
      (-20_037_508.342787, -20_037_508.342787, "below"), (20_037_700, 30_241_100, "right of"),
    ])
  func misplaced(_ x: Double, _ y: Double, _ place: String) throws {
    let other = try builtIn("arcgis-online") { $0.origin = MapPoint(x: x, y: y) }
    let comparison = GridComparison(try builtIn("arcgis-online"), other)
    let reported = comparison.differences.filter { $0.contains("has no tile there") }
    #expect(reported.count == 1)
    let start = "tile origin: the origin of B is \(place) the compared extent, so B has no tile"
    #expect(reported.first?.hasPrefix(start) == true)
    #expect(comparison.verdict == comparison.grids.verdict)
    let exchanged = GridComparison(other, try builtIn("arcgis-online"))
    #expect(exchanged.differences.contains { $0.contains("so A has no tile there") })
    #expect(exchanged.verdict == comparison.verdict)
  }

  @Test("An origin inside the extent leaves tiles there")
  func placedInside() throws {
    let other = try builtIn("arcgis-online") { $0.origin = MapPoint(x: 19_000_000, y: -19_000_000) }
    let comparison = GridComparison(try builtIn("arcgis-online"), other)
    #expect(!comparison.differences.contains { $0.contains("has no tile there") })
  }

  @Test("Measures are printed in a form that people can read")
  func measures() {
    #expect(Measure.part(4.7482e-7) == "4.7e-7")
    #expect(Measure.part(-2e-6) == "2e-6")
    #expect(Measure.part(0.00112) == "0.112 %")
    #expect(Measure.part(1.234e-300) == "1.2e-300")
    #expect(Measure.part(0) == "0")
    #expect(Measure.pixels(0.00001) == "<0.0001")
    #expect(Measure.pixels(0) == "0")
    #expect(Measure.pixels(63.67303) == "63.67")
    #expect(Measure.pixels(.infinity) == "countless")
    #expect(Measure.length(-191.657213001) == "191.6572")
  }

  // MARK: Cases that experts know

  @Test("ArcGIS’s default origin of Web Mercator never aligns with the origin of ArcGIS Online")
  func domainOrigin() throws {
    let domain = try builtIn("arcgis-online") { $0.origin = MapPoint(x: -20_037_700, y: 30_241_100) }
    let comparison = GridComparison(domain, try builtIn("arcgis-online"))
    #expect(comparison.verdict == .never)
    // By exact fractions, 10,203,591.657213 units are 2,135,842.6698… tiles of level 23, and 0.3302 tiles are
    // 84.53 pixels.
    #expect(comparison.summary == "do not overlay at any level: origin off by 0.3302 tiles (84.53 px) at level 23")
    #expect(
      comparison.differences == [
        "tile origin: the origin of B is 191.6572 map units east and 10203591.6572 map units south of the origin of A"
      ])
  }

  @Test("WGS84 with ArcGIS’s default origin never aligns with version 2")
  func oldDegrees() throws {
    let old = try builtIn("wgs84-v2") { $0.origin = MapPoint(x: -400, y: 400) }
    #expect(GridComparison(old, try builtIn("wgs84-v2")).verdict == .never)
  }

  @Test("Resolutions cut to six decimals: coarse levels overlay, fine levels drift")
  func truncated() throws {
    let cut = try builtIn("arcgis-online") { scheme in
      for index in scheme.levels.indices {
        scheme.levels[index].resolution = (scheme.levels[index].resolution * 1e6).rounded(.towardZero) / 1e6
      }
    }
    let comparison = GridComparison(cut, try builtIn("arcgis-online"))
    #expect(comparison.verdict == .partial)
    #expect(comparison.summary.hasPrefix("overlay at levels 0–15 of B; levels 16–23 of A drift by up to "))
  }

  @Test("Truncated resolutions drift between the origin and a distant extent, and this is reported")
  func truncatedFarAway() throws {
    let cut = try builtIn("arcgis-online") { $0.levels = [LevelOfDetail(number: 19, resolution: 0.298582, scale: 1)] }
    let comparison = GridComparison(
      cut, try builtIn("arcgis-online"), over: box(1_000_000, 1_000_000, 1_001_000, 1_001_000))
    #expect(comparison.verdict == .never)
    // (20,037,508.342787 + 1,001,000) × (1/0.298582 − 1/0.298582141647617), by exact fractions.
    #expect(comparison.summary.contains("drift apart by 33.43 px"))
  }
}

@Suite("Comparing real schemes", .needsCorpus)
struct CorpusComparisonTests {
  /// All schemes of the corpus in Web Mercator.
  private var webMercator: [ComparedScheme] {
    get throws {
      let folders = ["conf-xml", "root-json", "packages", "service-json"]
      let online = try builtIn("arcgis-online").scheme.spatialReference
      return folders.flatMap(Corpus.files).compactMap { file -> ComparedScheme? in
        guard let opened = try? SchemeOpener.open(FilePath(file.path)), !opened.hasErrors else { return nil }
        return ComparedScheme(opened.model, name: file.lastPathComponent)
      }.filter { scheme in
        let codes = [scheme.scheme.spatialReference?.wkid, scheme.scheme.spatialReference?.latestWKID]
        return online != nil && codes.contains { [3857, 102_100].contains($0) }
      }
    }
  }

  @Test("Every real Web Mercator cache is on the grid of ArcGIS Online")
  func online() throws {
    let schemes = try webMercator
    #expect(schemes.count >= 20)
    for scheme in schemes {
      let comparison = GridComparison(scheme, try builtIn("arcgis-online"))
      #expect(
        comparison.verdict == .identical || comparison.verdict == .overlay, "\(scheme.name): \(comparison.summary)")
    }
  }

  @Test("A package whose level 0 is zoom level 2 overlays, with numbers that are 2 lower")
  func nonstandardZooms() throws {
    let scheme = try opened(Corpus.file("packages/nonstandard_zoom_levels.tpk").path)
    let comparison = GridComparison(scheme, try builtIn("arcgis-online"))
    #expect(comparison.verdict == .overlay)
    #expect(comparison.summary == "overlay exactly: all levels of A (0–2) overlay levels 2–4 of B")
    #expect(comparison.grids.levels.map { [$0.a.number, $0.b.number] } == [[0, 2], [1, 3], [2, 4]])
  }

  @Test("WGS84 of ArcGIS Pro with tiles of 512 pixels overlays version 2 on screen; the old grid at -400, 400 does not")
  func degrees() throws {
    let version2 = try builtIn("wgs84-v2")
    let pro = GridComparison(try opened(Corpus.file("packages/wgs84.tpkx").path), version2)
    #expect(pro.verdict == .overlay)
    #expect(pro.summary.contains("on screen only"))
    let old = try Corpus.file("conf-xml/Esri-arcgis-runtime-samples-ios-cache_World-Layers-conf.xml").path
    #expect(GridComparison(try opened(old), version2).verdict == .never)
  }
}
