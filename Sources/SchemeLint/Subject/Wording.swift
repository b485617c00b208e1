import SourceText

/// Words for what rules measure.
enum Wording {
  /// `level 3`, `levels 3, 4 and 7`, or the first ones and how many more.
  static func levels(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(8).map(String.init)
    guard let last = shown.last, shown.count > 1 else { return "level \(shown.first ?? "?")" }
    if numbers.count > shown.count {
      return "levels \(shown.joined(separator: ", ")) and \(numbers.count - shown.count) more"
    }
    return "levels \(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  static func number(_ value: Double) -> String { DecimalNumber.shortest(value) }

  static func measured(_ value: Double) -> String { DecimalNumber.measured(value) }
}
