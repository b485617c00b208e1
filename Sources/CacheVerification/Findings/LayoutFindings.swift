import Diagnostics
import TileStores

/// Problems of names and places as findings, file by file.
enum LayoutFindings {
  static func findings(_ problems: [LayoutProblem]) -> [FileFindings] {
    problems.map { problem in
      let (name, message) = words(problem.kind)
      return FileFindings(file: problem.path, text: nil, findings: [Finding(.error, name, message, at: nil)])
    }
  }

  private static func words(_ kind: LayoutProblem.Kind) -> (name: String, message: String) {
    switch kind {
    case .noTiles: ("no-tiles", "there is no such folder, and the tiles have to be in it")
    case .misnamedLevel:
      ("misnamed-file", "this is no level’s folder: L and two or more decimal digits, such as L09")
    case .misnamed(let expected):
      ("misnamed-file", expected.map { "this has to be called \($0)" } ?? "this name tells no row and column")
    case .letterCase(let expected): ("letter-case", "this has to be called \(expected), in this letter case")
    case .stray: ("stray-file", "this is no part of a cache")
    case .lock: ("leftover-file", "a job of ArcGIS is running here, or was interrupted")
    case .unknownLevel(let level): ("unknown-level", "the scheme has no level \(level)")
    case .missingLevels(let levels):
      (
        "missing-level-folder",
        levels.count == 1
          ? "level \(levels[0]) has no folder"
          : "levels \(levels.map(String.init).joined(separator: ", ")) have no folder"
      )
    case .noIndexFile: ("missing-index-file", "its .bundlx is missing")
    case .noBundle: ("missing-index-file", "its .bundle is missing")
    case .storage(let found, let stated):
      ("storage-differs", "the tiles are stored as \(found.name), and the configuration says \(stated.name)")
    case .unreadable(let reason): ("unreadable-file", reason)
    }
  }
}
