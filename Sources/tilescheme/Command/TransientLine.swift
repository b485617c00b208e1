import Synchronization
import TileSchemeKit

/// A line of standard error that is drawn again and again while work goes on, and disappears at its end.
///
/// It is shown on a terminal only, and only if the work takes more than a second. In a log file the line would be
/// repeated many times.
///
/// With the environment variable TILESCHEME_PROGRESS=json, each event is a line of JSON instead, for a program that runs
/// the command: `{"progress":{"fraction":0.25,"text":"…","seconds":1.5}}`. The fraction is null if it is unknown.
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

  private let isForProgram: Bool

  init(_ output: OutputOptions) {
    isForProgram = Terminal.environment("TILESCHEME_PROGRESS") == "json"
    isShown = isForProgram || Terminal.showsErrorsToAPerson && !output.quiet
  }

  /// Starts the clock again.
  func restart() { state.withLock { $0.start = .now } }

  /// Draws the line at most five times a second.
  ///
  /// - Parameters:
  ///   - fraction: the part that is done, from 0 to 1; `nil` if it is unknown.
  ///   - text: takes the seconds since the start; is called only if the line is drawn.
  func show(fraction: Double?, _ text: (_ seconds: Double) -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let seconds: Double? = state.withLock { state in
      if let last = state.lastShown {
        guard now - last > .milliseconds(200) else { return nil }
      } else {
        // A program gets the first event at once: it decides itself what is worth showing.
        guard isForProgram || now - state.start > .seconds(1) else { return nil }
      }
      state.lastShown = now
      return (now - state.start) / .seconds(1)
    }
    // Written outside the lock: a slow terminal must not hold up the other threads. Carriage return, then “erase to the
    // end of the line” (ECMA-48, EL).
    guard let seconds else { return }
    Terminal.standardError(
      isForProgram ? event(fraction, text(seconds), seconds) + "\n" : "\r\u{1B}[K" + text(seconds))
  }

  private func event(_ fraction: Double?, _ text: String, _ seconds: Double) -> String {
    let progress: JSONOutput = .object([
      .init("fraction", fraction.map { .double(min(1, max(0, $0))) } ?? .null), .init("text", .string(text)),
      .init("seconds", .double(seconds)),
    ])
    return JSONOutput.object([.init("progress", progress)]).text(.compact)
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() {
    if !isForProgram, state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }
}
