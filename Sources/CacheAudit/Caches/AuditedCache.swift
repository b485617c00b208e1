public import CacheBuilding
public import CacheOpening
import CacheVerification
import Diagnostics
public import FileAccess
package import SystemPackage
public import TilingSchemes

/// A cache, package or database of an estate: one line of the audit.
///
/// Nothing here refers to a document or a tile, so that ten thousand caches take a few megabytes.
public struct AuditedCache: Sendable {
  /// What is to be done about a cache, the most urgent first.
  public enum Work: Int, CaseIterable, Comparable, Sendable {
    /// It cannot be read.
    case unreadable
    /// It has findings of the severity error.
    case errors
    /// A build in it was begun and is not finished, so that tiles are missing or old; or the cache itself is new, and its
    /// build is not finished.
    case unfinished
    /// It has findings of the severity warning.
    case warnings
    /// It is a scheme without a single tile, as a new cache is, and has no errors.
    case empty
    /// It has no such findings, but does not line up with the base map.
    case misaligned
    /// It cannot be checked, because it has a kind of tiles that ArcGIS's raster caches do not have.
    case unsupported
    /// Nothing.
    case none

    /// Orders the more urgent work first.
    public static func < (first: Work, second: Work) -> Bool { first.rawValue < second.rawValue }

    /// Whether somebody must do something about the cache.
    public var isNeeded: Bool {
      switch self {
      case .unreadable, .errors, .unfinished, .warnings, .empty, .misaligned: true
      case .unsupported, .none: false
      }
    }
  }

  /// The values that are known of a cache whose scheme could be opened.
  public struct Content: Sendable {
    /// What the cache is.
    public internal(set) var kind: CacheKind?
    /// The version that the scheme states: that of ArcGIS in the namespace of conf.xml, that of the specification in
    /// root.json; `nil` if it states none.
    public internal(set) var version: String?
    /// The coordinate system; `nil` if it is not stated.
    public internal(set) var spatialReference: SystemName?
    /// The size of a tile in pixels; `nil` if the scheme cannot be read.
    public internal(set) var tileSize: TileSize?
    /// The numbers of the levels of the scheme, in ascending order.
    public internal(set) var levels: [Int] = []
    /// The numbers of the levels that have tiles, in ascending order.
    public internal(set) var tileLevels: [Int] = []
    /// The number of tiles in the indexes.
    public internal(set) var tiles = 0
    /// The size of these tiles in bytes, without headers and indexes.
    public internal(set) var bytes = 0
    /// How many tiles were read.
    public internal(set) var tilesRead = 0
    /// How most tiles are stored, as detected from the files; `nil` if there are none.
    public internal(set) var storage: TileStorageFormat?
    /// Whether its documents state Compact V2, so that tiles can be added to a cache that has none.
    public internal(set) var statesCompactV2 = false
    /// When the cache was last written; see `VerificationReport.lastWritten`.
    public internal(set) var lastWritten: FileTime?
    /// How the cache lies on the base map; `nil` if it has no scheme.
    public internal(set) var alignment: EstateAlignment?
    /// The number of its family in `AuditReport.families`, from 1; `nil` if it has no scheme.
    public internal(set) var family: Int?
    /// The build in it that is not finished; `nil` if there is none.
    public internal(set) var stoppedBuild: StoppedBuild?
    /// The findings of the rules for schemes, counted.
    public internal(set) var lint = FindingTally()
    /// The findings of the rules for stored tiles, counted.
    public internal(set) var verify = FindingTally()
    /// The most severe findings, at most as many as the request lists.
    public internal(set) var findings: [ListedFinding] = []
    /// The identifiers of the rules of the listed findings, the most severe first.
    public var rules: [String] {
      findings.compactMap(\.finding.identifier).reduce(into: []) { rules, rule in
        if !rules.contains(rule) { rules.append(rule) }
      }
    }
    /// Whether its scheme is known and there is not a single tile, as in a new cache. That is a state and not a fault, so
    /// the findings that only say so are not counted.
    public internal(set) var isWithoutTiles = false
    /// The index of the scheme among the distinct schemes of the estate, while the families are not known.
    var grid: Int?
  }

  /// The identifiers and the name of a coordinate system.
  public struct SystemName: Hashable, Sendable {
    /// The WKID as stated.
    public let wkid: Int?
    /// The latest WKID as stated.
    public let latestWKID: Int?
    /// The name with its identifiers, for people.
    public let text: String
  }

  /// The path of the folder of the cache, or of the package; it begins with the directory of the request.
  public let path: String
  /// The content, or why it cannot be read: one clause without a full stop.
  public internal(set) var result: Result<Content, Unreadable>

