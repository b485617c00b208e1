import ArgumentParser
import TileSchemeKit

/// The value of `--to`: a format of scheme files, or a kind of cache.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  /// A kind of cache; `keyword` is ArcGIS's word for it, if the user wrote that.
  case store(any TileStore, keyword: String? = nil)

  /// For the completion in shells.
  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + TileStoreRegistry.all.map(\.name)
  }

  /// ArcGIS's keywords for the storage of a cache, which its scripts use.
  private static let keywords = [
    "compactv2": "legacy", "compact_v2": "legacy", "compact": "legacy", "exploded": "exploded",
  ]

  /// The names in words: stores with their suffixes, then the formats of schemes.
  static var listing: String {
    let stores = TileStoreRegistry.all.map { store in
      if case .file(let suffix) = store.shape { "\(store.name) (.\(suffix))" } else { store.name }
    }
    let formats = SchemeFormatRegistry.all.map(\.name)
    return "a cache is written as \(stores.joined(separator: ", ")), a scheme as \(formats.joined(separator: ", "))"
  }

  /// Reads the value of `--to`.
  ///
  /// - Throws: `ValidationError` with all names if there is no such format.
  static func read(_ text: String) throws -> TargetName {
    if let name = TargetName(argument: text) { return name }
    if ["vtpk", "vtpkx"].contains(text.lowercased()) {
      throw ValidationError(
        "“\(text)” is a package of vector tiles; tilescheme makes and converts tiles that are images")
    }
    let nearest = NearestWord.find(text, among: allNames).map { ", did you mean “\($0)”?" } ?? ""
    throw ValidationError("“\(text)” is not a format\(nearest) (\(listing))")
  }

  init?(argument: String) {
    let name = Self.keywords[argument.lowercased()] ?? argument
    // Stores first: for an input with tiles, a name of both kinds means the cache.
    if let store = TileStoreRegistry.named(name) {
      self = .store(store, keyword: name.lowercased() == argument.lowercased() ? nil : argument)
    } else if let format = SchemeFormatRegistry.named(name) {
      self = .format(format)
    } else {
      return nil
    }
  }

  /// What a keyword of ArcGIS is taken for, because it names the bundles and not the files of the scheme beside them;
  /// `nil` for our own names.
  var notice: String? {
    guard case .store(let store, let keyword?) = self else { return nil }
    return
      "--to \(keyword) is taken as \(store.name): conf.xml, conf.cdi and Compact V2 bundles; --to ready-to-serve has the "
      + "same bundles with root.json"
  }
}

extension TargetName? {
  /// Whether the result is a folder for web servers.
  var isWeb: Bool { if case .store(let store, _) = self { store is WebFolderStore } else { false } }
}
