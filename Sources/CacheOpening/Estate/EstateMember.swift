package import SystemPackage

/// A cache, a package or a database that was found in an estate, before it is opened.
package struct EstateMember: Sendable {
  /// Why a place is a member.
  package enum Kind: Sendable {
    /// A scheme file with the name of one: conf.xml or root.json.
    case scheme(hasTiles: Bool)
    /// A file with the suffix of a package or a database.
    case package
    /// A GeoPackage, most of which contain features and no tiles.
    case geoPackage
    /// A folder with tiles, but without a scheme.
    case orphan(TilesWithoutScheme)
    /// A folder that cannot be listed, or a link that leads to nothing: the reason.
    case unreadable(String)
  }

  /// The path for people: the folder of the cache, or the package.
  package let path: FilePath
  /// The file that is opened, which is the package itself or the scheme in the folder.
  package let file: FilePath
  package let kind: Kind

  /// The folder whose settings apply.
  package var folder: FilePath {
    let folder = file.folder
    return folder.isEmpty ? "." : folder
  }

  /// Whether a file that is not a scheme is reported. Any program can have a file conf.xml or root.json.
  package var isSurelyCache: Bool {
    switch kind {
    case .scheme(let hasTiles): hasTiles
    case .geoPackage: false
    case .package, .orphan, .unreadable: true
    }
  }
}
