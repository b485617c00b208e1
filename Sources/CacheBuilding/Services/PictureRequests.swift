import CoordinateSystems
import HTTPAccess
import SourceText
import TilingSchemes

/// The addresses of the pictures of a service in one coordinate system.
struct PictureRequests: Sendable {
  private let address: HTTPAddress
  private let system: System
  private let own: [HTTPParameter]

  private enum System: Sendable {
    /// A WKID, or the JSON of a WKT.
    case arcGIS(ServiceSource.Interface, String)
    case wms(WMSCapabilities, code: String, order: AxisOrder)
  }

  /// The parameters that no caller may set. Source: ArcGIS REST API, “Export Map” and “Export Image”; OGC 06-042, §7.3.
  private static let reserved = [
    "bbox", "bboxsr", "imagesr", "size", "f", "token", "width", "height", "crs", "srs", "request", "service",
    "exceptions", "adjustaspectratio", "mapscale", "rotation",
  ]

  /// - Parameters:
  ///   - reference: the coordinate system of the scheme. Square pixels are requested in it, so nothing is transformed.
  ///   - isElevation: whether values are requested and not colours.
  ///   - dotsPerInch: the resolution from which the server computes the scale that decides which layers it draws.
  /// - Throws: `ServiceError` if a parameter is reserved, or the service does not draw in the system.
  init(
    _ source: ServiceSource, _ description: ServiceDescription, _ reference: SpatialReference, dotsPerInch: Double?,
    isElevation: Bool = false
  ) throws(ServiceError) {
    for parameter in source.parameters where Self.reserved.contains(parameter.name.lowercased()) {
      throw .reservedParameter(parameter.name)
    }
    var defaults: [HTTPParameter]
    switch source.interface {
    case .map:
      system = .arcGIS(.map, try Self.spatialReference(reference))
      defaults = [HTTPParameter("format", "png32"), HTTPParameter("transparent", "true")]
      if let dotsPerInch { defaults.append(HTTPParameter("dpi", DecimalNumber.shortest(dotsPerInch))) }
    case .image:
      system = .arcGIS(.image, try Self.spatialReference(reference))
      defaults = isElevation ? Self.values(description.valueFormat) : [HTTPParameter("format", "png32")]
      // Without this, the server widens an extent whose shape is not that of the picture, and does not say so.
      defaults.append(HTTPParameter("adjustAspectRatio", "false"))
    case .wms:
      guard let capabilities = description.wms else { throw .systemWithoutCode }
      let code = try Self.code(reference, source, capabilities)
      system = .wms(capabilities, code: code, order: capabilities.isVersion13 ? reference.axisOrder : .eastFirst)
      defaults = [
        HTTPParameter("STYLES", ""), HTTPParameter("FORMAT", "image/png"), HTTPParameter("TRANSPARENT", "TRUE"),
      ]
    }
    address = source.address
    // Later ones replace earlier ones of the same name.
    own = defaults + source.parameters.filter { $0.name.lowercased() != "version" }
  }

  /// Values without a loss by compression. Source: ArcGIS REST API, “Export Image”.
  private static func values(_ format: ServiceDescription.ValueFormat) -> [HTTPParameter] {
    let ofFormat =
      switch format {
      case .lerc:
        [
          HTTPParameter("format", "lerc"), HTTPParameter("lercVersion", "2"),
          HTTPParameter("compressionTolerance", "0"),
        ]
      case .tiff: [HTTPParameter("format", "tiff")]
      }
    return ofFormat + [HTTPParameter("pixelType", "F32"), HTTPParameter("interpolation", "RSP_BilinearInterpolation")]
  }

  /// The address of a picture.
  func address(of extent: Envelope, width: Int, height: Int) -> HTTPAddress {
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(Self.text)
    switch system {
    case .arcGIS(let interface, let reference):
      return address.appending(
        [interface == .image ? "exportImage" : "export"],
        own + [
          HTTPParameter("bbox", edges.joined(separator: ",")), HTTPParameter("bboxSR", reference),
          HTTPParameter("imageSR", reference), HTTPParameter("size", "\(width),\(height)"), HTTPParameter("f", "image"),
        ])
    case .wms(let capabilities, let code, let order):
      let box = order == .northFirst ? [edges[1], edges[0], edges[3], edges[2]] : edges
      return address.appending(
        [],
        own + [
          HTTPParameter("SERVICE", "WMS"), HTTPParameter("VERSION", capabilities.isVersion13 ? "1.3.0" : "1.1.1"),
          HTTPParameter("REQUEST", "GetMap"), HTTPParameter(capabilities.isVersion13 ? "CRS" : "SRS", code),
          HTTPParameter("BBOX", box.joined(separator: ",")), HTTPParameter("WIDTH", String(width)),
          HTTPParameter("HEIGHT", String(height)),
          // Otherwise mapserv answers an unknown layer with a valid picture.
          HTTPParameter("EXCEPTIONS", capabilities.isVersion13 ? "XML" : "application/vnd.ogc.se_xml"),
        ])
    }
  }

  /// The address of a tile of the service's own cache.
  ///
  /// - Parameter level: the number of the level in the service.
  func address(ofTile tile: TileCoordinate, level: Int) -> HTTPAddress {
    // Without the parameter, ArcGIS answers with an empty picture where it has no tile.
    address.appending(
      ["tile", String(level), String(tile.row), String(tile.column)], [HTTPParameter("blankTile", "false")])
  }

  private static func spatialReference(_ reference: SpatialReference) throws(ServiceError) -> String {
    if let code = reference.wkid ?? reference.latestWKID { return String(code) }
    guard let text = reference.wellKnownText else { throw .systemWithoutCode }
    return JSONOutput.object([.init("wkt", .string(text))]).text(.compact)
  }

  private static func code(
    _ reference: SpatialReference, _ source: ServiceSource, _ capabilities: WMSCapabilities
  ) throws(ServiceError) -> String {
    guard let code = reference.isWebMercator ? WebMercator.epsgCode : reference.latestWKID ?? reference.wkid else {
      throw .systemWithoutCode
    }
    let names = source.parameters.last { $0.name.lowercased() == "layers" }?.value ?? ""
    let layers = try capabilities.layers(named: names.split(separator: ",").map(String.init))
    let offered = layers.first?.systems ?? []
    // GeoServer and others state systems of Esri's numbers as ESRI; old servers have Web Mercator as 900913 or 102100.
    let spellings = ["EPSG:\(code)", "ESRI:\(code)"] + (reference.isWebMercator ? ["EPSG:900913", "EPSG:102100"] : [])
    for spelling in spellings where layers.allSatisfy({ $0.systems.contains(spelling) }) { return spelling }
    throw .unknownSystem("EPSG:\(code)", offered: offered)
  }

  /// A coordinate without an exponent, which some servers do not read, and with all digits.
  static func text(_ value: Double) -> String {
    let shortest = "\(value)"
    guard let mark = shortest.firstIndex(of: "e"), let exponent = Int(shortest[shortest.index(after: mark)...]) else {
      return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
    let isNegative = shortest.hasPrefix("-")
    let mantissa = shortest[..<mark].drop { $0 == "-" }
    let digits = mantissa.filter { $0 != "." }
    let whole = mantissa.prefix { $0 != "." }.count + exponent
    let text: String =
      if whole <= 0 {
        "0." + String(repeating: "0", count: -whole) + digits
      } else if whole >= digits.count {
        digits + String(repeating: "0", count: whole - digits.count)
      } else {
        digits.prefix(whole) + "." + digits.dropFirst(whole)
      }
    return (isNegative ? "-" : "") + text
  }
}
