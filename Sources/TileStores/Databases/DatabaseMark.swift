/// Tells two kinds of SQLite databases apart by their first bytes.
enum DatabaseMark {
  /// `application_id` at byte 68: “GPKG” since GeoPackage 1.2, “GP10” and “GP11” before (OGC 12-128r18, §1.1.1.1.1).
  private static let geoPackages = ["GPKG", "GP10", "GP11"].map { Array($0.utf8) }

  static func isDatabase(_ head: [UInt8]) -> Bool { head.starts(with: Array("SQLite format 3\0".utf8)) }

  static func isGeoPackage(_ head: [UInt8]) -> Bool {
    isDatabase(head) && head.count >= 72 && geoPackages.contains(Array(head[68..<72]))
  }
}
