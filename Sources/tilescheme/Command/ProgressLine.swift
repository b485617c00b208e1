import Synchronization

/// The progress of a conversion: tiles, rate and remaining time.
final class ProgressLine: Sendable {
  private struct State {
    var tiles = 0
    var bytes = 0
    var totalTiles = 0
    var totalBytes = 0
  }

  private let line: TransientLine
  private let state = Mutex(State())

  init(_ output: OutputOptions) { line = TransientLine(output) }

  /// Sets the totals and starts the clock.
  ///
  /// - Parameters:
  ///   - tiles: the number of tiles to convert.
  ///   - bytes: the size of these tiles in bytes.
  func begin(tiles: Int, bytes: Int) {
    state.withLock { state in
      state.totalTiles = tiles
      state.totalBytes = bytes
    }
    line.restart()
  }

  /// Adds tiles that are done, and redraws the line.
  func add(tiles: Int, bytes: Int) {
    guard line.isShown else { return }
    let now = state.withLock { state in
      state.tiles += tiles
      state.bytes += bytes
      return state
    }
    line.show(fraction: Double(now.bytes) / Double(max(1, now.totalBytes))) { seconds in
      // The remaining time is computed from bytes: tiles differ in size by a factor of a hundred or more.
      let rate = Double(now.bytes) / seconds
      let left = Int((Double(max(0, now.totalBytes - now.bytes)) / max(rate, 1)).rounded(.up))
      return "\(now.tiles) of \(now.totalTiles) tiles, \(Int(rate / 1e6)) MB/s, \(left) s left"
    }
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() { line.end() }
}
