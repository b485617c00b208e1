import CachePages
import MapPage
import SystemPackage

/// The pages themselves, and the files that they load.
struct PageFiles: Sendable {
  private let assets: PageAssets

  /// - Parameter library: the folder of OpenLayers; `nil` if it is not installed.
  init(library: FilePath?) { assets = PageAssets(library: library) }

  /// The page that lists all caches.
  var index: ServedDocument { page(MapPage.index(title: "Tile caches", assets: "assets/")) }

  /// The page of a cache.
  func map(title: String) -> ServedDocument { page(MapPage.map(title: title, assets: "../../assets/")) }

  /// A file of the pages, or of OpenLayers.
  func asset(_ name: String) -> ServedDocument {
    if let asset = assets.file(named: name) { return ServedDocument(.asset(asset.mediaType), asset.bytes) }
    return PageAssets.isOfLibrary(name)
      ? .error(.notFound, "OpenLayers is not installed; \(MapLibrary.command) gets it")
      : .error(.notFound, "there is no such file")
  }

  private func page(_ page: PageAsset) -> ServedDocument { ServedDocument(.html, page.bytes) }
}
