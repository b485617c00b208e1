import ArgumentParser
import TileSchemeKit

/// What to write if `--format`, which is the format of the printed report, gets the format of tiles or of a cache.
enum FormatAdvice {
  /// The commands that have `--tile-format`.
  private static let commandsWithTileFormat = ["create", "generate", "preflight", "build", "plan"]
  /// The commands that have `--to`.
  private static let commandsWithStore = ["convert", "build", "plan"]
  private static let tileFormats = ["png", "png8", "png24", "png32", "jpeg", "jpg", "mixed", "lerc"]

  /// - Parameter arguments: the arguments of the command, which argument-parser refused.
  /// - Returns: `nil` if the value of `--format` is not the name of another format.
  static func advice(on arguments: [String], of command: any Subcommand.Type) -> String? {
    guard let value = value(in: arguments), let name = command.configuration.commandName else { return nil }
    let isTileFormat = tileFormats.contains(value.lowercased())
    if isTileFormat, commandsWithTileFormat.contains(name) {
      return "--format is the format of the printed report; give the format of the tiles with --tile-format \(value)"
    }
    if !isTileFormat, commandsWithStore.contains(name), TargetName(argument: value) != nil {
      return "--format is the format of the printed report; give the kind of the result with --to \(value)"
    }
    return nil
  }

  /// The value of `--format`; `nil` if the option is not given.
  private static func value(in arguments: [String]) -> String? {
    let options = arguments.prefix { $0 != "--" && $0 != "--arcpy" }
    for (word, next) in zip(options, options.dropFirst() + [""]) {
      if word == "--format", !next.isEmpty { return next }
      if word.hasPrefix("--format=") { return String(word.dropFirst("--format=".count)) }
    }
    return nil
  }
}
