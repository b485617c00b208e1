/// The findings of several reports, each as often as the report has it that has it most often.
///
/// A fault of the whole cache, such as one of its scheme, is in the report of every part, and is one fault all the same. Two
/// equal findings in one report are two.
struct FindingUnion {
  private var counts: [String: Int] = [:]

  /// Adds the findings of a report, by texts that are equal only for equal findings.
  ///
  /// - Returns: the places of those that earlier reports do not have.
  mutating func add(_ findings: [String]) -> [Int] {
    var own: [String: Int] = [:]
    var new: [Int] = []
    for (place, text) in findings.enumerated() {
      own[text, default: 0] += 1
      if own[text, default: 0] > counts[text, default: 0] { new.append(place) }
    }
    counts.merge(own) { max($0, $1) }
    return new
  }
}
