import FileAccess
package import MapPage
package import SystemPackage

/// The files that the pages load: those of the page itself, and those of OpenLayers if it is installed.
package struct PageAssets: Sendable {
  private let library: FilePath?

  /// The largest file of a map library that is read, in bytes; OpenLayers has about one million.
  private static let largestFile = 16_000_000

  /// - Parameter library: the folder of OpenLayers; `nil` if it is not installed.
  package init(library: FilePath?) { self.library = library }

  /// A file of the pages, or of OpenLayers. Its name is only compared with known names.
  ///
  /// - Returns: `nil` if there is no such file, or if OpenLayers is not installed.
  package func file(named name: String) -> PageAsset? {
    if let asset = MapPage.asset(named: name) { return asset }
    guard let file = MapLibrary.files.first(where: { $0.name == name }), let library,
      let section = try? InputFile(library.appending(file.name)).all, section.size <= Self.largestFile,
      let bytes = try? section.bytes(at: 0, count: section.size)
    else { return nil }
    return PageAsset(name: file.name, bytes: bytes, mediaType: file.mediaType)
  }

  /// All files, for a copy of the page; without those of OpenLayers if one of them is missing.
  package var all: [PageAsset] {
    let found = MapLibrary.files.compactMap { file(named: $0.name) }
    return MapPage.assets + (found.count == MapLibrary.files.count ? found : [])
  }

  /// Whether a file belongs to OpenLayers.
  package static func isOfLibrary(_ name: String) -> Bool { MapLibrary.files.contains { $0.name == name } }
}
