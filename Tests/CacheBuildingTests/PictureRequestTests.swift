import Testing

@testable import CacheBuilding
@testable import HTTPAccess
@testable import TilingSchemes

@Suite("Requests for pictures")
struct PictureRequestTests {
  @Test(
    "Coordinates have no exponent and lose no digit",
    arguments: [
      (0, "0"), (-400, "-400"), (0.1, "0.1"), (1e-5, "0.00001"), (-1.25e-7, "-0.000000125"),
      (2e16, "20000000000000000"),
      (1.2345678901234567e20, "123456789012345670000"), (-20_037_508.342787, "-20037508.342787"),
      (173.00000000000003, "173.00000000000003"),
    ] as [(Double, String)])
  func numbers(_ value: Double, _ text: String) {
    #expect(PictureRequests.text(value) == text)
    #expect(Double(text) == value)
  }

  private func address(
    _ source: ServiceSource, _ reference: SpatialReference, capabilities: String? = nil
  ) throws -> String {
    var description = ServiceDescription(limit: ServiceDescription.usualLimit)
    description.wms = try capabilities.map { try WMSCapabilities(Array($0.utf8)) }
    let requests = try PictureRequests(source, description, reference, dotsPerInch: 96)
    let extent = Envelope(xMin: 10, yMin: 50, xMax: 12, yMax: 52)
    return requests.address(of: extent, width: 256, height: 256).displayText
  }

  @Test("A coordinate system without a code is sent as the JSON of its WKT")
  func wkt() throws {
    let source = try ServiceSource("https://a/MapServer")
    let text = try address(source, SpatialReference(wellKnownText: "PROJCS[\"Own\",UNIT[\"Meter\",1.0]]"))
    // {"wkt":"PROJCS[\"Own\"…
    #expect(text.contains("imageSR=%7B%22wkt%22%3A%22PROJCS%5B%5C%22Own%5C%22"))
  }

  @Test("An image service is asked not to change the extent")
  func imageService() throws {
    let text = try address(try ServiceSource("https://a/x/ImageServer"), SpatialReference(wkid: 2193))
    #expect(text.hasPrefix("https://a/x/ImageServer/exportImage?"))
    #expect(text.contains("adjustAspectRatio=false"))
    #expect(text.contains("bboxSR=2193&imageSR=2193&size=256%2C256&f=image"))
  }

  private static func capabilities(_ version: String) -> String {
    let (root, key) = version == "1.3.0" ? ("WMS_Capabilities", "CRS") : ("WMT_MS_Capabilities", "SRS")
    return """
      <?xml version="1.0"?>\(version == "1.1.1" ? doctype : "")
      <\(root) version="\(version)"><Service><MaxWidth>900</MaxWidth><MaxHeight>800</MaxHeight></Service><Capability>
      <Layer><\(key)>EPSG:4326 EPSG:3857</\(key)><\(key)>EPSG:32633</\(key)>
      <Layer><Name>a</Name><Layer><Name>b</Name><\(key)>EPSG:2193</\(key)></Layer></Layer></Layer>
      </Capability></\(root)>
      """
  }

  /// That of mapserv.
  private static let doctype = """
    <!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd"
     [
     <!ELEMENT VendorSpecificCapabilities EMPTY>
     ]>
    """

  // Source: OGC 06-042, §6.7.3.3: EPSG:4326 has latitude first, EPSG:32633 easting first; §6.7.2 and OGC 01-068r3: before
  // 1.3.0, x is always first.
  @Test(
    "The order of the axes is that of the coordinate system in WMS 1.3.0, and x first in 1.1.1",
    arguments: [
      ("1.1.1", 4326, "SRS=EPSG%3A4326&BBOX=10%2C50%2C12%2C52"),
      ("1.3.0", 4326, "CRS=EPSG%3A4326&BBOX=50%2C10%2C52%2C12"),
      ("1.3.0", 32633, "CRS=EPSG%3A32633&BBOX=10%2C50%2C12%2C52"),
      ("1.3.0", 3857, "CRS=EPSG%3A3857&BBOX=10%2C50%2C12%2C52"),
    ])
  func axes(_ version: String, _ wkid: Int, _ expected: String) throws {
    var source = try ServiceSource("https://a/wms?map=x&SERVICE=WMS&request=GetCapabilities")
    source.parameters = [HTTPParameter("LAYERS", "a")]
    let text = try address(source, SpatialReference(wkid: wkid), capabilities: Self.capabilities(version))
    #expect(text.contains(expected), "\(text)")
    #expect(text.contains("map=x") && text.contains("REQUEST=GetMap") && !text.contains("GetCapabilities"))
    #expect(text.contains(version == "1.3.0" ? "EXCEPTIONS=XML" : "EXCEPTIONS=application%2Fvnd.ogc.se_xml"))
  }

