import Synchronization
import TileSchemeKit

/// A line that shows the progress of a build. It is shown on a terminal only, and only if the work takes over a second.
final class BuildProgress: Sendable {
  private struct State {
    var pieces = 0
    var total = 0
    var tiles = 0
    var bytes = 0
    let start = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
  }

  private let isShown: Bool
  private let state = Mutex(State())

  init(_ output: OutputOptions) { isShown = Terminal.showsErrorsToAPerson && !output.quiet }

  /// Adds an event, and redraws the line at most five times a second.
  func note(_ event: BuildEvent) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let line: String? = state.withLock { state in
      switch event {
      case .begins(let pieces): state.total += pieces
      case .made(let pieces, let tiles, let bytes):
        state.pieces += pieces
        state.tiles += tiles
        state.bytes += bytes
      }
      guard now - state.start > .seconds(1), now - (state.lastShown ?? state.start) > .milliseconds(200) else {
        return nil
      }
      state.lastShown = now
      let elapsed = (now - state.start) / .seconds(1)
      let part = Double(state.pieces) / Double(max(1, state.total))
      let left = part > 0 ? Int((elapsed / part - elapsed).rounded(.up)) : 0
      // Carriage return, then “erase to the end of the line” (ECMA-48, EL).
      return "\r\u{1B}[K\(state.tiles) tiles, \(Int(part * 100)) %, \(Int(Double(state.tiles) / elapsed)) tiles/s, "
        + "\(state.bytes / 1_000_000) MB, about \(left) s left"
    }
    if let line { Terminal.standardError(line) }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() {
    if state.withLock({ $0.lastShown != nil }) { Terminal.standardError("\r\u{1B}[K") }
  }
}
