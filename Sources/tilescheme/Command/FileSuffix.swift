import TileSchemeKit

/// The names of files that a command writes: a name with the suffix of another format would mislead the program that opens
/// it.
enum FileSuffix {
  /// - Parameters:
  ///   - path: the path that the user gave; `nil` passes.
  ///   - suffixes: the accepted suffixes without the point; the first one is proposed.
  ///   - option: the option, for the message.
  ///   - format: the name of the format that is written.
  /// - Throws: `CommandFailure` with exit status 2 if the name has another suffix.
  static func check(_ path: String?, _ suffixes: [String], of option: String, writing format: String) throws {
    guard let path, let suffix = FilePath(path).extension, !suffixes.contains(suffix.lowercased()) else { return }
    throw CommandFailure(
      saying: "\(option) writes \(format), but the name ends with .\(suffix); give a name with .\(suffixes[0])", .usage)
  }
}
