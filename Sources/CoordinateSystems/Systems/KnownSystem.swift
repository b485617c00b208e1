public import TilingSchemes

/// A coordinate system in Esri's own digits, so that no value has to be computed.
///
/// To add one: a line in `all`, with the text from a file that ArcGIS wrote. Domains are in `DefaultDomain`.
public struct KnownSystem: Sendable {
  /// Esri's identifier, which ArcGIS writes in `WKID`, such as 102749.
  public let wkid: Int
  /// The identifier that replaced `wkid`, such as 2286 for 102749; equal to `wkid` if it was not replaced.
  public let latestWKID: Int
  /// Esri's well-known text, as ArcGIS 10.1 and later write it.
  public let wellKnownText: String
  /// The content of the text. It is stated here, so that starting the program does not parse eight texts.
  public let system: CoordinateSystem

  /// The system with the identifiers of a spatial reference.
  ///
  /// A `latestWKID` alone is enough; if both are given, `wkid` decides.
  public static func find(_ reference: SpatialReference) -> KnownSystem? {
    if let wkid = reference.wkid { return all.first { $0.wkid == wkid } }
    return reference.latestWKID.flatMap { latest in all.first { $0.latestWKID == latest } }
  }

  private init(wkid: Int, latestWKID: Int, _ text: SystemText) {
    self.wkid = wkid
    self.latestWKID = latestWKID
    wellKnownText = text.wellKnownText
    system = text.system
  }

  /// The table. The order matters: `find(_:)` takes the first entry with a `latestWKID`, so 3857 alone gives 102100.
  public static let all: [KnownSystem] = [
    KnownSystem(wkid: 102_100, latestWKID: 3857, webMercator),
    KnownSystem(wkid: 3857, latestWKID: 3857, webMercator),
    KnownSystem(
      wkid: 4326, latestWKID: 4326,
      geographic(4326, "GCS_WGS_1984", "D_WGS_1984", "WGS_1984", "6378137.0,298.257223563")),
    KnownSystem(
      wkid: 4269, latestWKID: 4269,
      geographic(4269, nad83, "D_North_American_1983", "GRS_1980", grs80)),
    KnownSystem(
      wkid: 26711, latestWKID: 26711,
      projected(
        26711, "NAD_1927_UTM_Zone_11N",
        on: geographic(
          nil, "GCS_North_American_1927", "D_North_American_1927", "Clarke_1866", "6378206.4,294.9786982"),
        "Transverse_Mercator",
        [
          ("False_Easting", "500000.0"), ("False_Northing", "0.0"), ("Central_Meridian", "-117.0"),
          ("Scale_Factor", "0.9996"), ("Latitude_Of_Origin", "0.0"),
        ], unit: meter)),
    KnownSystem(
      wkid: 2193, latestWKID: 2193,
      projected(
        2193, "NZGD_2000_New_Zealand_Transverse_Mercator",
        on: geographic(nil, "GCS_NZGD_2000", "D_NZGD_2000", "GRS_1980", grs80), "Transverse_Mercator",
        [
          ("False_Easting", "1600000.0"), ("False_Northing", "10000000.0"), ("Central_Meridian", "173.0"),
          ("Scale_Factor", "0.9996"), ("Latitude_Of_Origin", "0.0"),
        ], unit: meter)),
    KnownSystem(
      wkid: 2263, latestWKID: 2263,
      projected(
        2263, "NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",
        on: geographic(nil, nad83, "D_North_American_1983", "GRS_1980", grs80), "Lambert_Conformal_Conic",
        [
          ("False_Easting", "984250.0"), ("False_Northing", "0.0"), ("Central_Meridian", "-74.0"),
          ("Standard_Parallel_1", "40.66666666666666"), ("Standard_Parallel_2", "41.03333333333333"),
          ("Latitude_Of_Origin", "40.16666666666666"),
        ], unit: footUS)),
    KnownSystem(
      wkid: 102_749, latestWKID: 2286,
      projected(
        2286, "NAD_1983_StatePlane_Washington_South_FIPS_4602_Feet",
        on: geographic(nil, nad83, "D_North_American_1983", "GRS_1980", grs80), "Lambert_Conformal_Conic",
        [
          ("False_Easting", "1640416.666666667"), ("False_Northing", "0.0"), ("Central_Meridian", "-120.5"),
          ("Standard_Parallel_1", "45.83333333333334"), ("Standard_Parallel_2", "47.33333333333334"),
          ("Latitude_Of_Origin", "45.33333333333334"),
        ], unit: footUS)),
  ]
}

private let nad83 = "GCS_North_American_1983"
private let grs80 = "6378137.0,298.257222101"
private let meter = LinearUnit(name: "Meter", meters: 1, metersText: "1.0")
private let footUS = LinearUnit(name: "Foot_US", meters: 0.304_800_609_601_219_2, metersText: "0.3048006096012192")

private let webMercator = projected(
  3857, "WGS_1984_Web_Mercator_Auxiliary_Sphere",
  on: geographic(nil, "GCS_WGS_1984", "D_WGS_1984", "WGS_1984", "6378137.0,298.257223563"),
  "Mercator_Auxiliary_Sphere",
  [
    ("False_Easting", "0.0"), ("False_Northing", "0.0"), ("Central_Meridian", "0.0"),
    ("Standard_Parallel_1", "0.0"), ("Auxiliary_Sphere_Type", "0.0"),
  ], unit: meter)

/// A well-known text and its content.
private struct SystemText {
  let wellKnownText: String
  let system: CoordinateSystem
}

private struct LinearUnit {
  let name: String
  let meters: Double
  /// The number as Esri writes it.
  let metersText: String
}

// The WKT has Esri's layout: no spaces, and a degree with 16 decimals.
private func geographic(
  _ code: Int?, _ name: String, _ datum: String, _ spheroid: String, _ axes: String
) -> SystemText {
  SystemText(
    wellKnownText: """
      GEOGCS["\(name)",DATUM["\(datum)",SPHEROID["\(spheroid)",\(axes)]],PRIMEM["Greenwich",0.0],\
      UNIT["Degree",0.0174532925199433]\(authority(code))]
      """,
    system: CoordinateSystem(
      name: name, kind: .geographic, unit: .angular(radiansPerUnit: .pi / 180), unitName: "Degree"))
}

private func projected(
  _ code: Int, _ name: String, on base: SystemText, _ projection: String, _ parameters: [(String, String)],
  unit: LinearUnit
) -> SystemText {
  let parameters = parameters.reduce(into: "") { $0 += "PARAMETER[\"\($1.0)\",\($1.1)]," }
  return SystemText(
    wellKnownText: """
      PROJCS["\(name)",\(base.wellKnownText),PROJECTION["\(projection)"],\(parameters)\
      UNIT["\(unit.name)",\(unit.metersText)]\(authority(code))]
      """,
    system: CoordinateSystem(
      name: name, kind: .projected, unit: .linear(metersPerUnit: unit.meters), unitName: unit.name))
}

private func authority(_ code: Int?) -> String { code.map { ",AUTHORITY[\"EPSG\",\($0)]" } ?? "" }
