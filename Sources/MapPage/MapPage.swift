/// The page that shows a cache in a browser, and the page that lists the caches of a server.
///
/// A page is HTML and a folder of assets: the style sheet and the scripts of this module, and the files of OpenLayers
/// (`MapLibrary`), which this module does not contain. The page of a cache reads `cache.json` beside itself, the list
/// reads `caches.json`; `Documentation/MAP-PAGE.md` describes both. All texts of a cache are in these JSON files, and the
/// scripts show them as text.
public enum MapPage {
  /// The policy under which the pages work, as the value of `Content-Security-Policy`. The pages contain it as well, for
  /// servers that send no such header.
  public static let contentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'"

  /// The files of the assets folder, without those of OpenLayers.
  public static var assets: [PageAsset] {
    AssetTable.all.map { PageAsset(name: $0.name, bytes: $0.bytes(), mediaType: mediaType(of: $0.name)) }
  }

  /// A file of the assets folder.
  ///
  /// - Parameter name: its name as an address has it, such as `map.js`. It is only compared with the known names.
  /// - Returns: the file, or `nil` if the folder has no such file.
  public static func asset(named name: some StringProtocol) -> PageAsset? {
    AssetTable.all.first { $0.name == name }
      .map { PageAsset(name: $0.name, bytes: $0.bytes(), mediaType: mediaType(of: $0.name)) }
  }

  /// Whether the folder of assets of a static copy can contain a file with a name: one of the page, or of OpenLayers.
  package static func isAsset(_ name: String) -> Bool {
    AssetTable.all.contains { $0.name == name } || MapLibrary.files.contains { $0.name == name }
  }

  /// The page of one cache.
  ///
  /// - Parameters:
  ///   - title: the title as plain text; it is escaped.
  ///   - assets: the address of the assets folder, relative to the page, with a slash at its end: `../../assets/`.
  /// - Returns: the page, whose name is `index.html`.
  public static func map(title: String, assets: String) -> PageAsset {
    page(PackageResources.map_html, title: title, assets: assets)
  }

  /// The page that lists the caches of a server. The parameters are those of `map(title:assets:)`.
  public static func index(title: String, assets: String) -> PageAsset {
    page(PackageResources.index_html, title: title, assets: assets)
  }

  private static func page(_ template: [UInt8], title: String, assets: String) -> PageAsset {
    let filled = PageTemplate(template).filled(["title": title, "assets": assets])
    return PageAsset(name: "index.html", bytes: filled, mediaType: mediaType(of: "index.html"))
  }

  /// All assets are text in UTF-8.
  static func mediaType(of name: String) -> String {
    let type = name.hasSuffix(".js") ? "text/javascript" : name.hasSuffix(".css") ? "text/css" : "text/html"
    return "\(type); charset=utf-8"
  }
}
