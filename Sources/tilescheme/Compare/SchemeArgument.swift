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
    let opened = try await InputArgument(path: text, mayBeName: true, format: format).open(output, command: "compare")
    guard let scheme = ComparedScheme(opened.model, name: SchemeLocation.name(text)) else {
      throw CommandFailure(
        saying:
          "\(SchemeLocation.name(text)): this \(opened.formatName) contains no tiling scheme; give the cache’s conf.xml or root.json"
      )
    }
    return scheme
  }
}
