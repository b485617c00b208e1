import TileSchemeKit

extension StoppedBuild {
  /// The most rasters that a command contains: the user has a list of more.
  private static let mostRasters = 20

  /// The words of the command that continues the build; `nil` if the record does not say all that it needs.
  ///
  /// - Parameters:
  ///   - path: the cache.
  ///   - exists: whether the cache exists; otherwise there is only unfinished output of a new one.
  func command(for path: String, exists: Bool) -> [String]? {
    guard rasters.count <= Self.mostRasters else { return nil }
    let mode = mode == .recreateEmpty ? [] : ["--update-mode", mode.rawValue]
    let words = parameters.flatMap { [CommandWords.name($0.name)] + ($0.value.isEmpty ? [] : [$0.value]) }
    if !words.isEmpty { return ["tilescheme", "build", path] + words + mode }
    // Earlier versions have written no parameters. `build` names those that are missing, but not the scheme of a new
    // cache.
    guard exists, !rasters.isEmpty, selection.isEmpty else { return nil }
    return ["tilescheme", "build", path] + rasters.flatMap { ["--from", $0] } + mode
  }
}
