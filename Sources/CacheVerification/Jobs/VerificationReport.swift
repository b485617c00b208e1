public import Diagnostics
public import TilingSchemes

/// What was found in a cache, file by file and level by level.
public struct VerificationReport: Sendable {
  /// The files with findings that no baseline knows.
  public let findings: [FileFindings]
  /// A summary of each level, in the order of their numbers.
  public let levels: [LevelSummary]
  /// How the tiles are stored, by what was found; `nil` where there are none.
  public let storage: TileStorageFormat?
  /// An SVG of the tiles that exist, are missing or have findings, where one was asked for.
  public let coverage: String?
  /// The rules that ran.
  public let rules: [RulePage]
}
