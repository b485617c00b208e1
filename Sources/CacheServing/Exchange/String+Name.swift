extension String {
  /// Whether the text is a name in any letter case: that of a header, or of a part of an address, which ArcGIS writes as
  /// `MapServer` and clients as `mapserver`. Nothing is copied, because every request is compared with several names.
  ///
  /// - Parameter name: ASCII in lower case.
  package func isName(_ name: StaticString) -> Bool {
    guard utf8.count == name.utf8CodeUnitCount else { return false }
    var place = name.utf8Start
    for byte in utf8 {
      let lower = 0x41...0x5A ~= byte ? byte | 0x20 : byte
      if lower != place.pointee { return false }
      place += 1
    }
    return true
  }
}
