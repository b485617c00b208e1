/// Level numbers in words: `level 3`, `levels 0–4, 7`.
package struct LevelNumbers {
  /// The most ranges that are listed. A scheme with arbitrary numbers could otherwise print thousands; the rest is
  /// counted.
  private static let longest = 8

  private let numbers: [Int]

  /// - Parameter numbers: the level numbers in any order; duplicates are ignored.
  package init(_ numbers: some Sequence<Int>) { self.numbers = Set(numbers).sorted() }

  /// Whether there is exactly one number, so that the verb is in the singular.
  package var isSingle: Bool { numbers.count == 1 }

  /// The word and the numbers: `levels 0–4, 7`.
  package var text: String { (isSingle ? "level " : "levels ") + ranges }

  /// The numbers without the word: `0–4, 7`.
  package var ranges: String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      // Files may hold any number, so the addition is guarded against overflow.
      if let last = runs.last, last.upperBound < Int.max, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let pieces = runs.prefix(Self.longest).flatMap { run -> [String] in
      switch run.count {
      case 1: ["\(run.lowerBound)"]
      // A dash between neighbours would not be shorter than a comma, and reads like more levels.
      case 2: ["\(run.lowerBound)", "\(run.upperBound)"]
      default: ["\(run.lowerBound)–\(run.upperBound)"]
      }
    }
    let rest = runs.dropFirst(Self.longest).map(\.count).reduce(0, +)
    return pieces.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
