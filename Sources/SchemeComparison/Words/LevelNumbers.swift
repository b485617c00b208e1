/// The numbers of levels in words: `level 3`, `levels 0–4, 7`.
package struct LevelNumbers {
  /// Beyond these many pieces the rest is counted.
  private static let longest = 8

  private let numbers: [Int]

  /// - Parameter numbers: in any order, each as often as it likes.
  package init(_ numbers: some Sequence<Int>) { self.numbers = Set(numbers).sorted() }

  package var text: String { (numbers.count == 1 ? "level " : "levels ") + ranges }

  /// Without the word: `0–4, 7`.
  package var ranges: String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound < Int.max, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let pieces = runs.prefix(Self.longest).flatMap { run -> [String] in
      switch run.count {
      case 1: ["\(run.lowerBound)"]
      case 2: ["\(run.lowerBound)", "\(run.upperBound)"]
      default: ["\(run.lowerBound)–\(run.upperBound)"]
      }
    }
    let rest = runs.dropFirst(Self.longest).map(\.count).reduce(0, +)
    return pieces.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
