public import SchemeLint
public import SystemPackage

/// What is to be verified, and how closely.
public struct VerificationRequest: Sendable {
  /// How closely a cache is looked at.
  public enum Depth: Sendable {
    /// Names, places and indexes alone; no tile is read.
    case quick
    /// Every byte that a checksum or a marker vouches for.
    case full
  }

  /// A cache directory, its scheme file, or a package.
  public var path: FilePath
  /// The rules, the configuration and the baseline.
  public var settings: LintSettings
  /// By default every tile is read.
  public var depth = Depth.full
  /// Whether the report has a picture of the tiles that exist, are missing or have findings.
  public var drawsCoverage = false
  /// How many bundles at once.
  public var jobs: Int

  /// A request for a full look without a picture.
  ///
  /// - Parameters:
  ///   - path: a cache directory, a package or a database of tiles.
  ///   - settings: which rules run, and how severe their findings are.
  ///   - jobs: how many bundles are looked at at once, from 1.
  public init(_ path: FilePath, settings: LintSettings, jobs: Int) {
    self.path = path
    self.settings = settings
    self.jobs = jobs
  }
}
