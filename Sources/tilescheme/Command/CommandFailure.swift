import TileSchemeKit

/// A run that has said why it ends, and with which status.
struct CommandFailure: Error {
  let exitStatus: ExitStatus

  init(exitStatus: ExitStatus) { self.exitStatus = exitStatus }

  /// Says why, in one sentence without a full stop.
  init(saying message: String, _ exitStatus: ExitStatus = .failed) {
    Terminal.error(message)
    self.exitStatus = exitStatus
  }

  /// Says why there is no plan, with the option that it is about.
  init(saying error: PlanningError) { self.init(saying: error.text, ExitStatus(error)) }
}
