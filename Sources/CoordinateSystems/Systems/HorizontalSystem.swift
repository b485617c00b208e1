/// The horizontal system in a well-known text of either version. Maps are drawn in the horizontal system.
package struct HorizontalSystem: Sendable {
  /// Whether the text describes a horizontal and a vertical system together.
  package let isCompound: Bool
  /// The horizontal system’s EPSG code.
  package let epsgCode: Int?
  /// The text of the horizontal system exactly as in the source, if it is in version 1, which ArcGIS reads.
  ///
  /// `nil` for version 2, and for a text with an AXIS that also has a code: that text is not Esri’s, and Esri’s own
  /// text for the code is better.
  package let esriText: String?

  /// - Returns: `nil` if the text is not well-known text.
  package init?(_ text: String) {
    guard let whole = WellKnownText(text) else { return nil }
    isCompound = ["COMPOUNDCRS", "COMPD_CS"].contains(whole.keyword)
    guard let node = isCompound ? whole.children.first : whole else { return nil }
    epsgCode = node.children.last { ["ID", "AUTHORITY"].contains($0.keyword) }.flatMap(Self.code)
    let own = String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
    let isForeign = epsgCode != nil && node.child("AXIS") != nil
    esriText = isForeign || CoordinateSystem(wellKnownText: own) == nil ? nil : own
  }

  /// The code in `ID["EPSG",32633]`, or in `AUTHORITY["EPSG","32633"]` of version 1.
  private static func code(_ identifier: WellKnownText) -> Int? {
    guard identifier.values.count >= 2, identifier.values[0].uppercased() == "EPSG" else { return nil }
    return Int(identifier.values[1]).flatMap { $0 > 0 ? $0 : nil }
  }
}
