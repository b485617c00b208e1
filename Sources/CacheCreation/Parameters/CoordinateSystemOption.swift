import CoordinateSystems
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage
package import TilingSchemes

/// Parses a coordinate system: a WKID, `EPSG:` or `ESRI:` with a number, a common name such as `WGS84`, the name in an open
/// document such as `urn:ogc:def:crs:EPSG::2193`, well-known text, or a file that contains one of these.
package enum CoordinateSystemOption {
  /// - Parameters:
  ///   - text: the value of the option.
  ///   - option: the option that gives the system.
  /// - Throws: `CreationError.usage` if it is not one of these, or the system is unknown; `.file` if the file cannot be
  ///   read.
  package static func reference(
    _ text: String, of option: CreateOption = .crs
  ) throws(CreationError) -> SpatialReference {
    // A WKID takes precedence over a file with a number as its name.
    if let reference = try read(text, option) { return reference }
    let path = FilePath(text)
    guard FileSystemEntry.at(path) == .file else {
      throw .usage(
        option,
        "“\(excerpt(text))” is neither a known coordinate system nor a file; write a WKID such as 2193 (4326 for degrees of "
          + "WGS84), EPSG:2193, well-known text, or the path of a .prj file")
    }
    let content: [UInt8]
    do throws(FileAccessError) {
      content = try FileReading.bytes(of: path, limit: 1_048_576)
    } catch {
      throw .file(error)
    }
    guard let reference = try read(String(decoding: content, as: UTF8.self), option) else {
      throw .usage(option, "\(text) does not contain the well-known text of a coordinate system")
    }
    return reference
  }

  /// - Returns: `nil` if the text is neither an identifier nor well-known text.
  private static func read(_ text: String, _ option: CreateOption) throws(CreationError) -> SpatialReference? {
    let text = text.trimmed
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count <= 2, let code = parts.last.flatMap({ Int($0.trimmed) }), code > 0,
      parts.count == 1 || ["epsg", "esri", "wkid"].contains(parts[0].trimmed.lowercased())
    {
      return try identified(code, option)
    }
    if let code = named(text) { return try identified(code, option) }
    // A compound system is accepted; only its horizontal part is used.
    guard let wellKnown = HorizontalSystem(text) else { return nil }
    guard let legacy = wellKnown.esriText else {
      if let code = wellKnown.epsgCode { return try identified(code, option) }
      throw .usage(
        option, "this well-known text is not WKT 1, which ArcGIS reads, and contains no EPSG code; give WKT 1 or a WKID"
      )
    }
    // Text of .prj files usually has no code. PROJ finds it by comparing definitions, so that the files can state a
    // WKID.
    let code = wellKnown.epsgCode ?? PROJ.wkid(ofText: legacy)
    return SpatialReference(wellKnownText: legacy, wkid: code, latestWKID: code)
  }

  /// Names that people and programs use instead of a number, without blanks, hyphens and letter case.
  private static let names = [
    "wgs84": 4326, "wgs1984": 4326, "crs84": 4326, "lonlat": 4326, "longlat": 4326,
    "webmercator": 3857, "pseudomercator": 3857, "wgs84pseudomercator": 3857, "googlemercator": 3857,
    "nad83": 4269, "nad27": 4267, "etrs89": 4258, "gda94": 4283, "gda2020": 7844,
    "nztm": 2193, "nztm2000": 2193, "rdnew": 28992, "britishnationalgrid": 27700, "lambert93": 2154,
    "lv95": 2056,
  ]

  /// The number of a common name, of Esri's name of a known system, or of a name in an open document.
  private static func named(_ text: String) -> Int? {
    guard text.utf8.count <= 100 else { return nil }
    let plain = plain(text)
    if let code = names[plain] ?? KnownSystem.all.first(where: { Self.plain($0.system.name) == plain })?.wkid {
      return code
    }
    return SystemName(text).flatMap { $0.reference.latestWKID ?? $0.reference.wkid }
  }

  private static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static func identified(_ code: Int, _ option: CreateOption) throws(CreationError) -> SpatialReference {
    // ArcGIS always writes the same reference for Web Mercator, whichever of its numbers was given.
    if WebMercator.wkids.contains(code) { return WebMercator.reference }
    let known = KnownSystem.find(SpatialReference(wkid: code))
    // Esri's own identifiers start at 37001. Below that, WKID and EPSG code are the same number.
    let reference = SpatialReference(wkid: code, latestWKID: known?.latestWKID ?? (code < 32_768 ? code : nil))
    // Without its unit, a system cannot be used for scales.
    guard reference.resolveSystem() != nil else {
      throw .usage(
        option,
        PROJ.isAvailable
          ? "\(code) is not the WKID of a known geographic or projected coordinate system; give its well-known text"
          : "\(code) is not in the built-in table, and libproj is not installed; give the well-known text instead")
    }
    return reference
  }

  private static func excerpt(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }
}
