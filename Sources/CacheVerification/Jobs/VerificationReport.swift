public import Diagnostics
public import FileAccess
public import SchemeFormats
public import TilingSchemes

/// The result of a verification: findings for each file, and a summary of each level.
public struct VerificationReport: Sendable {
  /// The scheme of the cache, as it was read; its documents may have errors, which are among the findings.
  public let opened: OpenedScheme
  /// When the cache was last written: the latest time of its documents and bundles, of its package, or of its database.
  /// Of an exploded cache, the folders of the levels count. `nil` if nothing could be examined.
  public let lastWritten: FileTime?
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
