/// A scheme that is known by its name.
public struct BuiltInScheme: Hashable, Sendable {
  /// As the user gives it, such as `arcgis-online`.
  public let name: String
  /// For people, on one line.
  public let title: String
  /// Origin, tile size and levels in the digits of the source, not recomputed.
  public let scheme: TilingScheme

  /// All of them, Esri's first.
  public static let all: [BuiltInScheme] = EsriSchemes.all + OGCSchemes.all

  /// The names, for a message: those of the zones of UTM as a range.
  package static var nameList: String {
    let names = all.map(\.name).filter { !$0.hasPrefix("UTM") }
    return (names + ["UTM01WGS84Quad to UTM60WGS84Quad"]).joined(separator: ", ")
  }

  /// The scheme of a name, in any letter case.
  public static func named(_ name: String) -> BuiltInScheme? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}
