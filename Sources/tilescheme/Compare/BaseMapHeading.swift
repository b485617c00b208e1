import TileSchemeKit

/// The heading of the column that says how caches lie on a base map.
enum BaseMapHeading {
  /// A longer heading would make every line of the table as long as the path of the base map.
  private static let limit = 24

  /// `on arcgis-online`; of a path the last name, and `on the base map` if that is long too.
  static func text(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let short = [name, last].first(where: { $0.count <= limit }) else { return "on the base map" }
    return "on \(printable(short))"
  }
}
