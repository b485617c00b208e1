import Diagnostics
import SchemeLint
import TileStores

/// Problems of names and places as findings, file by file.
enum LayoutFindings {
  static func findings(_ problems: [LayoutProblem]) -> [FileFindings] {
    problems.map { problem in
      let (page, message) = words(problem.kind)
      return FileFindings(file: problem.path, text: nil, findings: [Finding(page, message)])
    }
  }

  private static func words(_ kind: LayoutProblem.Kind) -> (page: RulePage, message: String) {
    switch kind {
    case .noTiles: (.noTiles, "there is no such folder, and the tiles have to be in it")
    case .misnamedLevel:
      (.misnamedFile, "this is no level’s folder: L and two or more decimal digits, such as L09")
    case .misnamed(let expected):
      (.misnamedFile, expected.map { "this has to be called \($0)" } ?? "this name tells no row and column")
    case .letterCase(let expected): (.letterCase, "this has to be called \(expected), in this letter case")
    case .stray: (.strayFile, "this is no part of a cache")
    case .lock: (.leftoverFile, "a job of ArcGIS is running here, or was interrupted")
    case .unknownLevel(let level): (.unknownLevel, "the scheme has no level \(level)")
    case .missingLevels(let levels):
      (
        .missingLevelFolder,
        levels.count == 1
          ? "level \(levels[0]) has no folder"
          : "levels \(levels.map(String.init).joined(separator: ", ")) have no folder"
      )
    case .noIndexFile: (.missingIndexFile, "its .bundlx is missing")
    case .noBundle: (.missingIndexFile, "its .bundle is missing")
    case .storage(let found, let stated):
      (.storageDiffers, "the tiles are stored as \(found.name), and the configuration says \(stated.name)")
    case .unreadable(let error): (.unreadableFile, error.explanation)
    }
  }
}
