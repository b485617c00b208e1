import CoordinateSystems
import SchemeLint

/// conf.xml and conf.cdi as four versions of ArcGIS write them, some of them also in degrees.
///
/// Source of the differences between the versions: `Reference/conf-xml.md#versions-and-namespaces`.
enum LegacyForms {
  static let all = [
    // No storage, no WKID and no PreciseDPI yet. The tiles are exploded.
    form("9.2", newZealand, [8_000_000, 4_000_000, 2_000_000, 1_000_000], quote: "'", separator: "\n"),
    form("10.0", washington, [96000, 48000, 24000, 12000], quote: "'", separator: "\n    ", storage: "Compact"),
    form(
      "10.3", newZealand, [4_000_000, 2_000_000, 1_000_000, 500_000], quote: "'", separator: "", storage: "CompactV2"),
    // After 10.5 PreciseDPI follows the levels.
    form("10.9", utm, [160_000, 80000, 40000, 20000], quote: "\"", separator: "\r\n\t", storage: "CompactV2"),
    form(
      "10.0", world, [64_000_000, 32_000_000, 16_000_000, 8_000_000], quote: "'", separator: "", storage: "Compact"),
    form(
      "10.3", northAmerica, [32_000_000, 16_000_000, 8_000_000, 4_000_000], quote: "\"", separator: "\n  ",
      storage: "CompactV2"),
    form(
      "10.9", world, [4_000_000, 2_000_000, 1_000_000, 500_000], quote: "'", separator: "\r\n", storage: "CompactV2"),
  ]

  /// A coordinate system with its default domain and tile origin, and an extent in it.
  private struct Region {
    var kind = MatrixForm.Kind.projected
    let wkid: Int
    let latestWKID: Int
    let domain: (x: String, y: String, scale: String)
    let origin: (x: String, y: String)
    let metersPerUnit: Double
    let extent: (xMin: String, yMin: String, xMax: String, yMax: String)
  }

  private static let newZealand = Region(
    wkid: 2193, latestWKID: 2193, domain: ("-4020900", "1900", "450445547.3910538"), origin: ("-4020900", "19998100"),
    metersPerUnit: 1, extent: ("1089354.5", "4747979.25", "2081648.75", "6223160.5"))
  private static let washington = Region(
    wkid: 102_749, latestWKID: 2286, domain: ("-117498300", "-98850300", "37801315.839189909"),
    origin: ("-117498300", "139427100"), metersPerUnit: 12 / 39.37, extent: ("1100000", "100000", "1200000", "200000"))
  private static let utm = Region(
    wkid: 26711, latestWKID: 26711, domain: ("-5121000", "-9998000", "450450052.74759901"),
    origin: ("-5121000", "9998000"), metersPerUnit: 1, extent: ("440720.5", "3720000", "487520", "3751320.25"))

  // ArcGIS gives all geographic systems this domain, and makes its scales with this length of a degree
  // (`Reference/scales-and-resolutions.md#conventions`).
  private static let world = Region(
    kind: .geographic, wkid: 4326, latestWKID: 4326, domain: ("-400", "-400", "999999999.99999988"),
    origin: ("-400", "400"), metersPerUnit: 20_015_077 / 180, extent: ("5.875", "47.25", "15.125", "55.0625"))
  private static let northAmerica = Region(
    kind: .geographic, wkid: 4269, latestWKID: 4269, domain: ("-400", "-400", "999999999.99999988"),
    origin: ("-400", "400"), metersPerUnit: 20_015_077 / 180, extent: ("172.375", "51.25", "179.75", "53.125"))

