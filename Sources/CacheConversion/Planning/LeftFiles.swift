import CacheOpening
import FileAccess
import SourceText
import TileStores

extension OpenedCache {
  /// For people: files that look like parts of the cache but are not copied, because their names or places are not those
  /// of tiles.
  var leftFiles: [String] {
    let misnamed = problems.compactMap { problem -> String? in
      switch problem.kind {
      case .misnamed, .misnamedLevel: "\(problem.path): its name does not give its level, row and column"
      case .noIndexFile: "\(problem.path): its index file (.bundlx) is missing"
      case .noBundle: "\(problem.path): its bundle is missing"
      case .unreadable(let error): "\(problem.path): \(error.explanation)"
      case .noTiles, .letterCase, .stray, .lock, .unknownLevel, .missingLevels, .storage, .samePlace: nil
      }
    }
    return misnamed + strays + misplacedEntries
  }

  /// Files among the tiles that are not tiles, such as `C00000000.webp`: one line for each folder, because there can be
  /// thousands.
  private var strays: [String] {
    let paths = problems.filter { $0.kind == .stray && !$0.isLeftBySystem }.map(\.path)
    let folders = Dictionary(grouping: paths) { path in path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
    return folders.sorted { $0.key < $1.key }.compactMap { _, files in
      guard let first = files.first else { return nil }
      return files.count == 1
        ? "\(first): is not recognised as a tile"
        : "\(first) and \(counted(files.count - 1, "more file")) in the same folder: not recognised as tiles"
    }
  }

  /// Bundles of a package that are not below the folder of its tiles, for example because their names contain “\”.
  private var misplacedEntries: [String] {
    guard case .layout(let layout) = tiles, let archive = layout.archive else { return [] }
    let folder = layout.tilesName.dropFirst(archive.path.string.count + 1)
    let names = archive.entries.map(\.name).filter { name in
      let path = name.split(separator: "/").joined(separator: "/")
      return path.lowercased().hasSuffix(".bundle") && (!path.hasPrefix(folder) || path.contains("\\"))
    }
    guard let first = names.first else { return [] }
    let more = names.count > 1 ? " and \(counted(names.count - 1, "more entry", "more entries"))" : ""
    return ["\(archive.path.string)!\(first)\(more): not in the folder of the tiles"]
  }

  /// Checks that no place has two tiles in single files, and that no entry of a package is repeated.
  ///
  /// - Throws: `ConversionObstacle`, because choosing one of the two would silently lose the other.
  func checkPlaces() throws(ConversionObstacle) {
    if let name = repeatedEntries.first { throw .repeatedEntry(name) }
    let isInDoubt = problems.contains { if case .samePlace = $0.kind { true } else { false } }
    let packets = isInDoubt ? Set(packets.map(\.name)) : []
    for problem in problems {
      // Two packets for one place are found in the plan, which knows whether both have selected tiles.
      if case .samePlace(let other) = problem.kind, !packets.contains(problem.path) {
        throw .samePlace(other, problem.path)
      }
    }
  }
}

extension ConversionPlan {
  /// Checks that no two packets of the result are for the same place.
  ///
  /// - Throws: `ConversionObstacle`: a sink has one bundle for each place, so one of the two would be lost.
  func checkPlaces() throws(ConversionObstacle) {
    for (first, second) in zip(packets, packets.dropFirst())
    where first.contents.level == second.contents.level && first.contents.corner == second.contents.corner {
      throw .samePlace(first.packet.name, second.packet.name)
    }
  }
}
