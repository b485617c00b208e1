import TileSchemeKit

/// A word of a command that is printed so that it can be copied into a shell.
enum ShellWord {
  private static let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:,@%="

  /// The word, in single quotes if a shell would change it.
  static func text(_ word: String) -> String {
    if !word.isEmpty, word.allSatisfy({ plain.contains($0) }) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