  private static func form(
    _ version: String, _ region: Region, _ scales: [Double], quote: String, separator: String, storage: String? = nil
  ) -> MatrixForm {
    let isOld = version.hasPrefix("9")
    let isNew = storage == "CompactV2"
    let text = KnownSystem.all.first { $0.wkid == region.wkid }?.wellKnownText.replacing("\"", with: "&quot;") ?? ""
    var numbers = isOld ? "" : "<WKID>\(region.wkid)</WKID>"
    if region.kind == .geographic { numbers = "<LeftLongitude>-180</LeftLongitude>\(numbers)" }
    if isNew { numbers += "<LatestWKID>\(region.latestWKID)</LatestWKID>" }
    let type = region.kind == .projected ? "ProjectedCoordinateSystem" : "GeographicCoordinateSystem"
    let reference = """
      <SpatialReference xsi:type='typens:\(type)'><WKT>\(text)</WKT>\
      <XOrigin>\(region.domain.x)</XOrigin><YOrigin>\(region.domain.y)</YOrigin>\
      <XYScale>\(region.domain.scale)</XYScale><ZOrigin>-100000</ZOrigin><ZScale>10000</ZScale>\
      <MOrigin>-100000</MOrigin><MScale>10000</MScale><XYTolerance>0.001</XYTolerance>\
      <ZTolerance>0.001</ZTolerance><MTolerance>0.001</MTolerance><HighPrecision>true</HighPrecision>\
      \(numbers)</SpatialReference>
      """
    let levels = scales.enumerated().map { number, scale in
      """
      <LODInfo xsi:type='typens:LODInfo'><LevelID>\(number)</LevelID><Scale>\(scale)</Scale>\
      <Resolution>\(scale / (96 * 39.37 * region.metersPerUnit))</Resolution></LODInfo>
      """
    }
    let precise = "<PreciseDPI>96</PreciseDPI>"
    let image = """
      <TileImageInfo xsi:type='typens:TileImageInfo'><CacheTileFormat>JPEG</CacheTileFormat>\
      <CompressionQuality>75</CompressionQuality><Antialiasing>true</Antialiasing>\
      \(isNew ? "<BandCount>3</BandCount><LERCError>0</LERCError>" : "")</TileImageInfo>
      """
    let stored = storage.map {
      """
      <CacheStorageInfo xsi:type='typens:CacheStorageInfo'><StorageFormat>esriMapCacheStorageMode\($0)</StorageFormat>\
      <PacketSize>128</PacketSize></CacheStorageInfo>
      """
    }
    let confXML = """
      <CacheInfo xsi:type='typens:CacheInfo' \(namespaces(version))><TileCacheInfo xsi:type='typens:TileCacheInfo'>\
      \(reference)<TileOrigin xsi:type='typens:PointN'><X>\(region.origin.x)</X><Y>\(region.origin.y)</Y></TileOrigin>\
      <TileCols>\(isOld ? 512 : 256)</TileCols><TileRows>\(isOld ? 512 : 256)</TileRows><DPI>96</DPI>\
      \(version == "10.3" ? precise : "")<LODInfos xsi:type='typens:ArrayOfLODInfo'>\(levels.joined())</LODInfos>\
      \(version == "10.9" ? precise : "")</TileCacheInfo>\(image)\(stored ?? "")</CacheInfo>
      """
    let confCDI = """
      <EnvelopeN xsi:type='typens:EnvelopeN' \(namespaces(version))><XMin>\(region.extent.xMin)</XMin>\
      <YMin>\(region.extent.yMin)</YMin><XMax>\(region.extent.xMax)</XMax><YMax>\(region.extent.yMax)</YMax>\
      \(reference)</EnvelopeN>
      """
    return MatrixForm(
      name: "ArcGIS \(version)", kind: region.kind,
      files: [("conf.xml", confXML), ("conf.cdi", confCDI)].map { name, text in
        // No text between elements contains `><`, so that only layout changes.
        let laidOut = text.replacing("'", with: quote).replacing("><", with: ">\(separator)<")
        return ExampleFile(name, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\(separator)\(laidOut)")
      }, folder: "_alllayers")
  }

  private static func namespaces(_ version: String) -> String {
    """
    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema' \
    xmlns:typens='http://www.esri.com/schemas/ArcGIS/\(version)'
    """
  }
}
