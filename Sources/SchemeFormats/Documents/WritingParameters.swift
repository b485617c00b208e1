public import Diagnostics
package import FileAccess

/// Parameters of writing that messages refer to. The caller decides how their names are printed.
extension ParameterName {
  /// The extent of a cache's tiles: the west, south, east and north edge, in map units.
  public static let tileExtent = ParameterName(rawValue: "extent")
  /// The address of the tiles, which open formats state.
  public static let tileAddress = ParameterName(rawValue: "tiles-url")
  /// The address under which the files of a result can be reached.
  public static let baseAddress = ParameterName(rawValue: "base-url")
  /// Whether existing files may be replaced.
  public static let overwrite = ParameterName(rawValue: "overwrite")
}

extension FileAccessError {
  /// One sentence without a full stop; if the file exists, with the parameter that permits replacing it.
  package var messageWithAdvice: Message {
    reason == .exists ? "\(message); \(parameter: .overwrite) replaces it" : Message(message)
  }
}
