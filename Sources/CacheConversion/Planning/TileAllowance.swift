import Synchronization

/// The number of tiles that a plan may keep in memory, so that their indexes need not be read a second time. The limit
/// holds for caches of any size.
final class TileAllowance: Sendable {
  /// About a million tiles of 16 bytes each: 16 MB.
  private let left = Mutex(1 << 20)

  /// - Returns: whether `count` more tiles fit; if so, they are counted.
  func take(_ count: Int) -> Bool {
    left.withLock { left in
      guard count <= left else { return false }
      left -= count
      return true
    }
  }
}
