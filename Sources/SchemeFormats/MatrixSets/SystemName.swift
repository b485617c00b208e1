import CoordinateSystems
package import TilingSchemes

/// A coordinate system as open documents name it: a URN, a URI, or an authority with a code.
package struct SystemName {
  /// The spellings in which a system can be named.
  enum Spelling {
    /// `http://www.opengis.net/def/crs/EPSG/0/2193`
    case uri
    /// `urn:ogc:def:crs:EPSG::2193`
    case urn
    /// `EPSG:2193`
    case code
  }

  /// The system by its identifiers.
  package let reference: SpatialReference
  /// The coordinate that is stated first in corners and boxes.
  let axisOrder: AxisOrder

  /// - Returns: `nil` for an authority whose codes Esri does not have, such as `IGNF:LAMB93`.
  package init?(_ text: String) {
    guard let parts = Self.parts(text), let code = parts.last else { return nil }
    switch parts[0].uppercased() {
    case "EPSG", "ESRI":
      guard let number = Int(code), number > 0, number < 10_000_000 else { return nil }
      reference = Self.reference(number)
      axisOrder = reference.axisOrder
    case "OGC":
      // The names of WMS and of OGC’s register; `urn:ogc:def:crs:OGC:2:84` is the oldest.
      guard let number = ["CRS84": 4326, "84": 4326, "CRS83": 4269, "CRS27": 4267][code.uppercased()] else {
        return nil
      }
      reference = Self.reference(number)
      axisOrder = .eastFirst
    case "CRS":
      guard let number = ["84": 4326, "83": 4269, "27": 4267][code] else { return nil }
      reference = Self.reference(number)
      axisOrder = .eastFirst
    default: return nil
    }
  }

  /// The authority first and the code last.
  private static func parts(_ text: String) -> [Substring]? {
    var text = text[...]
    // A safe CURIE of OGC API: `[EPSG:3857]`.
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    if text.hasPrefix("http://") || text.hasPrefix("https://") {
      let parts = text.split(separator: "/")
      guard let place = parts.firstIndex(of: "crs"), parts.count - place >= 3 else { return nil }
      return Array(parts[(place + 1)...])
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: true)
    if parts.first?.lowercased() == "urn" {
      guard let place = parts.firstIndex(of: "crs"), parts.count - place >= 3 else { return nil }
      return Array(parts[(place + 1)...])
    }
    return parts.count == 2 ? parts : nil
  }

  /// The reference as Esri states the system of a code, such as 102100 with the latest WKID 3857 for 3857.
  private static func reference(_ code: Int) -> SpatialReference {
    if code > 32_767 {
      let latest = KnownSystem.find(SpatialReference(wkid: code))?.latestWKID
      return SpatialReference(wkid: code, latestWKID: latest ?? (WebMercator.wkids.contains(code) ? 3857 : nil))
    }
    guard let known = KnownSystem.find(SpatialReference(latestWKID: code)) else {
      return SpatialReference(wkid: code, latestWKID: code)
    }
    return SpatialReference(wkid: known.wkid, latestWKID: known.latestWKID)
  }

  /// The name of a system; `nil` if it has no identifier.
  ///
  /// WGS 1984 in degrees becomes CRS84, the same system with longitude first, because readers disagree on the order of
  /// EPSG:4326 (`Reference/open-formats.md#axis-order`).
  static func text(of reference: SpatialReference, as spelling: Spelling) -> String? {
    guard let code = reference.isWebMercator ? 3857 : reference.latestWKID ?? reference.wkid else { return nil }
    if code == 4326, spelling != .code {
      return spelling == .uri ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84" : "urn:ogc:def:crs:OGC:1.3:CRS84"
    }
    // EPSG’s codes end at 32767; Esri’s own begin with 37001.
    let authority = code > 32_767 ? "ESRI" : "EPSG"
    return switch spelling {
    case .uri: "http://www.opengis.net/def/crs/\(authority)/0/\(code)"
    case .urn: "urn:ogc:def:crs:\(authority)::\(code)"
    case .code: "\(authority):\(code)"
    }
  }

  /// The order of coordinates beside the name that `text` gives.
  static func axisOrder(of reference: SpatialReference, as spelling: Spelling) -> AxisOrder {
    text(of: reference, as: spelling).flatMap(SystemName.init)?.axisOrder ?? .eastFirst
  }
}
