import SchemeFormats
import SystemPackage

/// Opening what a command was given.
struct InputArgument {
  let path: String

  /// Opens the input; where it cannot be used, says everything that is wrong with it.
  func open(_ output: OutputOptions, command: String) throws -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = path == "-" ? try SchemeOpener.openStandardInput() : try SchemeOpener.open(FilePath(path))
    } catch {
      throw CommandFailure(saying: error.message)
    }
    output.report(opened.findings, command: command)
    if opened.hasErrors { throw CommandFailure(exitStatus: .failed) }
    return opened
  }
}
