import Synchronization

/// What is done, at what rate, and how long the rest takes; on a terminal only, and for work over a second.
final class ProgressLine: Sendable {
  private struct State {
    var tiles = 0
    var bytes = 0
    var totalTiles = 0
    var totalBytes = 0
    var start = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
  }

  private let isShown: Bool
  private let state = Mutex(State())

  init(_ output: OutputOptions) { isShown = Terminal.showsErrorsToAPerson && !output.quiet }

  /// Begins with all that is to be done.
  func begin(tiles: Int, bytes: Int) {
    state.withLock { state in
      state.totalTiles = tiles
      state.totalBytes = bytes
      state.start = .now
    }
  }

  func add(tiles: Int, bytes: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let line: String? = state.withLock { state in
      state.tiles += tiles
      state.bytes += bytes
      let elapsed = Self.seconds(now - state.start)
      guard elapsed > 1, Self.seconds(now - (state.lastShown ?? state.start)) > 0.2 else { return nil }
      state.lastShown = now
      let rate = Double(state.bytes) / elapsed
      let left = Int((Double(max(0, state.totalBytes - state.bytes)) / max(rate, 1)).rounded(.up))
      return "\r\u{1B}[K\(state.tiles) of \(state.totalTiles) tiles, \(Int(rate / 1e6)) MB/s, \(left) s left"
    }
    if let line { Terminal.standardError(line) }
  }

  func end() {
    if state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
