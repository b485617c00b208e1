import TileSchemeKit

/// The names of options as ArcGIS spells its parameters, so that a script needs no new names: `--num-of-scales`,
/// `--dots_per_inch`, `--cache_tile_format`.
///
/// The names are replaced before the arguments are parsed. As further names of the options they would fill the help and
/// the completions, and slow down every start.
enum ArcGISSpelling {
  /// The arguments with our own names of the options, and lists of scales as one word.
  static func replaced(in arguments: [String]) -> [String] {
    // After these words, everything is a value.
    let end = arguments.firstIndex { $0 == "--" || $0 == "--arcpy" } ?? arguments.endIndex
    return SeparateNumbers.joined(in: arguments[..<end].map(replaced)) + arguments[end...]
  }

  private static func replaced(_ argument: String) -> String {
    guard argument.hasPrefix("--") else { return argument }
    let name = argument.dropFirst(2).prefix { $0 != "=" }
    let value = argument[name.endIndex...]
    if let option = CreateOption.named(String(name)) { return "--\(option.rawValue)\(value)" }
    return "--\(name.replacing("_", with: "-"))\(value)"
  }
}
