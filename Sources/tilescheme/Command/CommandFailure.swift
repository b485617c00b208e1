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

  /// Says which file is at fault, and which option helps.
  init(saying error: FileAccessError) { self.init(saying: error.messageWithAdvice.commandText) }

  /// Says why nothing is made: at its place in a file of parameters where the value stands there, else after the name of
  /// the parameter.
  init(
    saying error: CreationError, parameterFile: ParameterFile? = nil, _ output: OutputOptions, command: String,
    naming name: (ParameterName) -> String = CommandWords.name
  ) {
    let status: ExitStatus = error.isAboutRequest ? .usage : .failed
    if case .documents(let files) = error {
      output.report(files, command: command)
      self.init(exitStatus: .failed)
    } else if let finding = parameterFile?.finding(error, naming: name) {
      output.report([finding], command: command)
      self.init(exitStatus: status)
    } else {
      self.init(saying: error.message.text(naming: name), status)
    }
  }
}
