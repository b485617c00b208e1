import ArgumentParser

/// A command that can wait for asynchronous work.
///
/// Unlike argument-parser’s `AsyncParsableCommand` it stays on the calling thread until it really waits, so that
/// no thread is started to lint one file.
protocol Subcommand: ParsableCommand {
  /// - Throws: `CommandFailure` after the message was printed, or argument-parser’s errors for wrong usage.
  func run() async throws
}
