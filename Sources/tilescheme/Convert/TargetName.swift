import ArgumentParser
import TileSchemeKit

/// The value of `--to`: a format of scheme files, or a kind of cache.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  /// A kind of cache; `keyword` is ArcGIS's word for it, if the user wrote that.
  case store(any TileStore, keyword: String? = nil)

  /// The suffixes of files with tiles.
  static var suffixes: [String] {
    TileStoreRegistry.all.compactMap { if case .file(let suffix) = $0.shape { suffix } else { nil } }
  }

  /// For the completion in shells.
  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + TileStoreRegistry.all.map(\.name)
  }

  /// ArcGIS's keywords for the storage of a cache, which its scripts use.
  private static let keywords = [
    "compactv2": "legacy", "compact_v2": "legacy", "compact": "legacy", "exploded": "exploded",
  ]

  /// Where all names are. Beside an error, the help of the option lists them too.
  static let advice = "tilescheme convert --help lists all formats"

  /// Reads the value of `--to`.
  ///
  /// - Throws: `ValidationError` with the most similar name if there is no such format, or with the usual ones.
  static func read(_ text: String) throws -> TargetName {
    if let name = TargetName(argument: text) { return name }
    if ["vtpk", "vtpkx"].contains(text.lowercased()) {
      throw ValidationError(
        "“\(text)” is a package of vector tiles; tilescheme makes and converts tiles that are images")
    }
    if let nearest = NearestWord.find(text, among: allNames + suffixes) {
      throw ValidationError("“\(text)” is not a format, did you mean “\(nearest)”?")
    }
    throw ValidationError(
      "“\(text)” is not a format; usual are \(suffixes.joined(separator: ", ")), legacy and ready-to-serve for a cache, "
        + "conf.xml and root.json for a scheme; \(advice)")
  }

  init?(argument: String) {
    let name = Self.keywords[argument.lowercased()] ?? argument
    // Stores first: for an input with tiles, a name of both kinds means the cache. The suffix of a file is as good as the
    // name of its kind: gpkg is geopackage.
    if let store = TileStoreRegistry.named(name) ?? TileStoreRegistry.store(suffix: name) {
      self = .store(store, keyword: name.lowercased() == argument.lowercased() ? nil : argument)
    } else if let format = SchemeFormatRegistry.named(name) {
      self = .format(format)
    } else {
      return nil
    }
  }

  /// Refuses a file whose suffix promises another kind than `--to`: other programs, and people, trust the suffix.
  ///
  /// - Throws: `ValidationError` with both ways out.
  func check(_ destination: String) throws {
    guard let name = FilePath(destination).name, let suffix = FilePath(name).extension?.lowercased(),
      suffix == "tpk" || Self.suffixes.contains(suffix), fileSuffix != suffix
    else { return }
    let stem = FilePath(name).stem ?? name
    let other = fileSuffix.map { "\(stem).\($0)" } ?? stem
    let way = suffix == "tpk" ? "use .tpkx, its successor" : "leave out --to to write \(suffix)"
    throw ValidationError(
      "\(destination): --to \(word) does not write what the suffix .\(suffix) promises; give another name, such as "
        + "\(other), or \(way)")
  }

  /// The suffix of the file that is written; `nil` for a directory, and for a format without a usual suffix.
  private var fileSuffix: String? {
    switch self {
    case .store(let store, _): if case .file(let suffix) = store.shape { suffix } else { nil }
    case .format(let format): FilePath(format.name).extension
    }
  }

  /// The name as a person writes it.
  private var word: String {
    switch self {
    case .store(let store, let keyword): keyword ?? store.name
    case .format(let format): format.name
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
