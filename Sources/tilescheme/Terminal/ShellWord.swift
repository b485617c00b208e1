import TileSchemeKit

/// A word of a command that is printed so that it can be copied into a shell.
enum ShellWord {
  private static let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:,@%="

  /// The word, in quotes if a shell would change it.
  static func text(_ word: String) -> String {
    if !word.isEmpty, word.allSatisfy({ plain.contains($0) }) { return word }
    // Control characters must not reach the terminal. bash, zsh and others read them in this form.
    if word.utf8.contains(where: isControl) { return "$'" + word.utf8.map(escaped).joined() + "'" }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The words of a command as one line.
  static func command(_ words: [String]) -> String { words.map(text).joined(separator: " ") }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

  private static func escaped(_ byte: UInt8) -> String {
    let character = Character(Unicode.Scalar(byte))
    if plain.contains(character) || character == " " { return String(character) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }
}
