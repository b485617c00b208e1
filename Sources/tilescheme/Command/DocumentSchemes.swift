import TileSchemeKit

/// The schemes of a document with several, such as the tile matrix sets of a WMTS, of which the user chose none.
struct DocumentSchemes {
  /// One scheme.
  struct Entry {
    /// The path of the document, `#` and the name of the scheme, as the user would give it.
    let path: String
    /// The name of the scheme in the document.
    let name: String
    /// The scheme, or why it cannot be opened.
    let result: Result<OpenedScheme, OpeningError>
  }

  /// The document, as the user gave it.
  let path: String
  let entries: [Entry]

  /// - Parameters:
  ///   - path: the document, as the user gave it.
  ///   - input: the same document.
  ///   - names: the names of its schemes.
  ///   - format: its format; `nil` detects it.
  init(_ path: String, _ input: SchemeInput, names: [String], as format: (any SchemeFormat)?) {
    let shown = SchemeLocation.name(path)
    self.path = shown
    entries = names.map { name in
      Entry(path: "\(shown)#\(name)", name: name, result: Self.open(input, name, format))
    }
  }

  private static func open(
    _ input: SchemeInput, _ name: String, _ format: (any SchemeFormat)?
  ) -> Result<OpenedScheme, OpeningError> {
    Result { () throws(OpeningError) in
      switch input {
      case .path(let path): try SchemeOpener.open(path, as: format, choosing: name)
      case .document(let bytes, let document): try SchemeOpener.open(bytes, named: document, as: format, choosing: name)
      case .standardInput, .builtIn: try input.open(as: format)
      }
    }
  }

  /// What to give in order to use one of the schemes.
  func hint(command: String) -> String {
    hint("choose one by its name behind “#”, for example", ["tilescheme", command, example])
  }

  /// How many schemes there are, and a command for one of them that can be copied.
  ///
  /// - Parameters:
  ///   - advice: what the command is for, without a colon.
  ///   - command: the words of the command.
  func hint(_ advice: String, _ command: [String]) -> String {
    "\(path) contains \(counted(entries.count, "scheme")); \(advice): "
      + command.map(ShellWord.text).joined(separator: " ")
  }

  /// The path of the first scheme that can be opened.
  var example: String {
    let usable = entries.first { if case .success = $0.result { true } else { false } }
    return (usable ?? entries.first)?.path ?? path
  }
}
