import TileSchemeKit

/// The path of a scheme, cache or package that a command was given; `-` is standard input.
struct InputArgument {
  let path: String
  /// Whether the command also accepts the name of a built-in scheme. If it does, the error for a path that does not
  /// exist lists these names, because the user may have misspelled one.
  var mayBeName = false

  /// Opens the input and reports all findings in it.
  ///
  /// - Throws: `CommandFailure` with exit status 3 if the input cannot be read or has errors. All errors are printed
  ///   first, so that the user can fix them together.
  func open(_ output: OutputOptions, command: String) throws -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = path == "-" ? try SchemeOpener.openStandardInput() : try SchemeOpener.open(FilePath(path))
    } catch {
      let unknown = mayBeName ? UnknownScheme.message(path, error) : nil
      throw CommandFailure(saying: unknown ?? error.message)
    }
    // Warnings are reported too: the input can be used, but the user should know what was assumed.
    output.report(opened.findings, command: command)
    if opened.hasErrors { throw CommandFailure(exitStatus: .failed) }
    return opened
  }
}