  /// The reason why a cache cannot be read.
  public struct Unreadable: Error, Hashable, Sendable {
    /// One clause without a full stop.
    public let reason: String
    /// Whether nothing is known to be wrong with the cache: its tiles are of a kind that is not supported, such as vector
    /// tiles or WebP.
    public let isUnsupported: Bool
    /// The build of a new cache, of which there is only unfinished output yet; `nil` for what exists and cannot be read.
    public let stoppedBuild: StoppedBuild?
    /// The tiles, if nothing but the scheme is missing; `nil` for any other reason.
    public let tilesWithoutScheme: TilesWithoutScheme?

    init(
      reason: String, isUnsupported: Bool = false, stoppedBuild: StoppedBuild? = nil,
      tilesWithoutScheme: TilesWithoutScheme? = nil
    ) {
      self.reason = reason
      self.isUnsupported = isUnsupported
      self.stoppedBuild = stoppedBuild
      self.tilesWithoutScheme = tilesWithoutScheme
    }
  }

  /// A member of an estate that cannot be opened at all; `nil` for a scheme or a package.
  init?(unopened member: EstateMember) {
    guard let reason = member.problem else { return nil }
    let tiles: TilesWithoutScheme? = if case .orphan(let tiles) = member.kind { tiles } else { nil }
    self.init(
      path: member.path.string, result: .failure(Unreadable(reason: reason, tilesWithoutScheme: tiles)))
  }

  /// The new cache of which a stopped build has left its output.
  ///
  /// - Parameter leftover: the path of what a stopped run has left.
  /// - Returns: `nil` if it is not the output of a build.
  init?(leftover: String) {
    guard let result = TemporaryName.result(of: FilePath(leftover)), let build = StoppedBuild(in: FilePath(leftover))
    else {
      return nil
    }
    self.init(path: result.string, build, output: leftover)
  }

  /// A new cache whose build was begun and is not finished, by the output that lies beside its path.
  ///
  /// - Parameter path: where the cache is made; an older one may be there.
  /// - Returns: `nil` if there is no such output.
  package static func unfinished(at path: FilePath) -> AuditedCache? {
    let names = (try? Directory.names(in: path.folder.isEmpty ? "." : path.folder)) ?? []
    return names.lazy.filter(TemporaryName.isLeftover).map { path.folder.appending($0) }
      .filter { TemporaryName.result(of: $0) == path }.compactMap { AuditedCache(leftover: $0.string) }.first
  }

  /// A new cache whose build was begun and is not finished.
  ///
  /// - Parameters:
  ///   - path: of the cache, which does not exist yet.
  ///   - output: the folder of the unfinished output.
  private init(path: String, _ build: StoppedBuild, output: String) {
    self.path = path
    result = .failure(Unreadable(reason: build.text(ofNewCache: output), stoppedBuild: build))
  }

  init(path: String, result: Result<Content, Unreadable>) {
    self.path = path
    self.result = result
  }

  /// The content; `nil` if the cache cannot be read.
  public var content: Content? { try? result.get() }

  /// The build that is not finished; `nil` if there is none.
  public var stoppedBuild: StoppedBuild? {
    switch result {
    case .success(let content): content.stoppedBuild
    case .failure(let problem): problem.stoppedBuild
    }
  }

  /// The tiles, if nothing but their scheme is missing; `nil` for all other caches.
  public var tilesWithoutScheme: TilesWithoutScheme? {
    if case .failure(let problem) = result { problem.tilesWithoutScheme } else { nil }
  }

  /// Why the cache cannot be read; `nil` if it can.
  public var problem: String? {
    if case .failure(let error) = result { error.reason } else { nil }
  }

  /// What is to be done about the cache.
  public var work: Work {
    let content: Content
    switch result {
    case .failure(let problem) where problem.stoppedBuild != nil: return .unfinished
    case .failure(let problem): return problem.isUnsupported ? .unsupported : .unreadable
    case .success(let known): content = known
    }
    let tally = content.lint + content.verify
    if tally.errors > 0 { return .errors }
    if content.stoppedBuild != nil { return .unfinished }
    // With such a warning there may be tiles, but under names or in folders where no program finds them.
    if content.isWithoutTiles, content.verify.warnings == 0 { return .empty }
    if tally.warnings > 0 { return .warnings }
    return content.alignment.map(\.isAligned) == true ? .none : .misaligned
  }

  /// Whether the cache comes before another one in the report: the more urgent, then the one with more findings.
  func comes(before other: AuditedCache) -> Bool {
    if work != other.work { return work < other.work }
    if let own = content, let others = other.content {
      let tally = own.lint + own.verify
      let otherTally = others.lint + others.verify
      if tally.errors != otherTally.errors { return tally.errors > otherTally.errors }
      if tally.warnings != otherTally.warnings { return tally.warnings > otherTally.warnings }
    }
    return path < other.path
  }
}
