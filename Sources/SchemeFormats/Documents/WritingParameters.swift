public import Diagnostics
package import FileAccess

/// What a person can choose where something is written, and the words that lead to it.
extension ParameterName {
  /// The extent of a cache's tiles: the west, south, east and north edge, in map units.
  public static let tileExtent = ParameterName(rawValue: "extent")
  /// Whether what exists may be replaced.
  public static let overwrite = ParameterName(rawValue: "overwrite")
}

extension FileAccessError {
  /// One sentence without a full stop, with the parameter that helps.
  package var messageWithAdvice: Message {
    reason == .exists ? "\(message); \(parameter: .overwrite) replaces it" : Message(message)
  }
}
