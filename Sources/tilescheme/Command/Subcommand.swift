import ArgumentParser

/// A command that may wait. Other than argument-parser’s `AsyncParsableCommand`, it stays on the thread that calls it
/// as long as it has nothing to wait for: no thread is started to lint one file.
protocol Subcommand: ParsableCommand {
  func run() async throws
}
