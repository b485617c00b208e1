import TileSchemeKit

/// A copy of a cache in the same folder, which takes its place.
struct NewCache {
  /// The path of the copy.
  let path: String
  /// The options of `convert` that make it.
  let options: [String]
  /// The commands that put the copy in the place of the cache, and keep the cache under another name.
  let moves: [[String]]

  /// - Parameters:
  ///   - old: the path of the cache.
  ///   - kind: what the copy is.
  /// - Returns: `nil` if there is no command that makes such a copy.
  init?(of old: String, _ kind: CacheKind) {
    // A folder with two schemes is two caches, of which one alone cannot be moved.
    let isFile = FileSystemEntry.at(FilePath(old)) != .directory
    let suffix: String
    switch kind {
    case .legacy, .readyToServe:
      guard !isFile else { return nil }
      (suffix, options) = ("", ["--to", kind.rawValue])
    case .tpk, .tpkx: (suffix, options) = (".tpkx", [])
    case .mbtiles, .pmtiles, .geopackage:
      guard let own = kind.fileSuffix else { return nil }
      (suffix, options) = (".\(own)", [])
    case .folders: return nil
    }
    let path = FilePath(old)
    // The name of a folder may have a point.
    let whole = path.lastComponent.map { $0.kind == .regular ? $0.string : "" } ?? ""
    let stem = isFile ? path.stem ?? whole : whole
    guard !stem.isEmpty else { return nil }
    let folder = path.removingLastComponent()
    let copy = Self.free("\(stem)-new", suffix, in: folder)
    let kept = Self.free("\(stem)-old", isFile ? path.extension.map { ".\($0)" } ?? "" : "", in: folder)
    self.path = copy
    moves = [["mv", old, kept], ["mv", copy, folder.appending(stem + suffix).string]]
  }

  /// A path at which nothing is: `mv` would move into a folder of that name, or replace a file.
  private static func free(_ stem: String, _ suffix: String, in folder: FilePath) -> String {
    let names = ["\(stem)\(suffix)"] + (2...9).map { "\(stem)\($0)\(suffix)" }
    let paths = names.map { folder.appending($0) }
    return (paths.first { FileSystemEntry.at($0) == nil } ?? paths[0]).string
  }
}
