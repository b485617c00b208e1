import Synchronization

/// A line that shows the progress of a conversion: tiles, rate and remaining time.
///
/// It is shown on a terminal only, and only if the work takes more than a second. In a log file the line would be
/// repeated many times.
final class ProgressLine: Sendable {
  private struct State {
    var tiles = 0
    var bytes = 0
    var totalTiles = 0
    var totalBytes = 0
    var start = ContinuousClock.now
    /// `nil` until the line is shown for the first time.
    var lastShown: ContinuousClock.Instant?
  }

  private let isShown: Bool
  /// Behind a lock, because the tasks of a conversion report from several threads.
  private let state = Mutex(State())

  init(_ output: OutputOptions) { isShown = Terminal.showsErrorsToAPerson && !output.quiet }

  /// Sets the totals and starts the clock.
  ///
  /// - Parameters:
  ///   - tiles: the number of tiles to convert.
  ///   - bytes: the size of these tiles in bytes.
  func begin(tiles: Int, bytes: Int) {
    state.withLock { state in
      state.totalTiles = tiles
      state.totalBytes = bytes
      state.start = .now
    }
  }

  /// Adds tiles that are done, and redraws the line at most five times a second.
  func add(tiles: Int, bytes: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let line: String? = state.withLock { state in
      state.tiles += tiles
      state.bytes += bytes
      let elapsed = Self.seconds(now - state.start)
      guard elapsed > 1, Self.seconds(now - (state.lastShown ?? state.start)) > 0.2 else { return nil }
      state.lastShown = now
      // The remaining time is computed from bytes: tiles differ in size by a factor of a hundred or more.
      let rate = Double(state.bytes) / elapsed
      let left = Int((Double(max(0, state.totalBytes - state.bytes)) / max(rate, 1)).rounded(.up))
      // Carriage return, then “erase to the end of the line” (ECMA-48, EL).
      return "\r\u{1B}[K\(state.tiles) of \(state.totalTiles) tiles, \(Int(rate / 1e6)) MB/s, \(left) s left"
    }
    // Written outside the lock: a slow terminal must not hold up the other threads.
    if let line { Terminal.standardError(line) }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() {
    if state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }

  /// A `Duration` counts whole seconds and attoseconds (10⁻¹⁸ s).
  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
