import SourceText

/// Words for the levels and numbers in the messages of rules.
package enum Wording {
  /// The levels as subject of a sentence, with the verb that agrees: `level 3 differs`, `levels 3 and 4 differ`.
  static func levels(_ numbers: [Int], _ singular: String, _ plural: String) -> String {
    "\(levels(numbers)) \(numbers.count == 1 ? singular : plural)"
  }

  /// `level 3`, `levels 3, 4 and 7`, or the first eight and how many more: a scheme can have 24 wrong levels.
  package static func levels(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(8).map(String.init)
    guard let last = shown.last, shown.count > 1 else { return "level \(shown.first ?? "?")" }
    if numbers.count > shown.count {
      return "levels \(shown.joined(separator: ", ")) and \(numbers.count - shown.count) more"
    }
    return "levels \(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// A number with all digits that it needs, so that it can be found in the file.
  static func number(_ value: Double) -> String { DecimalNumber.shortest(value) }

  /// A number that was computed, with the few digits that a reader needs.
  static func measured(_ value: Double) -> String { DecimalNumber.measured(value) }
}
