import Synchronization
import TileSchemeKit

/// A line of standard error that is drawn again and again while work goes on, and disappears at its end.
///
/// It is shown on a terminal only, and only if the work takes more than a second. In a log file the line would be
/// repeated many times.
final class TransientLine: Sendable {
  private struct State {
    var start = ContinuousClock.now
    /// `nil` until the line is shown for the first time.
    var lastShown: ContinuousClock.Instant?
  }

  /// Whether the line is shown at all; the caller then need not compute its text.
  let isShown: Bool
  /// Behind a lock, because the tasks of a job report from several threads.
  private let state = Mutex(State())

  init(_ output: OutputOptions) { isShown = Terminal.showsErrorsToAPerson && !output.quiet }

  /// Starts the clock again.
  func restart() { state.withLock { $0.start = .now } }

  /// Draws the line at most five times a second.
  ///
  /// - Parameter text: takes the seconds since the start; is called only if the line is drawn.
  func show(_ text: (_ seconds: Double) -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let seconds: Double? = state.withLock { state in
      guard now - state.start > .seconds(1), now - (state.lastShown ?? state.start) > .milliseconds(200) else {
        return nil
      }
      state.lastShown = now
      return (now - state.start) / .seconds(1)
    }
    // Written outside the lock: a slow terminal must not hold up the other threads. Carriage return, then “erase to the
    // end of the line” (ECMA-48, EL).
    if let seconds { Terminal.standardError("\r\u{1B}[K" + text(seconds)) }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() {
    if state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }
}
