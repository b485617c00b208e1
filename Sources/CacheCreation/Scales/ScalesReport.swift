public import Diagnostics
import FileAccess
public import SchemeFormats
public import SystemPackage
import TileStores
public import TilingSchemes

/// The result of changing the scales of a scheme or cache.
public struct ScalesReport: Sendable {
  /// A level of the result.
  public struct Level: Hashable, Sendable {
    /// The level with its new number.
    public let level: LevelOfDetail
    /// The number before the change; `nil` for an added level.
    public let oldNumber: Int?
  }

  /// A level that is not in the result.
  public struct Removed: Hashable, Sendable {
    /// The level with its old number.
    public let level: LevelOfDetail
    /// The number of its tiles, which were deleted; 0 if it had none. Tiles of bundles that cannot be read do not count.
    public let tiles: Int
  }

  /// A folder of a level that has another name in the result.
  public struct Move: Hashable, Sendable {
    /// The path of the folder before.
    public let from: FilePath
    /// The path of the folder after the change.
    public let to: FilePath
  }

  /// The scheme file.
  public let file: FilePath
  /// The form of the cache; `nil` for the JSON of a service.
  public let form: CacheForm?
  /// Whether the scheme has a folder of tiles, which changes together with it.
  public let hasTiles: Bool
  /// The levels of the result, the coarsest first.
  public let levels: [Level]
  /// The removed levels, the coarsest first.
  public internal(set) var removed: [Removed]
  /// The folders that get other names, in the order of the levels.
  public internal(set) var moves: [Move] = []
  /// Whether the list of levels differs from the one before.
  public let isChange: Bool
  /// The scheme file that was written; `nil` for a dry run, or if nothing changes.
  public private(set) var written: FilePath?
  /// Why a run that writes would refuse these levels, such as tiles of removed levels; `nil` if it would not. Only the
  /// report of a dry run can have it.
  public internal(set) var refusal: ScalesError?
  /// Notices for the user, each one sentence without a full stop.
  public internal(set) var notices: [Message]
  /// Warnings: the levels do not agree any more with the grid that they followed, tiles get other level numbers, or a
  /// build in the cache is not finished.
  public internal(set) var warnings: [Message] = []
  /// The change that leads back to the old levels; tiles that were deleted do not come back.
  public let reverse: ScaleChange

  init(_ scheme: ScaledScheme, _ plan: LevelPlan, notices: [Message]) {
    file = scheme.file
    form = scheme.document.format.form
    hasTiles = scheme.tiles != nil
    levels = plan.levels.map { Level(level: $0.level, oldNumber: plan.before($0)?.number) }
    removed = plan.removed.map { Removed(level: $0, tiles: 0) }
    isChange = plan.isChange
    let first = scheme.scheme.levels.map(\.number).min() ?? 0
    var reverse = ScaleChange(
      .edited(
        adding: plan.removed.map(\.scale), removing: plan.levels.filter { $0.source == nil }.map(\.level.scale)),
      firstNumber: first == 0 ? nil : first)
    for level in plan.removed { reverse.resolutions[level.scale] = level.resolution }
    self.reverse = reverse
    self.notices = notices
  }

  mutating func written(_ path: FilePath, leftOver: FilePath?) {
    written = path
    if let leftOver {
      notices.append("the old directory could not be removed completely; the rest is at \(leftOver)")
    }
    // A shell that is in the folder of the cache is now in a directory that was removed.
    if RealPath.of(".") == nil {
      notices.append("the working directory was in the old directory, which was removed; change into the cache again")
    }
  }
}
