import Diagnostics

/// Wrong usage that only shows when the command runs.
enum UsageFailure {
  /// Says it, and returns what ends the run.
  static func said(_ message: String) -> CommandFailure {
    Terminal.standardError("tilescheme: error: \(printable(message))\n")
    return CommandFailure(exitStatus: .usage)
  }
}
