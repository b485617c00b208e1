import Synchronization

/// A line that shows how many of several things are done, on a terminal and only if the work takes more than a second.
final class CountLine: Sendable {
  private struct State {
    let start = ContinuousClock.now
    /// `nil` until the line is shown for the first time.
    var lastShown: ContinuousClock.Instant?
  }

  private let noun: String
  private let isShown: Bool
  /// Behind a lock, because the tasks of a job report from several threads.
  private let state = Mutex(State())

  /// - Parameter noun: what is counted, in the plural.
  init(_ output: OutputOptions, of noun: String) {
    self.noun = noun
    isShown = Terminal.showsErrorsToAPerson && !output.quiet
  }

  /// Redraws the line at most five times a second.
  func show(_ done: Int, of all: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      guard now - state.start > .seconds(1), now - (state.lastShown ?? state.start) > .milliseconds(200) else {
        return false
      }
      state.lastShown = now
      return true
    }
    // Carriage return, then “erase to the end of the line” (ECMA-48, EL).
    if isDue { Terminal.standardError("\r\u{1B}[K\(done) of \(all) \(noun)") }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() {
    if state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }
}
