import Synchronization

/// Independent pieces of work on all cores.
public enum ParallelWork {
  /// The most pieces at once where nobody chose a number: more would be no faster than the disk, and eight of the
  /// largest tiles and their neighbours fit into 200 MB.
  public static let usualLimit = 8

  /// How many pieces at once where nobody chose a number.
  public static var usualJobs: Int { min(usualLimit, ProcessorCount.active) }

  /// Works on every number below `count`, and gives the results in their order.
  ///
  /// - Parameters:
  ///   - count: how many numbers there are, from 0 on.
  ///   - jobs: how many at once.
  ///   - work: what is done with a number.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) async -> Result
  ) async -> [Result] {
    let queue = Queue(count: count)
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

  /// Hands out numbers.
  private final class Queue: Sendable {
    private let count: Int
    private let given = Mutex(0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
      given.withLock { given in
        guard given < count else { return nil }
        defer { given += 1 }
        return given
      }
    }
  }
}
