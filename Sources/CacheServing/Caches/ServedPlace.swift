import CacheOpening
import Synchronization
import SystemPackage
import TileStores

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
    /// Whether a task compares the files or opens the cache again. Meanwhile the others use the state before.
    var isLooking = false

    var isFresh: Bool {
      isLooking || checked.map { SystemClock.milliseconds - $0 < ServedPlace.checkInterval } ?? false
    }
  }

  private let state = Mutex(State())
  /// Held by the task that opens the cache for the first time; the others wait for it.
  private let firstOpening = Mutex(())
  /// How long a look at the files counts, in milliseconds.
  private static let checkInterval = 1000

  init(_ path: FilePath, named name: String) {
    self.path = path
    self.name = name
  }

  /// Why the cache cannot be opened, without its path on this machine, with which a client has no business.
  func problem(_ error: OpeningError) -> String { error.message.replacing(path.string, with: name) }

  /// The cache if it is open and was looked at recently, so that no file has to be read.
  private var openCache: ServedCache? { state.withLock { $0.isFresh ? $0.cache : nil } }

  /// The cache for a request.
  ///
  /// - Returns: `nil` if `source` is `.memory` and files have to be read.
  /// - Throws: `OpeningError` if it cannot be opened and never was.
  func cache(from source: ReadingSource) throws(OpeningError) -> ServedCache? {
    switch source {
    case .memory: openCache
    case .disk: try cache()
    }
  }

  /// The cache in its present state. The call may wait for a disk.
  ///
  /// A cache that is just being replaced cannot be opened; then the state before is served, whose files are still open.
  ///
  /// - Throws: `OpeningError` if it cannot be opened and never was.
  func cache() throws(OpeningError) -> ServedCache {
    let found = state.withLock { state -> (cache: ServedCache?, isToCheck: Bool) in
      guard state.cache != nil, !state.isFresh else { return (state.cache, false) }
      state.isLooking = true
      return (state.cache, true)
    }
    guard let known = found.cache else { return try open() }
    guard found.isToCheck else { return known }
    let new = known.isCurrent ? known : (try? ServedCache(path, named: name)) ?? known
    state.withLock { state in
      state.cache = new
      state.checked = SystemClock.milliseconds
      state.isLooking = false
    }
    return new
  }

  /// Opens the cache for the first time. A failure counts as long as a look at the files.
  private func open() throws(OpeningError) -> ServedCache {
    try firstOpening.withLock { (_) throws(OpeningError) in
      let known = state.withLock { $0 }
      if let cache = known.cache { return cache }
      if let problem = known.problem, known.isFresh { throw problem }
      do throws(OpeningError) {
        let cache = try ServedCache(path, named: name)
        keep(cache, nil)
        return cache
      } catch {
        keep(nil, error)
        throw error
      }
    }
  }

  private func keep(_ cache: ServedCache?, _ problem: OpeningError?) {
    state.withLock { state in
      state.cache = cache
      state.problem = problem
      state.checked = SystemClock.milliseconds
    }
  }
}
