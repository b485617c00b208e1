/// Words for the numbers of levels in messages.
enum LevelWords {
  /// The numbers in ascending order, with consecutive ones as a range: `level 4` or `levels 0, 3–19`.
  static func words(_ numbers: some Collection<Int>) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      // Files may hold any number, so the addition is guarded against overflow.
      if let last = runs.last, last.upperBound < Int.max, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let texts = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return "\(numbers.count == 1 ? "level" : "levels") \(texts.joined(separator: ", "))"
  }
}
