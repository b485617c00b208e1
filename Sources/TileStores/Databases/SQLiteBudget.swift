import Synchronization

/// The time that SQLite has worked on a database that somebody else made, on all connections together.
///
/// A view can be quick to list and take seconds for each tile. The limit of one connection would then hold for each
/// packet, and a small file could keep a conversion busy for days.
final class SQLiteBudget: Sendable {
  /// The largest sum over all connections.
  let limit: Duration
  private let spent = Mutex(Duration.zero)

  init(_ limit: Duration) { self.limit = limit }

  /// Adds the time of a finished step.
  func add(_ time: Duration) { spent.withLock { $0 += time } }

  /// Whether the time is used up, together with that of a step that is not finished.
  func isUsedUp(with step: Duration) -> Bool { spent.withLock { $0 + step > limit } }
}
