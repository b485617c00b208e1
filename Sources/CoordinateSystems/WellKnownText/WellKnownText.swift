/// A node of well-known text: `KEYWORD["name",1.0,word,CHILD[…]]`.
///
/// Reads version 1 as Esri and others write it (OGC 01-009, §7.2) and version 2 (OGC 18-010r7, §6.3), with square
/// brackets or parentheses. The meaning of the keywords is not checked.
public struct WellKnownText: Sendable {
  /// The keyword, in upper case.
  public let keyword: String
  /// Quoted strings, numbers and bare words such as `EAST`, in their order; a number is kept as text.
  public let values: [String]
  /// The nodes within this one, in the order of the text; values between them are in `values`.
  public let children: [WellKnownText]
  /// The position of the node in the text that was read, in bytes of UTF-8.
  let range: Range<Int>

  /// - Returns: `nil` if the text is not well-known text, is longer than 64 KiB, or is nested deeper than 32 levels.
  public init?(_ text: String) {
    guard let node = WellKnownTextReader.read(text) else { return nil }
    self = node
  }

  init(keyword: String, values: [String], children: [WellKnownText], range: Range<Int>) {
    self.keyword = keyword
    self.values = values
    self.children = children
    self.range = range
  }

  /// The first child with this keyword.
  public func child(_ keyword: String) -> WellKnownText? { children.first { $0.keyword == keyword } }
}

extension WellKnownText: Hashable {
  /// Compares the content of the texts; white space and the kind of brackets are ignored.
  public static func == (first: WellKnownText, second: WellKnownText) -> Bool {
    first.keyword == second.keyword && first.values == second.values && first.children == second.children
  }

  /// Hashes the keyword, the values and the children, as `==` compares them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(keyword)
    hasher.combine(values)
    hasher.combine(children)
  }
}
