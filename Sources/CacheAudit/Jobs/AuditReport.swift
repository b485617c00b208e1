/// The caches of an estate, the most urgent first, and the families of their grids.
public struct AuditReport: Sendable {
  /// The directory of the request.
  public let directory: String
  /// The name of the base map.
  public let baseMap: String
  /// The caches. Those that need work come first.
  public let caches: [AuditedCache]
  /// The families, the one with the most caches first.
  public let families: [AuditedFamily]
  /// How many files are called conf.xml or root.json, but are not schemes and have no tiles beside them. They belong to
  /// other programs and are not in `caches`.
  public let otherFiles: Int
  /// Links that were not followed, because they lead to a folder above the directory.
  public let linksAbove: [String]
  /// Hidden files and directories of runs of this program that were stopped, or are still at work.
  public let leftovers: [String]

  /// The number of caches with a kind of work.
  public func count(_ work: AuditedCache.Work) -> Int { caches.count { $0.work == work } }

  /// The number of caches about which somebody must do something.
  public var workCount: Int { caches.count { $0.work.isNeeded } }

  /// The number of caches that have a kind of tiles that is supported, whether they can be read or not.
  public var supportedCount: Int { caches.count - count(.unsupported) }

  /// The paths of the caches of which there are only tiles, without a scheme.
  public var strayTiles: [String] { caches.filter { $0.tilesWithoutScheme != nil }.map(\.path).sorted() }

  /// One clause that lists what stopped runs have left; `nil` if there is nothing.
  public var leftoversText: String? { leftoverWords.text }

  /// The number of unfinished results and temporary files in that clause.
  public var leftoverCount: Int { leftoverWords.count }

  /// The same without what belongs to a build that the line of its cache names.
  var leftoverWords: LeftoverWords {
    LeftoverWords(leftovers, unfinished: caches.filter { $0.stoppedBuild != nil }.map(\.path))
  }

  /// The number of tiles of all caches.
  public var tiles: Int { caches.reduce(0) { $0 + ($1.content?.tiles ?? 0) } }

  /// The bytes of these tiles, without headers and indexes.
  public var bytes: Int { caches.reduce(0) { $0 + ($1.content?.bytes ?? 0) } }

  /// The number of tiles that were read.
  public var tilesRead: Int { caches.reduce(0) { $0 + ($1.content?.tilesRead ?? 0) } }

  /// The number of caches that could be compared with the base map.
  var comparedCount: Int { caches.count { $0.content?.alignment != nil } }

  /// The number of caches that line up with the base map.
  public var alignedCount: Int { caches.count { $0.content?.alignment?.isAligned == true } }
}
