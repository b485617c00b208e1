import FileAccess

/// What is known of a part without a marker.
public enum PartState: Hashable, Sendable {
  /// It has left no sign, so it has not begun.
  case notBegun
  /// It has left a sign a short time ago: the machine, and the seconds since then.
  case running(host: String, seconds: Int)
  /// It ended with an error: the machine.
  case failed(host: String)
  /// It was stopped, because its process does not exist any more, or has left no sign for long: the machine, and the
  /// seconds since its last sign.
  case stopped(host: String, seconds: Int)

  /// A part of another machine that has left no sign for so long is taken to be stopped, in seconds. Signs are written
  /// every 30 seconds; a network file system may show them a minute later.
  private static let longestSilence = 300

  init(_ sign: PartSign?, now: FileTime = .now) {
    guard let sign else {
      self = .notBegun
      return
    }
    let seconds = max(0, now.seconds - sign.time.seconds)
    if sign.hasFailed {
      self = .failed(host: sign.host)
    } else if let process = sign.process, process.isHere {
      self = process.isGone ? .stopped(host: sign.host, seconds: seconds) : .running(host: sign.host, seconds: seconds)
    } else {
      self =
        seconds > Self.longestSilence
        ? .stopped(host: sign.host, seconds: seconds) : .running(host: sign.host, seconds: seconds)
    }
  }
}
