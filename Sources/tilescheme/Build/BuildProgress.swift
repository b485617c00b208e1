import Synchronization
import TileSchemeKit

/// The progress of a build: tiles, part, rate, bytes and remaining time, and what a service does not answer.
final class BuildProgress: Sendable {
  private struct State {
    var pieces = 0
    var total = 0
    /// The tiles that earlier runs of the build have left.
    var earlierTiles = 0
    var tiles = 0
    var bytes = 0
    var failedTiles = 0
    /// The last failure of a request since the last success; `nil` while the service answers.
    var failure: RequestFailure?
    var lastNotice: ContinuousClock.Instant?
    var printedNotices: Set<String> = []
  }

  /// A service can fail a hundred times in a minute, and the user needs to know that it does, and not each time.
  private static let noticeInterval: Duration = .seconds(30)

  private let output: OutputOptions
  private let line: TransientLine
  private let state = Mutex(State())

  init(_ output: OutputOptions) {
    self.output = output
    line = TransientLine(output)
  }

  /// The notices that were printed before the first tile, so that the report does not repeat them.
  var printedNotices: Set<String> { state.withLock { $0.printedNotices } }

  /// Adds an event, and redraws the line.
  func note(_ event: BuildEvent) {
    // Printed before the first request, so that the run can be stopped.
    if case .requests(let count, let service) = event {
      output.notice("notice", "at most \(counted(count, "request")) for pictures or tiles will be sent to \(service)")
    }
    if case .continues(let message, _) = event { output.notice("notice", message.commandText) }
    if case .warning(let message) = event { output.notice("warning", message.commandText) }
    // The JSON has them.
    if case .notice(let message) = event, output.format == .text {
      output.notice("notice", message.commandText)
      state.withLock { _ = $0.printedNotices.insert(message.commandText) }
    }
    if case .requestFailed(let failure) = event, isTimeForNotice() {
      line.end()
      output.notice("warning", Self.words(failure))
    }
    guard line.isShown else { return }
    let now = state.withLock { state in
      switch event {
      case .requests, .warning, .notice: break
      case .continues(_, let tiles): state.earlierTiles = tiles
      case .begins(let pieces): state.total += pieces
      case .made(let pieces, let tiles, let bytes):
        state.pieces += pieces
        state.tiles += tiles
        state.bytes += bytes
        state.failure = nil
      case .failed(let tiles, let made, let bytes):
        state.failedTiles += tiles
        state.tiles += made
        state.bytes += bytes
      case .requestFailed(let failure): state.failure = failure
      }
      return state
    }
    show(now)
  }

  private func show(_ now: State) {
    let part = Double(now.pieces) / Double(max(1, now.total))
    line.show(fraction: part) { seconds in
      // The part is one of what is left to make.
      let done =
        now.earlierTiles == 0
        ? "\(counted(now.tiles, "tile")), \(Int(part * 100)) %"
        : "\(counted(now.earlierTiles + now.tiles, "tile")), \(Int(part * 100)) % of the rest"
      let missing = now.failedTiles > 0 ? ", \(counted(now.failedTiles, "tile")) failed" : ""
      // A rate and a remaining time would be those of a service that answers.
      if let failure = now.failure { return "\(done)\(missing); \(Self.shortWords(failure))" }
      let left = part > 0 ? Int((seconds / part - seconds).rounded(.up)) : 0
      return
        "\(done)\(missing), \(Int(Double(now.tiles) / seconds)) tiles/s, \(now.bytes / 1_000_000) MB, about \(left) s left"
    }
  }

  /// Whether the last notice is so old that another one is due.
  private func isTimeForNotice() -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.lastNotice, now - last < Self.noticeInterval { return false }
      state.lastNotice = now
      return true
    }
  }

  private static func words(_ failure: RequestFailure) -> String {
    let count =
      failure.count == 1
      ? "a request to \(failure.service) failed"
      : "\(failure.count) requests to \(failure.service) have failed so far, \(failure.countInARow) of them in a row"
    let next =
      failure.secondsUntilNext.map { seconds in
        "the picture is requested again in \(max(1, Int(seconds.rounded()))) s, up to \(failure.tries) times"
      } ?? "its tiles are left out for now, after \(failure.tries) tries"
    return "\(count): \(failure.fault.message); \(next); the build stops after \(failure.mostInARow) failures in a row"
  }

  /// For the line, in which the notice is above it.
  private static func shortWords(_ failure: RequestFailure) -> String {
    "\(counted(failure.countInARow, "request")) failed in a row"
      + (failure.secondsUntilNext.map { ", next try in \(max(1, Int($0.rounded()))) s" } ?? "")
  }

  /// Removes the line, so that the report starts on an empty one.
  func end() { line.end() }
}
