public import Diagnostics

extension ConversionError {
  /// One sentence without a full stop; what a command may add to it are the options that help.
  public var message: Message {
    switch self {
    case .opening(let error): Message(error.message)
    case .noTiles(let input): "\(input): there are no tiles"
    case .nothingSelected(let input):
      "\(input): no tile lies in these levels and this extent or area; nothing was written"
    case .isInput(let path): "\(path): is the input, which stays as it is; choose another name"
    case .destination(let error), .unreadable(let error): error.messageWithAdvice
    case .occupied(let obstacle): Message(obstacle.message)
    case .needsDirectory(let path, let form):
      "\(form.rawValue) is two files, and \(path) is a file; name a directory"
    case .area(let error): Message(error.message)
    case .refused(let input, let obstacle): "\(input): \(obstacle.message)"
    case .interrupted(let error, let isKept): "\(error.message)\(isKept ? "; what is done is kept beside it" : "")"
    }
  }

  /// The same as `message`, so that `"\(error)"` is for people.
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
    }
  }
}

extension ConversionObstacle.Renumbering {
  fileprivate var message: String {
    switch self {
    case .noScheme: "there is no scheme whose levels could be renumbered"
    case .tileSize(let width, let height):
      "the tiles have \(width) × \(height) pixels, and those of ArcGIS Online 256 × 256"
    case .origin(let offset): "the tile origin is \(offset.rounded()) pixels from that of ArcGIS Online"
    case .resolution(let level):
      "level \(level.number) has the resolution \(level.resolution), and ArcGIS Online none like it"
    }
  }
}

extension ConversionObstacle.Merging {
  fileprivate var message: String {
    switch self {
    case .notADirectory: "tiles are added to a cache directory; convert a package into one first"
    case .notCompactV2: "tiles are added to Compact V2 bundles only; convert the cache first"
    case .noScheme: "one of the two caches has no tiling scheme"
    case .tileSize(let width, let height, let ownWidth, let ownHeight):
      "the tiles have \(width) × \(height) pixels, and those of the cache \(ownWidth) × \(ownHeight)"
    case .coordinateSystem: "the two caches are in different coordinate systems"
    case .noLevel(let number): "the cache has no level \(number)"
    case .resolution(let level, let resolution, let own):
      "level \(level) has the resolution \(resolution), and in the cache \(own)"
    case .origin(let offset, let level): "the tile origins are \(offset) pixels apart at level \(level)"
    case .imageFormat(let format, let own): "the tiles are \(format.name), and those of the cache \(own.name)"
    }
  }
}
