import TileSchemeKit

/// The end of a run that failed: the message has been printed, and the exit status is known.
///
/// The initializers print, so that a failure cannot reach `main` without a message or with two.
struct CommandFailure: Error {
  let exitStatus: ExitStatus

  /// Prints nothing; for a run whose findings or messages have been printed already.
  init(exitStatus: ExitStatus) { self.exitStatus = exitStatus }

  /// Prints the reason as an error.
  ///
  /// - Parameters:
  ///   - message: one sentence without a full stop; control characters in it are made visible.
  ///   - exitStatus: 3 by default; `usage` if the arguments are wrong.
  init(saying message: String, _ exitStatus: ExitStatus = .failed) {
    Terminal.error(message)
    self.exitStatus = exitStatus
  }

  /// Prints which file could not be read or written, and the option that helps.
  init(saying error: FileAccessError) { self.init(saying: error.messageWithAdvice.commandText) }
}
