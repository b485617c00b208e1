import FileAccess
import MapPage
import SourceText
import SystemPackage
import TileStores

/// Decides by its name and place whether a file or folder belongs to a folder for web servers, as `convert` writes it.
enum WebFolderContent {
  private static let documents: Set<String> = ["index.html", "cache.json", "WMTSCapabilities.xml", "tiles.json"]

  /// In bytes. The description of a cache with very many levels has some ten thousand.
  private static let limit = 1 << 22

  /// Whether `convert` wrote a folder, by the content of its `cache.json`: any site can have a file with this name.
  static func isWritten(_ folder: FilePath) -> Bool {
    guard FolderDocument.tiles(ofPage: folder) != nil,
      let bytes = try? FileReading.bytes(of: folder.appending("cache.json"), limit: limit),
      let text = try? SourceText(bytes), let document = try? JSONReader.read(text)
    else { return false }
    return document.root["tileTemplate"]?.string?.hasPrefix("\(WebFolderStore.tileFolder)/{level}/") == true
      && document.root["presenceTemplate"]?.string?.hasPrefix("presence/") == true
  }

  /// - Parameter path: the names from the folder of the page to the file.
  static func isFile(_ path: [String]) -> Bool {
    guard let first = path.first, path.count > 1 else { return documents.contains(path.first ?? "") }
    let rest = Array(path.dropFirst())
    switch first {
    case WebFolderStore.tileFolder: return OpenFolderContent.isFile(rest)
    case "assets": return rest.count == 1 && MapPage.isAsset(rest[0])
    case "presence", "check":
      return rest.count == 1 && rest[0].hasSuffix(".json") && Int(rest[0].dropLast(5)) != nil
    default: return false
    }
  }

  /// - Parameter path: the names from the folder of the page to the folder.
  static func isFolder(_ path: [String]) -> Bool {
    guard let first = path.first else { return false }
    let rest = Array(path.dropFirst())
    if first == WebFolderStore.tileFolder { return rest.isEmpty || OpenFolderContent.isFolder(rest) }
    return rest.isEmpty && ["assets", "presence", "check"].contains(first)
  }
}
