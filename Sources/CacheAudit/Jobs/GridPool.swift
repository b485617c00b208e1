import FileAccess
import SchemeComparison
import Synchronization
import TilingSchemes

/// The distinct schemes of an estate, each kept once: thousands of caches usually share a few.
final class GridPool: Sendable {
  private struct State {
    var indexes: [TilingScheme: Int] = [:]
    var schemes: [TilingScheme] = []
  }

  /// Behind a lock, because the tasks that read caches add to it.
  private let state = Mutex(State())

  /// The index of a scheme, which depends on the order of the calls.
  func index(of scheme: TilingScheme) -> Int {
    state.withLock { state in
      if let index = state.indexes[scheme] { return index }
      state.indexes[scheme] = state.schemes.count
      state.schemes.append(scheme)
      return state.schemes.count - 1
    }
  }

  /// The schemes by their index.
  var schemes: [TilingScheme] { state.withLock { $0.schemes } }
}
