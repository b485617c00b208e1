/// Runs independent pieces of work on all cores.
public enum ParallelWork {
  /// The maximum number of pieces at the same time if the user chose no number. More would be limited by the disk, and
  /// eight of the largest tiles with their neighbours fit into 200 MB.
  public static let usualLimit = 8

  /// The number of pieces at the same time if the user chose no number: one for each core, up to `usualLimit`.
  public static var usualJobs: Int { min(usualLimit, ProcessorCount.active) }

  /// Runs `work` for every number from 0 to `count` - 1 and returns the results in that order.
  ///
  /// - Parameters:
  ///   - count: the number of pieces.
  ///   - jobs: the number of pieces at the same time, at least 1.
  ///   - work: processes the piece with the given number.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) async -> Result
  ) async -> [Result] {
    let queue = WorkQueue(count: count)
    let results = await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<max(1, min(jobs, count)) {
        group.addTask {
          var results: [(Int, Result)] = []
          while let number = queue.next(), !Task.isCancelled { results.append((number, await work(number))) }
          return results
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
