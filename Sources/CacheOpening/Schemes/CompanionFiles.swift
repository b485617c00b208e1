import FileAccess
import SchemeFormats
package import SystemPackage

/// The file that belongs to a scheme file: conf.cdi to conf.xml, iteminfo.json to root.json.
///
/// A companion contains extents and texts, but no levels.
package enum CompanionFiles {
  /// Whether a file can be a companion, judged by its name alone.
  package static func mayBeOne(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".cdi") || name == "iteminfo.json"
  }

  /// The names of the companions of a format, in lower case. Files on disk are spelled in several ways (`Conf.cdi`).
  static func names(of format: (any SchemeFormat)?) -> [String] {
    guard let format, let form = format.form, form.formats.first?.name == format.name else { return [] }
    return form.formats.dropFirst().map(\.name)
  }

  /// The companion of a file in the same folder, with the same name before the extension: conf.cdi for conf.xml,
  /// house.cdi for house.xml.
  ///
  /// - Parameter siblings: the names in the folder that can be a companion's, if the folder was listed.
  /// - Returns: one path, or none if there is no companion.
  static func paths(
    beside path: FilePath, of format: (any SchemeFormat)?, among siblings: Set<String>? = nil
  ) -> [FilePath] {
    guard siblings?.isEmpty != true, let stem = path.baseName, let companion = names(of: format).first else {
      return []
    }
    let folder = path.folder
    // Spellings are tried, because listing the folder would read the names of all its files.
    let spellings: [String]
    switch format?.form {
    case .legacy:
      let capitalized = stem.prefix(1).uppercased() + stem.dropFirst().lowercased()
      spellings = [
        "\(stem).cdi", "\(stem.lowercased()).cdi", "\(capitalized).cdi", "\(stem).CDI", "\(stem.uppercased()).CDI",
      ]
    case .readyToServe where stem.lowercased() == "root": spellings = [companion]
    default: return []
    }
    // A conf.cdi that contains a conf.xml would otherwise be its own companion.
    return spellings.lazy.filter { siblings?.contains($0) ?? true }.map { folder.appending($0) }.first {
      // A pipe or a device counts as well, so that reading it reports what it is instead of ignoring it.
      let entry = FileSystemEntry.at($0)
      return $0 != path && (entry == .file || entry == .other)
    }.map { [$0] } ?? []
  }
}

/// The file names by which a scheme is found in a directory or package.
package enum SchemeFileName {
  package static func isScheme(_ name: String) -> Bool { ["conf.xml", "root.json"].contains(name.lowercased()) }
}

/// The folders of tiles. Searches for schemes skip them, because they can contain millions of files.
package enum TileFolder {
  private static let names = ["_alllayers", "tile"]

  package static func isNamed(_ name: String) -> Bool { names.contains(name.lowercased()) }

  /// Whether the folder of a cache’s tiles is beside a file with the name of its format: conf.xml or root.json.
  static func exists(beside path: FilePath, of format: (any SchemeFormat)?) -> Bool {
    guard let format, let form = format.form, path.name?.lowercased() == format.name else {
      return false
    }
    let folder = path.folder.appending(form == .legacy ? "_alllayers" : "tile")
    return FileSystemEntry.at(folder) == .directory
  }

  /// Whether a folder of tiles is beside a scheme file, and one of its folders of levels is not empty.
  package static func hasTiles(beside path: FilePath) -> Bool {
    names.map { path.folder.appending($0) }.contains { folder in
      ((try? Directory.names(in: folder)) ?? []).contains { level in
        (try? Directory.names(in: folder.appending(level)))?.isEmpty == false
      }
    }
  }
}
