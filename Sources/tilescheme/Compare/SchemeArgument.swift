import TileSchemeKit

/// An argument of `compare`: the name of a built-in scheme, the address of a service, or a path that `show` can open.
///
/// The built-in names take precedence. A file with such a name can be given as `./NAME`.
struct SchemeArgument {
  let text: String
  /// The format of a scheme file, if the user states it; `nil` detects it.
  var format: (any SchemeFormat)?

  /// Opens the scheme, and reports the findings in it.
  ///
  /// - Throws: `CommandFailure` with exit status 3 if the input cannot be read, has errors or has no tiling scheme. A
  ///   `conf.cdi` or `iteminfo.json` without its companion is such an input.
  func open(_ output: OutputOptions) async throws -> ComparedScheme {
    if let builtIn = BuiltInScheme.named(text) { return ComparedScheme(builtIn) }
    return try compared(try await input.open(output, command: "compare"))
  }

  /// What an argument contains.
  enum Content {
    case scheme(ComparedScheme)
    /// The schemes of a document with several, of which the user chose none.
    case several(DocumentSchemes)
  }

  /// Opens the scheme as `open` does, or all schemes of a document with several.
  func content(_ output: OutputOptions) async throws -> Content {
    if let builtIn = BuiltInScheme.named(text) { return .scheme(ComparedScheme(builtIn)) }
    switch try await input.content(output, command: "compare") {
    case .scheme(let opened): return .scheme(try compared(opened))
    case .several(let schemes): return .several(schemes)
    }
  }

  private var input: InputArgument { InputArgument(path: text, mayBeName: true, format: format) }

  private func compared(_ opened: OpenedScheme) throws -> ComparedScheme {
    guard let scheme = ComparedScheme(opened.model, name: SchemeLocation.name(text)) else {
      throw CommandFailure(
        saying:
          "\(SchemeLocation.name(text)): this \(opened.formatName) contains no tiling scheme; give the cache’s conf.xml or root.json"
      )
    }
    return scheme
  }
}
