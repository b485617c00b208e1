public import Diagnostics

/// The events of a running build. A command prints them.
public enum BuildEvent: Sendable {
  /// The first request to a service follows: how many there will be, without repeated ones, and the service for people.
  case requests(atMost: Int, service: String)
  /// The first tile follows, and an unfinished build is continued: one sentence without a full stop, and how many tiles
  /// are there already.
  case continues(Message, tiles: Int)
  /// The first tile follows, but the result will probably be wrong, or the disk is too small for it: one sentence without
  /// a full stop.
  case warning(Message)
  /// The first tile follows: an automatic choice, or what the user should know about it, one sentence without a full stop.
  /// The report has it too.
  case notice(Message)
  /// A level range is begun: how many pieces of work there are.
  case begins(pieces: Int)
  /// A piece of work is done: the tiles and bytes that were written with it.
  case made(pieces: Int, tiles: Int, bytes: Int)
  /// A piece of work is over, but some of its tiles could not be made, so it is not done: the tiles that are missing, and
  /// those that were written.
  case failed(tiles: Int, made: Int, bytes: Int)
  /// A service gave no usable answer.
  case requestFailed(RequestFailure)
}
