import TileSchemeKit

/// A scheme that the user named: built in, or what `show` opens. A file of a built-in scheme's name is `./NAME`.
struct SchemeArgument {
  let text: String

  func open(_ output: OutputOptions) throws -> ComparedScheme {
    if let builtIn = BuiltInScheme.named(text) { return ComparedScheme(builtIn) }
    let opened = try InputArgument(path: text, mayBeName: true).open(output, command: "compare")
    guard let scheme = ComparedScheme(opened.model, name: text) else {
      throw CommandFailure(
        saying:
          "\(text): there is no tiling scheme in this \(opened.formatName); name the cache’s conf.xml or root.json")
    }
    return scheme
  }
}
