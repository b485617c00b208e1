/// Numbers of levels as people write them.
enum LevelList {
  /// `level 3`, `levels 0 to 17`, `levels 0 to 4, 7, 9 to 12`.
  static func text(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, number <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(number, last.upperBound)
      } else {
        runs.append(number...number)
      }
    }
    let texts = runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound) to \(run.upperBound)"
      }
    }
    return (numbers.count == 1 ? "level " : "levels ") + texts.joined(separator: ", ")
  }
}
