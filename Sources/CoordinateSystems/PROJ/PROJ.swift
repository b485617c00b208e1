private import CPROJ
public import TilingSchemes

/// Questions that only PROJ can answer. The library is opened at the first one, because opening it is slow.
public enum PROJ {
  /// Whether libproj is installed.
  public static var isAvailable: Bool { cproj_is_available() }

  /// Esri's well-known text of the system with an identifier. PROJ's deviations from Esri are corrected: the name and
  /// the digits of the US survey foot, and the missing AUTHORITY at the end.
  ///
  /// The identifier is looked up as `ESRI:<wkid>`, then as `EPSG:` with the latest WKID, then with the WKID.
  ///
  /// - Returns: `nil` if PROJ is missing or does not know the identifier.
  public static func esriText(of reference: SpatialReference) -> String? {
    let candidates = [(isEsri: true, code: reference.wkid), (false, reference.latestWKID), (false, reference.wkid)]
    let identifiers = candidates.compactMap { isEsri, code in
      code.flatMap(Int32.init(exactly:)).map { cproj_identifier(is_esri: isEsri, code: $0) }
    }
    // The longest texts have a few thousand bytes, so the buffer is ample.
    var buffer = [CChar](repeating: 0, count: 16_384)
    let found = cproj_esri_wkt(identifiers, identifiers.count, &buffer, buffer.count)
    guard found >= 0 else { return nil }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let (isEsri, code) = (identifiers[found].is_esri, Int(identifiers[found].code))
    let epsg = reference.latestWKID ?? (isEsri ? nil : code)
    return mend(text, authority: epsg.map { ("EPSG", $0) } ?? ("ESRI", code))
  }

  /// Restores Esri's spelling in a text written by PROJ.
  private static func mend(_ text: String, authority: (name: String, code: Int)) -> String {
    var text = text
    if let unit = WellKnownText(text)?.child("UNIT"), unit.values.first == "US survey foot",
      let range = text.range(of: "UNIT[\"US survey foot\",\(unit.values[1])]")
    {
      text.replaceSubrange(range, with: "UNIT[\"Foot_US\",0.3048006096012192]")
    }
    if !text.contains("AUTHORITY["), text.last == "]" {
      text.removeLast()
      text += ",AUTHORITY[\"\(authority.name)\",\(authority.code)]]"
    }
    return text
  }

  private static func isIdentifier(_ definition: String) -> Bool {
    let parts = definition.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && ["EPSG", "ESRI"].contains(parts[0]) && Int(parts[1]) != nil
  }

  /// The identifier of a well-known text, if PROJ identifies it with certainty.
  public static func wkid(ofText wellKnownText: String) -> Int? {
    guard WellKnownText(wellKnownText) != nil else { return nil }
    var code: Int32 = 0
    for authority in ["EPSG", "ESRI"] where cproj_identify(wellKnownText, authority, &code) { return Int(code) }
    return nil
  }

  /// The PROJJSON of a system without an identifier, on one line.
  ///
  /// - Parameter wellKnownText: the system as Esri's or OGC's WKT 1.
  /// - Returns: `nil` if PROJ is missing or does not understand the text.
  public static func json(ofText wellKnownText: String) -> String? {
    WellKnownText(wellKnownText) == nil ? nil : converted(wellKnownText, toJSON: true)
  }

  /// Esri's well-known text of a system in PROJJSON.
  ///
  /// - Parameter json: an object of PROJJSON.
  /// - Returns: `nil` if PROJ is missing or does not understand the text, or Esri's WKT cannot state the system.
  public static func esriText(ofJSON json: String) -> String? {
    // PROJ takes other texts for names of systems and files.
    guard json.hasPrefix("{"), let text = converted(json, toJSON: false), WellKnownText(text) != nil else { return nil }
    return text
  }

  private static func converted(_ definition: String, toJSON: Bool) -> String? {
    var buffer = [CChar](repeating: 0, count: 65_536)
    guard cproj_convert(definition, toJSON, &buffer, buffer.count) else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The smallest extent in a second system that contains an extent of the first.
  ///
  /// - Parameter density: the number of points on each side that PROJ transforms, at most 10,000.
  /// - Returns: `nil` if PROJ is missing or cannot transform the extent.
  static func bounds(
    _ extent: Envelope, from definition: String, to target: String, density: Int = 21
  ) -> Envelope? {
    var bounds = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
    guard isSystem(definition), isSystem(target), cproj_bounds(definition, target, &bounds, Int32(density)),
      bounds.allSatisfy(\.isFinite)
    else { return nil }
    return Envelope(xMin: bounds[0], yMin: bounds[1], xMax: bounds[2], yMax: bounds[3])
  }

  /// Points of one system in another; a point that cannot be represented there becomes infinite.
  ///
  /// - Returns: `nil` if PROJ is missing or has no transformation.
  static func transform(_ points: [MapPoint], from definition: String, to target: String) -> [MapPoint]? {
    var numbers = points.flatMap { [$0.x, $0.y] }
    guard isSystem(definition), isSystem(target), cproj_transform(definition, target, &numbers, points.count) else {
      return nil
    }
    return points.indices.map { MapPoint(x: numbers[2 * $0], y: numbers[2 * $0 + 1]) }
  }

  /// The area in which a system is meant to be used, in degrees of WGS84; `nil` if PROJ is missing or has no area.
  static func areaOfUse(of definition: String) -> Envelope? {
    var bounds = [Double](repeating: 0, count: 4)
    guard isSystem(definition), cproj_area_of_use(definition, &bounds), bounds.allSatisfy(\.isFinite) else {
      return nil
    }
    return Envelope(xMin: bounds[0], yMin: bounds[1], xMax: bounds[2], yMax: bounds[3])
  }

  /// The name of that area, such as “New Zealand - onshore”; `nil` if PROJ is missing or has none.
  static func areaName(of definition: String) -> String? {
    guard isSystem(definition) else { return nil }
    // The longest names in the registry of EPSG have some 4000 characters.
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    guard cproj_area_name(definition, &buffer, buffer.count) else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Only a WKT or an identifier is passed to PROJ: other definitions could refer to files and grids.
  private static func isSystem(_ definition: String) -> Bool {
    isIdentifier(definition) || WellKnownText(definition) != nil
  }
}

extension String {
  // A method of this name is in Foundation, which this module does not import.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
