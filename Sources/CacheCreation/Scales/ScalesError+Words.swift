public import Diagnostics
import FileAccess
import SchemeFormats

extension ParameterName {
  /// The scale denominators to add.
  public static let addedScales = ParameterName(rawValue: "add")
  /// The scale denominators to remove.
  public static let removedScales = ParameterName(rawValue: "remove")
  /// The number of the coarsest level.
  public static let firstNumber = ParameterName(rawValue: "renumber")
  /// Whether the tiles of removed levels are deleted.
  public static let deletesTiles = ParameterName(rawValue: "delete-tiles")
}

extension ScalesError {
  /// One sentence without a full stop.
  public var message: Message {
    switch self {
    case .usage(let parameter, let message): "\(parameter: parameter): \(message)"
    case .opening(let error): Message(error.message)
    case .documents(let files):
      Message("\(files.filter(\.hasErrors).map(\.file).joined(separator: ", ")): has errors")
    case .scheme(let message): Message(message)
    case .kind(let path, .package):
      "\(path): the levels of a package or database are not changed in place; convert it to a cache directory, change "
        + "the scales there, and convert the result back"
    case .kind(let path, .noScheme):
      "\(path): contains no list of levels; give a cache directory, conf.xml or root.json"
    case .cache(let obstacle): obstacle.message
    case .place(let obstacle): CreationError.place(obstacle).message
    case .writing(let error): error.message
    case .file(let error): error.messageWithAdvice
    }
  }
}

extension ScalesError.CacheObstacle {
  fileprivate var message: Message {
    switch self {
    case .tilesOfRemovedLevels(let levels):
      "nothing is changed, because removed levels have tiles: \(levels); copy the cache, because deleted tiles do not come "
        + "back, and then give \(parameter: .deletesTiles)"
    case .unknownLevel(let folder, let scale):
      "\(folder): is not the folder of a level of the scheme, but contains files, which would become tiles of "
        + "\(LevelPlan.words(scale)); move the folder away first"
    case .sameLevel(let first, let second):
      "\(first) and \(second) are folders of the same level; move the one away that is not current"
    case .linkedTiles(let folder):
      "\(folder): is a symbolic link, so the tiles and the scheme cannot change in one step; replace the link by the "
        + "folder itself, or put the whole cache where the tiles are"
    case .twoForms(let folder):
      "\(folder): has both conf.xml and root.json, of which only one would be changed; move one of them away"
    }
  }
}
