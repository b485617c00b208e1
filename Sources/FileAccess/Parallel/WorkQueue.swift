import Synchronization

/// Gives each number from 0 to exactly one task. Tasks take their next piece themselves, because pieces differ widely in
/// size.
package final class WorkQueue: Sendable {
  private let count: Int
  private let given = Mutex(0)

  /// - Parameter count: the number of pieces.
  package init(count: Int) { self.count = count }

  /// The next number below `count`; `nil` if all are given.
  package func next() -> Int? {
    given.withLock { given in
      guard given < count else { return nil }
      defer { given += 1 }
      return given
    }
  }
}
