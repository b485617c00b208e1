/// Numbers of parts in the spelling of job arrays: `3,17-19`.
public struct PartList: Hashable, Sendable {
  /// In rising order, each once.
  public let parts: [Int]

  /// Takes numbers in any order.
  public init(_ parts: [Int]) {
    var last: Int?
    self.parts = parts.sorted().filter { part in
      defer { last = part }
      return part != last
    }
  }

  /// The number of parts.
  public var count: Int { parts.count }

  /// The numbers, with runs of three and more as a range; `sbatch --array` takes this text.
  public var text: String {
    var runs: [ClosedRange<Int>] = []
    for part in parts {
      if let last = runs.last, last.upperBound + 1 == part {
        runs[runs.count - 1] = last.lowerBound...part
      } else {
        runs.append(part...part)
      }
    }
    return runs.flatMap { run in
      run.count > 2 ? ["\(run.lowerBound)-\(run.upperBound)"] : run.map(String.init)
    }.joined(separator: ",")
  }
}
