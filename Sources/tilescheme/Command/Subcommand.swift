import ArgumentParser

/// A command that can wait for asynchronous work.
///
/// Unlike argument-parser’s `AsyncParsableCommand` it stays on the calling thread until it really waits, so that
/// no thread is started to lint one file.
protocol Subcommand: ParsableCommand {
  /// The arguments with the names of options that argument-parser knows; by default they are unchanged.
  static func spelled(_ arguments: [String]) -> [String]

  /// The command for arguments that need no parser; by default `nil`, so that argument-parser reads them.
  static func parsedPlainly(_ arguments: [String]) -> Self?

  /// What to write instead of arguments that argument-parser refuses; by default `nil`, for its own message.
  static func advice(on arguments: [String]) -> String?

  /// - Throws: `CommandFailure` after the message was printed, or argument-parser’s errors for wrong usage.
  func run() async throws
}

extension Subcommand {
  static func spelled(_ arguments: [String]) -> [String] { arguments }
  static func parsedPlainly(_ arguments: [String]) -> Self? { nil }
  static func advice(on arguments: [String]) -> String? { nil }
}
