public import Diagnostics
import FileAccess
import SystemPackage
import TilingSchemes

extension ParameterName {
  /// Whether earlier builds are forgotten.
  public static let restart = ParameterName(rawValue: "restart")
  /// Which tiles are made.
  public static let updateMode = ParameterName(rawValue: "update-mode")
  /// Whether a loss is an error.
  public static let strict = ParameterName(rawValue: "strict")
}

extension BuildError {
  /// One sentence without a full stop. A command may add the options that help.
  public var message: Message {
    switch self {
    case .gdal(let problem): Message(problem.message)
    case .source(let error): error.message
    case .service(let error): error.message
    case .elevation(let error): Message(error.message)
    case .picture(let words): Message(words)
    case .opening(let error): Message(error.message)
    case .access(let error): error.messageWithAdvice
    case .creation(let error): error.message
    case .packing(let error): error.message
    case .area(let error): Message(error.message)
    case .cache(let path, let obstacle): Message("\(path): \(obstacle.message)")
    case .noOverlap(let sources, let wanted): Message(Self.noOverlap(sources, wanted))
    case .noLevel(let numbers, let existing): Message("the cache has no \(numbers); it has \(existing)")
    case .interrupted(let error, let path):
      error.message + Message("; the finished part is kept at \(path); run the same command again to continue")
    case .differs(let path, let unfinished, let differences): Self.differs(path, unfinished, differences)
    case .record(let path, .damaged(let line)):
      "\(path):\(line): the record of earlier builds is damaged; \(parameter: .restart) forgets it and keeps the tiles"
    case .record(let path, .newer(let version)):
      "\(path): the record of earlier builds has version \(version), of a newer tilescheme; use that, or "
        + "\(parameter: .restart), which forgets the record and keeps the tiles"
    case .parts(let error): error.message
    case .losses(let path, let losses):
      losses.dropFirst().reduce("\(path): nothing is written (\(parameter: .strict)): " + losses[0]) { $0 + "; " + $1 }
    case .lostTiles(let path, let loss): "\(path): nothing is written: " + loss
    case .noSources: "no raster is given from which the tiles are made"
    }
  }

  private static func differs(_ path: FilePath, _ unfinished: String?, _ differences: [String]) -> Message {
    let list = differences.joined(separator: "; ")
    if let unfinished {
      return "\(path): a build that is not finished was begun differently: \(list); it makes tiles from \(unfinished); "
        + "repeat its command to finish it, or give \(parameter: .restart) to forget it"
    }
    return
      "\(path): the existing tiles were built differently: \(list); to replace them, make all tiles again with "
      + "\(parameter: .updateMode) RECREATE_ALL_TILES; to add missing tiles all the same, give \(parameter: .restart)"
  }

  private static func noOverlap(_ sources: Envelope, _ wanted: Envelope) -> String {
    let advice =
      sources.withExchangedAxes.intersection(wanted) != nil
      ? "; with x and y exchanged they would overlap, so the axes of the raster are probably swapped"
      : "; check the coordinate system of the raster, and the extent"
    let places = "the rasters are at \(text(sources)), the tiles at \(text(wanted))"
    let explanation = "(xmin, ymin, xmax, ymax in the coordinate system of the scheme)"
    return "the rasters and the tiles to be made do not overlap: \(places) \(explanation)\(advice)"
  }

  fileprivate static func text(_ extent: Envelope) -> String {
    let edges: [Double] = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
    return edges.map { (value: Double) -> String in
      value.magnitude < 1000 || value.magnitude > 1e15
        ? String((value * 1e6).rounded() / 1e6) : String(Int(value.rounded()))
    }.joined(separator: ", ")
  }
}

extension BuildObstacle {
  /// What is wrong and what to do, as a clause.
  public var message: String {
    switch self {
    case .notADirectory:
      "is a package or a database, to which no tiles can be added; build a new one, or convert it to a cache directory"
    case .notCompactV2:
      "its tiles are not in Compact V2 bundles, and only those can be extended; convert the cache first"
    case .statesOtherStorage(let name):
      "it has no tiles yet, and its scheme states the storage format \(name), but tiles are built in Compact V2 bundles "
        + "only; build a new cache like this one, or let its scheme state Compact V2"
    case .elsewhere(let sources, let area, let name):
      "the rasters are at \(BuildError.text(sources)), outside \(name), \(BuildError.text(area)), so their tiles could not be "
        + "used; check the coordinate systems of the rasters and of the cache"
    case .noScheme: "its documents contain no tiling scheme, so the places of tiles are unknown"
    case .samePlace(let first, let second):
      "\(first) and \(second) are bundles for the same tiles, so it is unknown which one programs read; remove one"
    case .imageFormat(let name?):
      "its image format is \(name); the formats that can be built are PNG, PNG8, PNG24, PNG32, JPEG and MIXED"
    case .imageFormat(nil): "its documents state no image format, so the format of new tiles is unknown"
    case .unevenTiles: "its tiles are not squares of one size at all levels, and such tiles cannot be built"
    case .noSystem: "its scheme states no coordinate system, so rasters cannot be placed in it"
    }
  }
}
