public import SchemeLint
public import SystemPackage

/// The cache to verify, and how thoroughly.
public struct VerificationRequest: Sendable {
  /// How thoroughly a cache is checked.
  public enum Depth: Hashable, Sendable {
    /// Only names, folders and indexes are checked; no tile is read.
    case quick
    /// Names, folders and indexes are checked, and at most this number of tiles of the whole cache is read: the same tiles
    /// in every run, spread evenly over its packets.
    case sampled(tiles: Int)
    /// Every tile is read, and every byte is checked that a checksum or a marker protects.
    case full
  }

  /// A cache directory, its scheme file, a package, or a database.
  public var path: FilePath
  /// The rules, the configuration and the baseline.
  public var settings: LintSettings
  /// `.full` by default, so that every tile is read.
  public var depth = Depth.full
  /// Whether the report contains a picture of the tiles that exist, are missing or have findings. Off by default.
  public var drawsCoverage = false
  /// How many packets are checked at the same time, from 1. Each takes a few megabytes of memory.
  public var jobs: Int

  /// A request for a full verification without a picture.
  ///
  /// - Parameters:
  ///   - path: a cache directory, its scheme file, a package, or a database.
  ///   - settings: which rules run, and how severe their findings are.
  ///   - jobs: how many packets are checked at the same time, from 1.
  public init(_ path: FilePath, settings: LintSettings, jobs: Int) {
    self.path = path
    self.settings = settings
    self.jobs = jobs
  }
}
