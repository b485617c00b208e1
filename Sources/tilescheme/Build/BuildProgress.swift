import Synchronization
import TileSchemeKit

/// The progress of a build: tiles, part, rate, bytes and remaining time.
final class BuildProgress: Sendable {
  private struct State {
    var pieces = 0
    var total = 0
    var tiles = 0
    var bytes = 0
  }

  private let output: OutputOptions
  private let line: TransientLine
  private let state = Mutex(State())

  init(_ output: OutputOptions) {
    self.output = output
    line = TransientLine(output)
  }

  /// Adds an event, and redraws the line.
  func note(_ event: BuildEvent) {
    // Printed before the first request, so that the run can be stopped.
    if case .requests(let count, let service) = event {
      output.notice("notice", "at most \(counted(count, "request")) for pictures or tiles will be sent to \(service)")
    }
    if case .diskIsSmall(let shortage) = event { output.notice("warning", shortage.message.commandText) }
    guard line.isShown else { return }
    let now = state.withLock { state in
      switch event {
      case .requests, .diskIsSmall: break
      case .begins(let pieces): state.total += pieces
      case .made(let pieces, let tiles, let bytes):
        state.pieces += pieces
        state.tiles += tiles
        state.bytes += bytes
      }
      return state
    }
    let part = Double(now.pieces) / Double(max(1, now.total))
    line.show(fraction: part) { seconds in
      let left = part > 0 ? Int((seconds / part - seconds).rounded(.up)) : 0
      return "\(now.tiles) tiles, \(Int(part * 100)) %, \(Int(Double(now.tiles) / seconds)) tiles/s, "
        + "\(now.bytes / 1_000_000) MB, about \(left) s left"
    }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() { line.end() }
}
