/// Tiles in a folder without a scheme, so that nobody knows where on the map they are.
public enum TilesWithoutScheme: Hashable, Sendable {
  /// The folder of the tiles of a cache, such as `_alllayers`: its name.
  case folder(String)
  /// Folders of levels with bundles or images as ArcGIS writes them: their names, in the order of the levels.
  case levels([String])
  /// Folders of levels with images whose rows and columns are decimal numbers, as web maps have them: their names, in
  /// the order of the levels.
  case webLevels([String])

  /// Whether they are in one folder.
  package var isOne: Bool {
    switch self {
    case .folder: true
    case .levels(let names), .webLevels(let names): names.count == 1
    }
  }

  /// Where the tiles are, for people: `_alllayers`, or `L00 to L12`.
  package var place: String {
    switch self {
    case .folder(let name): name
    case .levels(let names), .webLevels(let names):
      names.count > 1 ? "\(names.first ?? "") to \(names.last ?? "")" : names.first ?? ""
    }
  }
}
