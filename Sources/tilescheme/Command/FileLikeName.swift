import ArgumentParser
import TileSchemeKit

/// Names of new cache directories that look like those of files. A directory hardly ever has such a name, so the user
/// means a file.
enum FileLikeName {
  /// Suffixes of files that cannot be written.
  private static let others: Set<String> = [
    "tpk", "vtpk", "mmpk", "mpk", "zip", "tif", "tiff", "png", "jpg", "jpeg", "vrt", "json", "xml", "gdb", "sqlite",
    "db",
  ]

  /// Whether files with a suffix cannot be written.
  static func isOther(_ suffix: String) -> Bool { others.contains(suffix) }

  /// The suffix of a package, database or archive that was probably meant: `mbtiles` for `mbtile`; `nil` if the suffix is
  /// one itself. `pmtiles` is nearly `mbtiles`.
  static func meant(by suffix: String) -> String? {
    let known = TargetName.suffixes
    return known.contains(suffix) ? nil : known.first { NearestWord.isMistyped(suffix, for: $0) }
  }

  /// Refuses a new directory with the name of a file.
  ///
  /// - Parameter path: where `create` makes its folders; a directory that exists passes.
  static func checkDirectory(_ path: String) throws {
    let file = FilePath(path)
    guard FileSystemEntry.at(file) != .directory, let suffix = file.extension?.lowercased(),
      isOther(suffix) || TargetName.suffixes.contains(suffix) || meant(by: suffix) != nil
    else { return }
    throw ValidationError(
      "\(path): this is the name of a file, but create makes directories; give a directory without the suffix .\(suffix), "
        + "or make a package or database with build")
  }
}
