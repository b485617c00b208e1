import TileSchemeKit

/// Several scales after one option, as in `--add 1250 500`: the options take one word, whose scales are joined by commas.
enum SeparateScales {
  private static let options = ["--add", "--remove", "--scales"]
  /// The options without a value: a word after one of them is the path.
  private static let flags = ["--delete-tiles", "--dry-run", "--no-config", "--quiet", "-q"]

  /// The arguments with the scales after an option as one word, where only that can be meant: the command takes one PATH,
  /// so another word is its path.
  static func joined(in arguments: [String]) -> [String] {
    SeparateWords.joined(in: arguments, after: options) { following in
      let scales = Array(following.prefix(while: isScale))
      let next = following.dropFirst(scales.count).first
      let hasPath = statesPath(arguments) || next.map { !$0.hasPrefix("-") } == true
      return hasPath ? SeparateWords(count: scales.count, joined: text(scales)) : nil
    }
  }

  /// Says how several scales are written; `nil` if no option is followed by several words that could be scales.
  static func advice(on arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(where: options.contains) else { return nil }
    let scales = Array(arguments[(place + 1)...].prefix { isScale($0) || Double($0.prefix(1)) != nil })
    guard scales.count > 1 else { return nil }
    return """
      several scales are one word, joined by commas: tilescheme scales CACHE \(arguments[place]) \(text(scales))
      """
  }

  /// Whether a word is certainly the path: the first one, or one after an option that has its value or needs none.
  private static func statesPath(_ arguments: [String]) -> Bool {
    zip([""] + arguments, arguments).contains { before, word in
      !word.hasPrefix("-")
        && (before.isEmpty || flags.contains(before) || before.hasPrefix("--") && before.contains("="))
    }
  }

  private static func text(_ scales: [String]) -> String {
    scales.flatMap { $0.split { ",;".contains($0) } }.joined(separator: ",")
  }

  /// Whether a word can be a scale or a list of scales: `1250`, `1:1250`, `1250,500` or `1250,`; for `--remove` also a
  /// level such as `L03`, `coarsest` and `finest`.
  private static func isScale(_ word: String) -> Bool {
    let parts = word.split { ",;".contains($0) }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        if ["coarsest", "finest"].contains(part.lowercased()) { return true }
        if "Ll".contains(part.first ?? " ") { return part.count > 1 && part.dropFirst().allSatisfy(\.isNumber) }
        let scale = part.hasPrefix("1:") ? part.dropFirst(2) : part
        let number = scale.prefix { $0 != "@" }
        return number.first?.isNumber == true && Double(String(number)) != nil
      }
  }
}
