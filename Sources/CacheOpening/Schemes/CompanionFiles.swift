import FileAccess
import SchemeFormats
import SystemPackage

/// The file that belongs to a scheme file.
package enum CompanionFiles {
  /// Whether a file may be a companion, by its name alone.
  package static func mayBeOne(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".cdi") || name == "iteminfo.json"
  }

  /// In lower case; files on disk are spelled in many ways (`Conf.cdi`).
  static func names(of format: (any SchemeFormat)?) -> [String] {
    guard let format, let form = format.form, form.formats.first?.name == format.name else { return [] }
    return form.formats.dropFirst().map(\.name)
  }

  /// The companion of a file that stands beside it under the same stem: conf.cdi for conf.xml, house.cdi for house.xml.
  ///
  /// - Parameter siblings: the names in the folder that may be a companion's, where they are known.
  static func paths(
    beside path: FilePath, of format: (any SchemeFormat)?, among siblings: Set<String>? = nil
  ) -> [FilePath] {
    guard siblings?.isEmpty != true, let stem = path.stem, let companion = names(of: format).first else { return [] }
    let folder = path.removingLastComponent()
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
    return spellings.lazy.filter { siblings?.contains($0) ?? true }.map { folder.appending($0) }.first {
      FileSystemEntry.at($0) == .file
    }.map { [$0] } ?? []
  }
}

/// The names by which a directory and a package show that they hold a scheme.
enum SchemeFileName {
  static func isScheme(_ name: String) -> Bool { ["conf.xml", "root.json"].contains(name.lowercased()) }
}

/// The folders that hold tiles, millions of files and no scheme.
package enum TileFolder {
  private static let names: Set = ["_alllayers", "tile"]

  package static func isNamed(_ name: String) -> Bool { names.contains(name.lowercased()) }
}