  @Test("A layer has the coordinate systems of the layers around it, and its own")
  func inherited() throws {
    let capabilities = try WMSCapabilities(Array(Self.capabilities("1.1.1").utf8))
    #expect(capabilities.layers.map(\.name) == ["a", "b"])
    #expect(capabilities.layers[0].systems == ["EPSG:4326", "EPSG:3857", "EPSG:32633"])
    #expect(capabilities.layers[1].systems.contains("EPSG:2193"))
    #expect(capabilities.limit == TileSize(width: 900, height: 800))
  }

  @Test(
    "A WMS may state one of its limits, which then holds for both sides, or none",
    arguments: zip(
      ["<MaxWidth>900</MaxWidth>", "<MaxHeight>800</MaxHeight>", "", "<MaxWidth>0</MaxWidth>"],
      [900, 800, nil, nil] as [Int?]))
  func oneLimit(_ element: String, _ side: Int?) throws {
    let text = Self.capabilities("1.3.0").replacing("<MaxWidth>900</MaxWidth><MaxHeight>800</MaxHeight>", with: element)
    let limit = try WMSCapabilities(Array(text.utf8)).limit
    #expect(limit == side.map { TileSize(width: $0, height: $0) })
  }

  // The words of the sources of MapServer 8, GeoServer 2.24 and QGIS Server 3.34.
  @Test(
    "Refusals of a size are recognised by their words, and others are not",
    arguments: [
      ("Image size out of range, WIDTH and HEIGHT must be between 1 and 2048 pixels", true),
      ("This request would use more memory than the maximum allowed: 65536KB", true),
      ("The requested map size is too large", true), ("Invalid layer(s) given", false), ("drawing failed", false),
    ])
  func sizeWords(_ text: String, _ isAboutSize: Bool) {
    #expect(PictureFault.exception(code: nil, text: text).isAboutSize == isAboutSize)
    // ArcGIS states its limits.
    #expect(!PictureFault.refused(.error(code: 400, text: text)).isAboutSize)
  }

  @Test(
    "Documents that are no capabilities, or define entities, are refused",
    arguments: [
      "", "<a/>", "{\"error\":{\"code\":499,\"message\":\"Token Required\"}}", "<!DOCTYPE html><html></html>",
      """
      <!DOCTYPE WMT_MS_Capabilities [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><WMT_MS_Capabilities>&c;</WMT_MS_Capabilities>
      """,
      "<!DOCTYPE WMT_MS_Capabilities [", "<WMT_MS_Capabilities>",
    ])
  func hostile(_ text: String) {
    #expect(throws: PictureFault.self) { try WMSCapabilities(Array(text.utf8)) }
  }

  @Test("Layers within layers within layers do not exhaust the stack")
  func deep() throws {
    let count = 5000
    let text =
      "<WMS_Capabilities><Capability>" + String(repeating: "<Layer><Name>x</Name>", count: count)
      + String(repeating: "</Layer>", count: count) + "</Capability></WMS_Capabilities>"
    // The XML reader may refuse such a depth itself.
    _ = try? WMSCapabilities(Array(text.utf8))
  }

  @Test("The code and the text of an exception are read, in both versions")
  func exception() {
    let text = """
      <?xml version='1.0'?><!DOCTYPE ServiceExceptionReport SYSTEM
      "http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd"><ServiceExceptionReport version="1.1.1">
      <ServiceException code="LayerNotDefined"> msWMSLoadGetMapParams(): Invalid layer(s). </ServiceException>
      </ServiceExceptionReport>
      """
    let fault = PictureAnswer.exception(Array(text.utf8))
    #expect(
      fault == .exception(code: "LayerNotDefined", text: "msWMSLoadGetMapParams(): Invalid layer(s)."))
    #expect(fault?.isLasting == true)
  }
}
