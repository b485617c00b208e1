private import CPROJ
public import TilingSchemes

/// What only PROJ knows. The library is opened at the first question.
public enum PROJ {
  /// Whether libproj is on this machine.
  public static var isAvailable: Bool { cproj_is_available() }

  /// Esri's well-known text of a system known by its identifier, with what PROJ changes put back: the name of the US
  /// survey foot and its digits, and the AUTHORITY at the end.
  ///
  /// Asked for as `ESRI:<wkid>`, then as `EPSG:` of the latest and of the first identifier.
  ///
  /// - Returns: `nil` where PROJ is missing or does not know the identifier.
  public static func esriText(of reference: SpatialReference) -> String? {
    let candidates: [(authority: String, code: Int?)] = [
      ("ESRI", reference.wkid), ("EPSG", reference.latestWKID), ("EPSG", reference.wkid),
    ]
    for case (let authority, let code?) in candidates {
      guard let text = esriText(of: "\(authority):\(code)") else { continue }
      let epsg = reference.latestWKID ?? (authority == "EPSG" ? code : nil)
      return mend(text, authority: epsg.map { ("EPSG", $0) } ?? (authority, code))
    }
    return nil
  }

  private static func esriText(of definition: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard cproj_esri_wkt(definition, &buffer, buffer.count) else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

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

  /// The identifier of a well-known text, where PROJ is certain of it.
  public static func wkid(ofText wellKnownText: String) -> Int? {
    guard WellKnownText(wellKnownText) != nil else { return nil }
    var code: Int32 = 0
    for authority in ["EPSG", "ESRI"] where cproj_identify(wellKnownText, authority, &code) { return Int(code) }
    return nil
  }

  /// The extent around another's in a second system.
  ///
  /// - Parameter density: at how many points of each side PROJ looks, at most 10,000.
  /// - Returns: `nil` where PROJ is missing or cannot do it.
  static func bounds(
    _ extent: Envelope, from definition: String, to target: String, density: Int = 21
  ) -> Envelope? {
    var bounds = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
    guard isSystem(definition), isSystem(target), cproj_bounds(definition, target, &bounds, Int32(density)),
      bounds.allSatisfy(\.isFinite)
    else { return nil }
    return Envelope(xMin: bounds[0], yMin: bounds[1], xMax: bounds[2], yMax: bounds[3])
  }

  /// Points of one system in another; one that has no place there becomes infinite.
  ///
  /// - Returns: `nil` where PROJ is missing or knows no way.
  static func transform(_ points: [MapPoint], from definition: String, to target: String) -> [MapPoint]? {
    var numbers = points.flatMap { [$0.x, $0.y] }
    guard isSystem(definition), isSystem(target), cproj_transform(definition, target, &numbers, points.count) else {
      return nil
    }
    return points.indices.map { MapPoint(x: numbers[2 * $0], y: numbers[2 * $0 + 1]) }
  }

  /// Where a system is meant to be used, in degrees of WGS84; `nil` where PROJ is missing or does not know.
  static func areaOfUse(of definition: String) -> Envelope? {
    var bounds = [Double](repeating: 0, count: 4)
    guard isSystem(definition), cproj_area_of_use(definition, &bounds), bounds.allSatisfy(\.isFinite) else {
      return nil
    }
    return Envelope(xMin: bounds[0], yMin: bounds[1], xMax: bounds[2], yMax: bounds[3])
  }

  /// Anything but a WKT or an identifier could name files and grids.
  private static func isSystem(_ definition: String) -> Bool {
    isIdentifier(definition) || WellKnownText(definition) != nil
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
