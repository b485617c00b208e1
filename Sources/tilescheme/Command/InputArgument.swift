import TileSchemeKit

/// The scheme, cache or package that a command was given: a path, `-` for standard input, the name of a built-in scheme,
/// or the address of a service.
struct InputArgument {
  let path: String
  /// Whether the command also accepts the name of a built-in scheme. If it does, the error for a path that does not
  /// exist lists these names, because the user may have misspelled one.
  var mayBeName = false
  /// The format of a scheme file, if the user states it; `nil` detects it.
  var format: (any SchemeFormat)?

  /// What an input contains.
  enum Content {
    case scheme(OpenedScheme)
    /// The schemes of a document with several, of which the user chose none.
    case several(DocumentSchemes)
  }

  /// Opens the input as `open` does, or all schemes of a document with several.
  func content(_ output: OutputOptions, command: String) async throws -> Content {
    let input = try await SchemeLocation.input(path, output, command: command)
    switch opened(input) {
    case .success(let opened): return .scheme(try reported(opened, output, command: command))
    // Standard input can be read only once.
    case .failure(let error) where error.schemeNames.isEmpty || path == "-": throw failure(error)
    case .failure(let error):
      return .several(DocumentSchemes(path, input, names: error.schemeNames, as: format))
    }
  }

  /// Opens the input and reports all findings in it.
  ///
  /// - Throws: `CommandFailure` with exit status 3 if the input cannot be read or has errors. All errors are printed
  ///   first, so that the user can fix them together.
  func open(_ output: OutputOptions, command: String) async throws -> OpenedScheme {
    switch opened(try await SchemeLocation.input(path, output, command: command)) {
    case .success(let opened): return try reported(opened, output, command: command)
    case .failure(let error): throw failure(error)
    }
  }

  /// Nothing but the scheme is used, so that of a server’s archive little more is read.
  private func opened(_ input: SchemeInput) -> Result<OpenedScheme, OpeningError> {
    Result { () throws(OpeningError) in try input.open(as: format, reading: .description) }
  }

  /// The scheme after its findings were printed. Warnings are reported too: the input can be used, but the user should
  /// know what was assumed.
  private func reported(_ opened: OpenedScheme, _ output: OutputOptions, command: String) throws -> OpenedScheme {
    output.report(opened.findings, command: command)
    if opened.hasErrors { throw CommandFailure(exitStatus: .failed) }
    return opened
  }

  private func failure(_ error: OpeningError) -> CommandFailure {
    let unknown = mayBeName ? UnknownScheme.message(path, error) : nil
    return CommandFailure(
      saying: UnfinishedBuildLine.message(error) ?? unknown ?? SimilarPath.message(error),
      error.isAboutChoice ? .usage : .failed)
  }
}
