import TileSchemeKit

/// Opening what a command was given.
struct InputArgument {
  let path: String
  /// Whether the command takes built-in schemes by their names as well.
  var mayBeName = false

  /// Opens the input; where it cannot be used, says everything that is wrong with it.
  func open(_ output: OutputOptions, command: String) throws -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = path == "-" ? try SchemeOpener.openStandardInput() : try SchemeOpener.open(FilePath(path))
    } catch {
      let unknown = mayBeName ? UnknownScheme.message(path, error) : nil
      throw CommandFailure(saying: unknown ?? error.message)
    }
    output.report(opened.findings, command: command)
    if opened.hasErrors { throw CommandFailure(exitStatus: .failed) }
    return opened
  }
}
