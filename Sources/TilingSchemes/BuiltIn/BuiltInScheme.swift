/// A scheme that users can refer to by its name.
public struct BuiltInScheme: Hashable, Sendable {
  /// The name as the user gives it, such as `arcgis-online`.
  public let name: String
  /// A description of one line.
  public let title: String
  /// Origin, tile size and levels with the digits of the source, not recomputed.
  public let scheme: TilingScheme

  /// All built-in schemes, Esri's first.
  public static let all: [BuiltInScheme] = EsriSchemes.all + OGCSchemes.all + GDALSchemes.all

  /// Who has published it: `Esri`, `OGC` or `GDAL`.
  public var publisher: String {
    if EsriSchemes.all.contains(self) { return "Esri" }
    return OGCSchemes.all.contains(self) ? "OGC" : "GDAL"
  }

  /// The names for a message; those of the UTM zones as a range.
  package static var nameList: String {
    let names = all.map(\.name).filter { !$0.hasPrefix("UTM") }
    return (names + ["UTM01WGS84Quad to UTM60WGS84Quad"]).joined(separator: ", ")
  }

  /// The first scheme that caches of ArcGIS have in the same coordinate system, for a scheme of OGC or GDAL; `nil` for
  /// Esri's own, and if there is none.
  public var esriCounterpart: BuiltInScheme? {
    guard !EsriSchemes.all.contains(self), let wkid = scheme.spatialReference?.latestWKID else { return nil }
    return EsriSchemes.all.first { $0.scheme.spatialReference?.latestWKID == wkid }
  }

  /// The scheme with a name, in upper or lower case.
  public static func named(_ name: String) -> BuiltInScheme? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}
