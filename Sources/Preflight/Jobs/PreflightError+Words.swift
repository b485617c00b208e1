import CacheCreation
import CacheOpening
public import Diagnostics
import SchemeComparison
import SchemeFormats
import SourceText

extension PreflightError {
  /// One sentence without a full stop, after the parameter that it is about.
  public var message: Message {
    switch self {
    case .creation(let error): error.message
    case .opening(let name, let error): Message(UnknownScheme.message(name, error) ?? error.message)
    case .documents(let files): CreationError.documents(files).message
    case .noScheme(let name): "\(name): there is no tiling scheme in it"
    case .noLevels(let name): "\(name): its scheme has no levels"
    case .region(let error): error.message
    case .levels(let levels):
      "\(parameter: .levels): the scheme has \(LevelNumbers(levels.known).text), and not "
        + "\(LevelNumbers(levels.unknown).ranges)"
    case .baseMap(let error): Message(error.message)
    case .calibration(let error): Message(error.message)
    case .outlines(let problem): "\(parameter: .grid): \(problem.words)"
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
      "\(parameter: .extent): xmin must not be greater than xmax, except in degrees across the antimeridian"
    case .area(let error): Message(error.message)
    case .empty(let path): "\(path): there is nothing in it"
    case .service(let error): error.message
    case .partOfWorld(let name):
      "\(parameter: .extent): is missing: \(name) says nothing of what is to be tiled; give it, \(parameter: .area) or "
        + "\(parameter: .service)"
    case .unknown(let name):
      "\(name) says nothing of what is to be tiled; give \(parameter: .extent), \(parameter: .area) or "
        + "\(parameter: .service)"
    case .transform(let transform): transform.message
    }
  }
}

extension RegionError.Transform {
  fileprivate var message: Message {
    switch giver {
    case .extent: "\(parameter: .extent): \(words)"
    case .service: "\(parameter: .service): \(words)"
    case .scheme: Message(words)
    }
  }

  private var words: String {
    let refusal = "\(region) is in \(from), and cannot be turned into \(to)"
    return switch reason {
    case .unknownSystem: "\(refusal): one of them is not known"
    case .noPROJ: "\(refusal): that takes libproj, which is not installed"
    case .outside: "\(region) cannot be turned from \(from) into \(to)"
    }
  }
}

extension GridOutlines.Failure {
  fileprivate var words: String {
    switch self {
    case .unknown(let level): "level \(level) is not among those that are built"
    case .noLevel(let unit): "no level has few enough \(unit.rawValue)"
    case .tooMany(let level, let count, let unit, let possible):
      "level \(level) has \(count.map(String.init) ?? "countless") \(unit.rawValue), and at most \(GridOutlines.limit) are "
        + "written\(possible.map { "; level \($0) would do" } ?? "")"
    }
  }
}

extension MapLevelError {
  fileprivate var words: String {
    switch self {
    case .unknown(let level, let levels): "level \(level) is not among the \(LevelNumbers(levels).text)"
    case .tooManyTiles(let level, let tiles, let drawable):
      "the tiles around the region at level \(level) are "
        + "\(tiles.map { NumberText.grouped($0) } ?? "more than can be counted"), and a map shows at most "
        + "\(NumberText.grouped(Self.tileLimit)); \(drawable.map { "level \($0) would do" } ?? "no level has so few")"
    }
  }
}

extension ParameterName {
  fileprivate static let area = ParameterName(rawValue: "area")
  fileprivate static let grid = ParameterName(rawValue: "grid")
  fileprivate static let reportLevel = ParameterName(rawValue: "report-level")
}
