import FileAccess
package import SystemPackage

/// A source with the name of one of its schemes behind a `#`: `capabilities.xml#EPSG:3857`.
public struct SetName: Hashable, Sendable {
  /// The path or address before the first `#`.
  public let source: String
  /// The name of the scheme in the document.
  public let set: String

  /// - Returns: `nil` if the text has no `#` with characters on both sides.
  public init?(in text: String) {
    guard let mark = text.firstIndex(of: "#"), mark > text.startIndex else { return nil }
    source = String(text[..<mark])
    set = String(text[text.index(after: mark)...])
    if set.isEmpty { return nil }
  }

  /// The file that a path means: the path itself, or that before the `#` if nothing has the whole name.
  package static func file(of path: FilePath) -> FilePath {
    guard FileSystemEntry.at(path) == nil, let chosen = SetName(in: path.string) else { return path }
    return FilePath(chosen.source)
  }
}
