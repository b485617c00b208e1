import Synchronization

/// How many tiles a plan may remember, so that their indexes need not be read a second time: a bounded part of memory,
/// however large the cache is.
final class TileAllowance: Sendable {
  /// Of 16 bytes each.
  private let left = Mutex(1 << 20)

  /// - Returns: whether there is room for as many.
  func take(_ count: Int) -> Bool {
    left.withLock { left in
      guard count <= left else { return false }
      left -= count
      return true
    }
  }
}
