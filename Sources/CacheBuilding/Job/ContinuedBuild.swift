import Diagnostics
import SourceText

/// What is there already of an unfinished build that is continued.
enum ContinuedBuild: Sendable {
  /// This many tiles of it are finished.
  case finished(tiles: Int)
  /// The cache has this many tiles at the levels, of which earlier builds may have made some.
  case existing(tiles: Int)

  /// How many tiles are there.
  var tiles: Int {
    switch self {
    case .finished(let tiles), .existing(let tiles): tiles
    }
  }

  /// One sentence without a full stop.
  var notice: Message {
    switch self {
    case .finished(let tiles):
      "continuing the build that was stopped: \(counted(tiles, "tile")) of it \(tiles == 1 ? "is" : "are") finished"
    case .existing(let tiles):
      "continuing the build that was stopped: \(counted(tiles, "tile")) \(tiles == 1 ? "exists" : "exist") at these levels"
    }
  }
}
