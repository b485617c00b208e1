import Diagnostics
import SchemeLint
import TileStores
import TilingSchemes

/// Turns problems of names and places into findings, one for each file or folder.
///
/// The problems come from TileStores, which knows no rules and no messages.
enum LayoutFindings {
  static func findings(_ problems: [LayoutProblem]) -> [FileFindings] {
    problems.map { problem in
      let (page, message) = words(problem.kind)
      return FileFindings(file: problem.path, text: nil, findings: [Finding(page, message)])
    }
  }

  private static func words(_ kind: LayoutProblem.Kind) -> (page: RulePage, message: String) {
    switch kind {
    case .noTiles: (.noTiles, "this folder does not exist; it must contain the tiles")
    case .misnamedLevel:
      (.misnamedFile, "the name of a level folder must be L and at least two decimal digits, such as L09")
    case .misnamed(let expected):
      (.misnamedFile, expected.map { "the name must be \($0)" } ?? "the name contains no valid row and column")
    case .letterCase(let expected): (.letterCase, "the name must be \(expected), in this letter case")
    case .stray: (.strayFile, "this file is not part of the cache")
    case .lock: (.leftoverFile, "an ArcGIS job is running on this cache, or was interrupted")
    case .unknownLevel(let level): (.unknownLevel, "the scheme has no level \(level)")
    // One finding for all levels: in many caches only some levels were built, and the list is short.
    case .missingLevels(let levels):
      (
        .missingLevelFolder,
        "\(LevelNumbers(levels).text) \(LevelNumbers(levels).isSingle ? "has" : "have") no folder"
      )
    case .noIndexFile: (.missingIndexFile, "the .bundlx of this bundle is missing")
    case .noBundle: (.missingIndexFile, "the .bundle of this index is missing")
    case .storage(let found, let stated):
      (.storageDiffers, "the tiles are stored as \(found.name), but the configuration declares \(stated.name)")
    case .unreadable(let error): (.unreadableFile, error.explanation)
    case .samePlace(let other): (.samePlace, "\(other) is for the same place")
    }
  }
}
