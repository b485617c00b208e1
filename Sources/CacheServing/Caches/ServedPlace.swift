import CacheOpening
import Synchronization
import SystemPackage

/// A place where a cache is served: it is opened at the first request, and again when its files have changed.
final class ServedPlace: Sendable {
  /// The path of the cache.
  let path: FilePath
  /// The name in addresses.
  let name: String

  private struct State {
    var cache: ServedCache?
    var problem: OpeningError?
    /// When the files were last looked at, in milliseconds of the system's clock.
    var checked: Int?
  }

  private let state = Mutex(State())
  /// How long a look at the files counts, in milliseconds.
  private static let checkInterval = 1000

  init(_ path: FilePath, named name: String) {
    self.path = path
    self.name = name
  }

  /// Why the cache cannot be opened, without its path on this machine, with which a client has no business.
  func problem(_ error: OpeningError) -> String { error.message.replacing(path.string, with: name) }

  /// The cache if it is open and was looked at recently, so that no file has to be read.
  var openCache: ServedCache? {
    // While another task opens the cache, nobody waits here.
    let found = state.withLockIfAvailable { state -> ServedCache? in
      guard let cache = state.cache, let checked = state.checked,
        SystemClock.milliseconds - checked < Self.checkInterval
      else {
        return nil
      }
      return cache
    }
    return found ?? nil
  }

  /// The cache in its present state. The call may wait for a disk, and one task opens the cache for all.
  ///
  /// A cache that is just being replaced cannot be opened; then the state before is served, whose files are still open.
  ///
  /// - Throws: `OpeningError` if it cannot be opened and never was.
  func cache() throws(OpeningError) -> ServedCache {
    try state.withLock { (state) throws(OpeningError) in
      let now = SystemClock.milliseconds
      let isChecked = state.checked.map { now - $0 < Self.checkInterval } ?? false
      if isChecked {
        if let cache = state.cache { return cache }
        if let problem = state.problem { throw problem }
      }
      state.checked = now
      if let cache = state.cache, cache.isCurrent { return cache }
      do throws(OpeningError) {
        let cache = try ServedCache(path, named: name)
        state.cache = cache
        state.problem = nil
        return cache
      } catch {
        if let cache = state.cache { return cache }
        state.problem = error
        throw error
      }
    }
  }
}
