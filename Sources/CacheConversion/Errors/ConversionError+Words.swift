public import Diagnostics
import FileAccess
import SystemPackage

extension ConversionError {
  /// One sentence without a full stop. A command may add the options that help.
  public var message: Message {
    switch self {
    case .opening(let error): Message(error.message)
    case .noTiles(let input, let missing): "\(input): no tiles were found: \(missing.message)"
    case .nothingSelected(let input):
      "\(input): no tile is in the chosen levels, extent or area; nothing was written"
    case .extent(let fault): "\(parameter: .tileExtent): \(fault.words)"
    case .isInput(let path): "\(path): the output path is also the input; give another path"
    case .destination(let error): Self.missingFolder(error) ?? error.messageWithAdvice
    case .unreadable(let error): error.messageWithAdvice
    case .occupied(let obstacle): Message(obstacle.message)
    case .needsDirectory(let path, let form):
      "\(path): is a file, and \(form.rawValue) needs a directory for two files; give a directory"
    case .area(let error): Message(error.message)
    case .refused(let input, let obstacle): "\(input): \(obstacle.message)"
    case .parts(let error): error.message
    case .interrupted(let error, let isKept):
      isKept ? "\(error.message); the unfinished output is kept next to the destination" : Message(error.message)
    }
  }

  /// The folder that does not exist, if a result cannot be created for this reason: the path of the result alone would
  /// not show which of its folders is missing.
  private static func missingFolder(_ error: FileAccessError) -> Message? {
    guard error.reason == .system(.noSuchFileOrDirectory) else { return nil }
    let path = FilePath(error.path)
    let parent = path.removingLastComponent()
    let missing = !parent.isEmpty && FileSystemEntry.at(parent) == nil ? parent : path
    return "the folder \(missing.string) does not exist"
  }

  /// The same as `message`, so that `"\(error)"` is readable.
  public var description: String { message.description }
}

extension ConversionObstacle {
  /// One sentence without a full stop.
  public var message: Message {
    switch self {
    case .access(let error): error.messageWithAdvice
    case .writing(let error): error.message
    case .renumbering(let obstacle): Message(obstacle.message)
    case .merging(let obstacle): Message(obstacle.message)
    case .store(let error): Message(error.message)
    case .samePlace(let first, let second):
      "\(first) and \(second) contain tiles for the same place; remove the one that is not current"
    case .repeatedEntry(let name):
      "the package contains more than one entry with the name \(name), and programs disagree on which one they read; pack it again with one of them"
    }
  }
}

extension ConversionObstacle.Renumbering {
  fileprivate var message: String {
    switch self {
    case .noScheme: "the input has no tiling scheme, so its levels cannot be renumbered"
    case .tileSize(let width, let height):
      "the tiles are \(width) × \(height) pixels; the tiles of ArcGIS Online are 256 × 256"
    case .origin(let offset): "the tile origin is \(offset.rounded()) pixels away from the tile origin of ArcGIS Online"
    case .resolution(let level):
      "level \(level.number) has the resolution \(level.resolution), which no level of ArcGIS Online has"
    }
  }
}

extension ConversionObstacle.Merging {
  fileprivate var message: String {
    switch self {
    case .notADirectory: "tiles can only be added to a cache directory; convert the package to a directory first"
    case .notCompactV2: "tiles can only be added to Compact V2 bundles; convert the cache to Compact V2 first"
    case .noScheme: "one of the two caches has no tiling scheme"
    case .tileSize(let width, let height, let ownWidth, let ownHeight):
      "the tiles are \(width) × \(height) pixels; the tiles of the cache are \(ownWidth) × \(ownHeight)"
    case .coordinateSystem: "the two caches are in different coordinate systems"
    case .noLevel(let number): "the cache has no level \(number)"
    case .resolution(let level, let resolution, let own):
      "level \(level) has the resolution \(resolution) in the input and \(own) in the cache"
    case .origin(let offset, let level): "the tile origins are \(offset) pixels apart at level \(level)"
    case .imageFormat(let format, let own):
      "the tiles are declared \(format.name), but the cache declares \(own.name); adding tiles requires the same format"
    }
  }
}
