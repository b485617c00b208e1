/// What a well-known text of either version says of the horizontal system, which maps are drawn in.
package struct HorizontalSystem: Sendable {
  /// Whether the text is of a horizontal and a vertical system together.
  package let isCompound: Bool
  /// The horizontal system’s EPSG code.
  package let epsgCode: Int?
  /// The horizontal system where it is written in version 1, which ArcGIS reads: letter for letter as the source has it.
  ///
  /// `nil` for version 2, and for texts with an AXIS that also name a code: these are not Esri’s, whose own text of the code
  /// is the better one.
  package let esriText: String?

  /// - Returns: `nil` where it is no well-known text.
  package init?(_ text: String) {
    guard let whole = WellKnownText(text) else { return nil }
    isCompound = ["COMPOUNDCRS", "COMPD_CS"].contains(whole.keyword)
    guard let node = isCompound ? whole.children.first : whole else { return nil }
    epsgCode = node.children.last { ["ID", "AUTHORITY"].contains($0.keyword) }.flatMap(Self.code)
    let own = String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
    let isForeign = epsgCode != nil && node.child("AXIS") != nil
    esriText = isForeign || CoordinateSystem(wellKnownText: own) == nil ? nil : own
  }

  /// `ID["EPSG",32633]`, or `AUTHORITY["EPSG","32633"]` in version 1.
  private static func code(_ identifier: WellKnownText) -> Int? {
    guard identifier.values.count >= 2, identifier.values[0].uppercased() == "EPSG" else { return nil }
    return Int(identifier.values[1]).flatMap { $0 > 0 ? $0 : nil }
  }
}
