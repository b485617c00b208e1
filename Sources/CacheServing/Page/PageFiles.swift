import CacheOpening
import FileAccess
import MapPage
import SystemPackage

/// The pages themselves, and the files that they load.
struct PageFiles: Sendable {
  private let library: FilePath?

  /// The largest file of a map library that is sent, in bytes; OpenLayers has about one million.
  private static let largestFile = 16_000_000

  /// - Parameter library: the folder of OpenLayers; `nil` if it is not installed.
  init(library: FilePath?) { self.library = library }

  /// The page that lists all caches.
  var index: ServedDocument { page(MapPage.index(title: "Tile caches", assets: "assets/")) }

  /// The page of a cache.
  func map(title: String) -> ServedDocument { page(MapPage.map(title: title, assets: "../../assets/")) }

  /// A file of the pages, or of OpenLayers. Its name is only compared with known names.
  func asset(_ name: String) -> ServedDocument {
    if let asset = MapPage.asset(named: name) { return ServedDocument(.asset(asset.mediaType), asset.bytes) }
    guard let file = MapLibrary.files.first(where: { $0.name == name }) else {
      return .error(.notFound, "there is no such file")
    }
    guard let library, let section = try? InputFile(library.appending(file.name)).all,
      section.size <= Self.largestFile, let bytes = try? section.bytes(at: 0, count: section.size)
    else { return .error(.notFound, "OpenLayers is not installed; \(MapLibrary.command) gets it") }
    return ServedDocument(.asset(file.mediaType), bytes)
  }

  private func page(_ page: PageAsset) -> ServedDocument { ServedDocument(.html, page.bytes) }
}
