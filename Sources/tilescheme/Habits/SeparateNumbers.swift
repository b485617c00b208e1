import TileSchemeKit

/// Several scales or resolutions of a new scheme after one option, as in `--scales 500000 250000`: the options take one
/// word, so the shell hands on the others as paths.
enum SeparateNumbers {
  private static let options = ["--scales", "--resolutions"]

  /// The arguments with the numbers after an option as one word. A number that names a file or directory stays a path.
  static func joined(in arguments: [String]) -> [String] {
    SeparateWords.joined(in: arguments, after: options) { following in
      guard let first = following.first, isNumber(first) else { return nil }
      let others = following.dropFirst().prefix { isNumber($0) && FileSystemEntry.at(FilePath($0)) == nil }
      return SeparateWords(
        count: 1 + others.count, joined: ([first] + others).map(withoutSeparator).joined(separator: ";"))
    }
  }

  /// Whether a word is a number or a list of numbers: `500000`, `1:500,000`, `20;10` or `500000,`.
  private static func isNumber(_ word: String) -> Bool {
    let digits = word.hasPrefix("1:") ? word.dropFirst(2) : word[...]
    return digits.first?.isNumber == true && digits.allSatisfy { $0.isNumber || ".,;".contains($0) }
  }

  private static func withoutSeparator(_ word: String) -> String {
    word.last.map { ",;".contains($0) } == true ? String(word.dropLast()) : word
  }
}
