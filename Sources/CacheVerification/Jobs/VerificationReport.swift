public import Diagnostics
public import TilingSchemes

/// The result of a verification: findings for each file, and a summary of each level.
public struct VerificationReport: Sendable {
  /// The files with findings that are not in the baseline.
  public let findings: [FileFindings]
  /// A summary of each level, in the order of their numbers.
  public let levels: [LevelSummary]
  /// How most packets are stored, as detected from the files and not from the configuration; `nil` if there are none.
  public let storage: TileStorageFormat?
  /// An SVG of the tiles that exist, are missing or have findings; `nil` if the request has `drawsCoverage` off.
  public let coverage: String?
  /// The rules that were selected, with or without findings: SARIF lists them all.
  public let rules: [RulePage]
}
