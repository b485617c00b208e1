import CacheOpening

/// What a cache remembers of its builds: from what it was built, which areas are empty, and how far an unfinished build
/// has come. It is the file `.tilescheme-build.json` in the folder of the cache.
///
/// Programs that read the cache do not know the file. A cache without it can be built as well; then every empty area is
/// drawn again.
package struct BuildRecord: Sendable {
  /// The name of the file.
  package static let name = UnfinishedBuild.recordName
  /// Raise it with every change of the text that an older version would misunderstand.
  static let version = 1

  /// A build that was begun.
  struct Job: Hashable, Sendable {
    let identity: BuildIdentity
    let mode: TileUpdateMode
    /// The levels, the extent and the area, as text.
    let selection: String
    /// What a command needs to continue it, beside the cache and the mode; none if that is not known, as in records of
    /// earlier versions.
    var parameters: [BuildParameter] = []
    /// Whether the cache had tiles of which nobody knows from what they were made, such as converted ones, when the build
    /// began. Later that cannot be seen any more, because a killed run can have left a bundle that it had not noted.
    var hasUnknownTiles = false

    /// Whether the same part of the cache is made. A path can be written in several ways, so the text alone cannot tell.
    func hasSameSelection(as other: Job) -> Bool {
      if selection == other.selection { return true }
      let (own, others) = (selectionParameters, other.selectionParameters)
      return !parameters.isEmpty && !other.parameters.isEmpty && own == others
    }

    private var selectionParameters: [BuildParameter] {
      parameters.filter { ["levels", "scales", "extent", "extent-crs", "area"].contains($0.name.rawValue) }
    }
  }

  /// What is known of a bundle.
  struct Line: Hashable, Sendable {
    /// The resolution of its level, because `scales` changes the numbers of levels.
    let resolution: Double
    /// The row of its upper left tile.
    let row: Int
    /// The column of its upper left tile.
    let column: Int
    /// The tiles in which the rasters have no pixel.
    let empty: TileBits
    /// A number for the positions and sizes of its tiles, when an unfinished `RECREATE_ALL_TILES` had completed it.
    let index: String?
    /// Whether it belongs to the unfinished build.
    let isUnfinished: Bool
  }

  /// From what the missing tiles of the cache were made; `nil` if no build has been completed.
  var base: BuildIdentity?
  /// The unfinished build, also if it had not noted its first bundle yet; `nil` if there is none.
  var job: Job?
  var lines: [Line] = []

  package init() {}

  /// The unfinished build if it is to be continued. Nothing has to be protected before its first bundle is noted.
  var continued: Job? { lines.contains(where: \.isUnfinished) ? job : nil }

  /// Whether a cache has tiles of unknown rasters when a build begins in it or goes on.
  ///
  /// - Parameter hasTiles: whether the cache has any tiles now.
  func hasUnknownTiles(for new: Job, hasTiles: Bool) -> Bool {
    if let job, new.identity.differences(from: job.identity).isEmpty { return job.hasUnknownTiles }
    return base == nil && hasTiles
  }

  /// Completes the unfinished build.
  ///
  /// An update of a part is no new base: the rest of the cache still shows the earlier rasters. If nobody knows these, the
  /// cache stays one of unknown rasters: a later update must not take all tiles for those of this build.
  ///
  /// - Parameter leavesOthers: whether the build has left tiles as they were because no raster is where they are.
  mutating func complete(leavesOthers: Bool = false) {
    guard let job else { return }
    let makesAll = job.mode == .recreateAll && job.selection.isEmpty && !leavesOthers
    if base == nil, job.hasUnknownTiles, !makesAll {
      self.job = nil
      lines = []
      return
    }
    let isWhole = job.mode == .recreateEmpty || makesAll
    let isSame = base.map { job.identity.differences(from: $0).isEmpty } ?? false
    if base == nil || isWhole || isSame {
      // Empty areas of other rasters say nothing about these.
      lines = lines.filter { $0.isUnfinished || isSame }
      base = job.identity
    } else {
      lines = lines.filter { !$0.isUnfinished }
    }
    self.job = nil
    lines = Self.joined(lines)
  }

  /// One line for each bundle, in one order, so that an interruption leaves no trace.
  private static func joined(_ lines: [Line]) -> [Line] {
    let sorted = lines.filter { !$0.empty.isEmpty }.sorted {
      ($0.resolution, $0.row, $0.column) < ($1.resolution, $1.row, $1.column)
    }
    var joined: [Line] = []
    for line in sorted {
      var empty = line.empty
      if let last = joined.last, last.resolution == line.resolution, last.row == line.row, last.column == line.column {
        empty.formUnion(last.empty)
        joined.removeLast()
      }
      joined.append(
        Line(
          resolution: line.resolution, row: line.row, column: line.column, empty: empty, index: nil,
          isUnfinished: false))
    }
    return joined
  }
}
