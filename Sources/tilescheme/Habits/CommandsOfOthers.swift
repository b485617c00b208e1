import TileSchemeKit

/// What other programs call the commands, so that an unknown command gets advice that fits.
enum CommandsOfOthers {
  private static let meanings = [
    "info": "show", "describe": "show", "check": "lint", "validate": "lint", "test": "verify", "export": "convert",
    "import": "convert", "unpack": "convert", "pack": "convert", "estimate": "preflight", "diff": "compare",
    "list": "audit", "inventory": "audit", "new": "create", "tile": "build", "seed": "build", "host": "serve",
  ]

  /// The message for a word that is not a command.
  ///
  /// - Parameter commands: the names of all commands.
  static func advice(on name: String, among commands: [String]) -> String {
    guard let nearest = meanings[name.lowercased()] ?? NearestWord.find(name, among: commands) else {
      return "“\(name)” is not a command; the commands are \(commands.joined(separator: ", "))"
    }
    return "“\(name)” is not a command; did you mean “\(nearest)”?"
  }
}
