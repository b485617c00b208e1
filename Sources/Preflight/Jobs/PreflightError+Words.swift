import CacheCreation
import CacheOpening
public import Diagnostics
import SchemeComparison
import SchemeFormats
import SourceText
import TilingSchemes

extension PreflightError {
  /// The error for people: the parameter that caused it, and one sentence without a full stop.
  public var message: Message {
    switch self {
    case .creation(let error): error.message
    case .opening(let name, let error): Message(UnknownScheme.message(name, error) ?? error.message)
    case .documents(let files): CreationError.documents(files).message
    case .noScheme(let name): "\(name): contains no tiling scheme"
    case .noLevels(let name): "\(name): the scheme has no levels"
    case .region(let error): error.message
    case .levels(let levels):
      "\(parameter: .levels): the scheme has \(LevelNumbers(levels.known).text), but not "
        + "\(LevelNumbers(levels.unknown).ranges)"
    case .baseMap(let error): Message(error.message)
    case .calibration(let error): Message(error.message)
    case .outlines(let problem): "\(parameter: .grid): \(problem.words)"
    case .map(.nothing): "\(parameter: .picture): \(MapLevelError.nothing.words)"
    case .map(let error): "\(parameter: .reportLevel): \(error.words)"
    case .file(let error): CreationError.file(error).message
    }
  }
}

extension RegionError {
  fileprivate var message: Message {
    switch self {
    case .yReversed: "\(parameter: .extent): ymin must not be greater than ymax"
    case .xReversed:
      "\(parameter: .extent): xmin must not be greater than xmax, unless the extent is in degrees and crosses the "
        + "antimeridian"
    case .area(let error): Message(error.message)
    case .empty(let path): "\(path): contains no polygon, line or point"
    case .service(let error): error.message
    case .partOfWorld(let name), .unknown(let name):
      "\(name) states no full extent; give \(parameter: .extent), \(parameter: .area) or "
        + "\(parameter: .service)"
    case .transform(let transform): transform.message
    }
  }
}

extension RegionError.Transform {
  /// The failure after the parameter that gave the region. A region from the scheme's own files has no parameter.
  fileprivate var message: Message {
    switch giver {
    case .extent: "\(parameter: .extent): \(words)"
    case .service: "\(parameter: .service): \(words)"
    case .scheme: Message(words)
    }
  }

  private var words: String {
    let refusal = "\(region) is in \(from) and cannot be transformed into \(to)"
    return switch reason {
    case .unknownSystem: "\(refusal): one of these coordinate systems is unknown"
    case .noPROJ: "\(refusal): this requires libproj, which is not installed"
    case .outside: "\(refusal): a part of it has no coordinates in that system"
    }
  }
}

extension GridOutlines.Failure {
  /// The failure without its parameter.
  fileprivate var words: String {
    switch self {
    case .unknown(let level): "level \(level) is not among the levels that are built"
    case .noLevel(let unit):
      "every level has more than \(GridOutlines.limit) \(unit.words), the most that are written"
    case .tooMany(let level, let count, let unit, let possible):
      "level \(level) has " + (count.map { "\($0) \(unit.words)" } ?? "more \(unit.words) than can be counted")
        + "; at most \(GridOutlines.limit) are written" + (possible.map { "; level \($0) is possible" } ?? "")
    case .tooManyTogether(let unit, let possible):
      "the levels together have more than \(GridOutlines.limit) \(unit.words), the most that are written; "
        + "\(LevelNumbers(possible).text) \(possible.count == 1 ? "is" : "are") possible"
    }
  }
}

extension MapLevelError {
  /// The failure without its parameter. It counts the rectangle of tiles around the region, because all of it is on the
  /// map: a thin diagonal region has few tiles, but a large map.
  fileprivate var words: String {
    switch self {
    case .nothing: "no level can be drawn, because each level has too many tiles in the region, or none"
    case .unknown(let level, let levels): "level \(level) is not among the \(LevelNumbers(levels).text)"
    case .tooManyTiles(let level, let tiles, let drawable):
      "the region spans \(tiles.map { NumberText.count($0, "tile") } ?? "more tiles than can be counted") at level "
        + "\(level); the map shows at most \(NumberText.grouped(Self.tileLimit)); "
        + (drawable.map { "level \($0) is possible" } ?? "no level has so few")
    }
  }
}

// Parameters of pre-flights only; those of new schemes are in `CreateOption`.
extension ParameterName {
  fileprivate static let area = ParameterName(rawValue: "area")
  fileprivate static let grid = ParameterName(rawValue: "grid")
  fileprivate static let picture = ParameterName(rawValue: "picture")
  fileprivate static let reportLevel = ParameterName(rawValue: "report-level")
}
