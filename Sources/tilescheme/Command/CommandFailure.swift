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

  /// Prints why no cache or scheme is made: all reasons, if there are several.
  ///
  /// If the wrong value is in the parameter file, the error shows the line there. Otherwise it names the option, because
  /// the value came from the command line.
  ///
  /// - Parameters:
  ///   - error: a wrong request exits with 2; a request that could not be carried out exits with 3.
  ///   - parameterFile: the file given with `--parameters`.
  ///   - name: how the command spells a parameter.
  init(
    saying error: CreationError, parameterFile: ParameterFile? = nil, _ output: OutputOptions, command: String,
    naming name: (ParameterName) -> String = CommandWords.name
  ) {
    var files: [FileFindings] = []
    for single in error.all {
      if case .documents(let documents) = single {
        files += documents
      } else if let finding = parameterFile?.finding(single, naming: name) {
        if let index = files.firstIndex(where: { $0.file == finding.file }) {
          files[index] = files[index].with(files[index].findings + finding.findings)
        } else {
          files.append(finding)
        }
      } else {
        Terminal.error(single.message.text(naming: name))
      }
    }
    if !files.isEmpty { output.report(files, command: command) }
    exitStatus = error.isAboutRequest ? .usage : .failed
  }
}
