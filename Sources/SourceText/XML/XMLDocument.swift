/// A well-formed XML document as a tree of elements with their positions.
///
/// The tree holds only offsets into the text: names and values are read from the text when they are requested.
public struct XMLDocument: Sendable {
  /// A class, so that copying an element, which contains its document, is cheap.
  private final class Storage: Sendable {
    let text: SourceText
    let nodes: [XMLNode]
    let comments: [Range<Int>]
    let instructions: [Range<Int>]

    init(_ text: SourceText, _ nodes: [XMLNode], _ comments: [Range<Int>], _ instructions: [Range<Int>]) {
      self.text = text
      self.nodes = nodes
      self.comments = comments
      self.instructions = instructions
    }
  }

  private let storage: Storage

  init(text: SourceText, nodes: [XMLNode], comments: [Range<Int>], instructions: [Range<Int>]) {
    storage = Storage(text, nodes, comments, instructions)
  }

  /// The text that the document was read from.
  public var text: SourceText { storage.text }

  /// All elements in the order of their start tags; the first is the root.
  var nodes: [XMLNode] { storage.nodes }

  /// The document element.
  public var root: XMLElement { XMLElement(document: self, index: 0) }

  /// The positions of all comments, inside and outside the root element.
  public var comments: [SourceRange] { storage.comments.map { text.range(utf8: $0) } }

  /// The positions of all processing instructions.
  public var instructions: [SourceRange] { storage.instructions.map { text.range(utf8: $0) } }
}

/// The offsets of an element and the indices of its relatives. All are 32-bit numbers, because thousands of nodes are
/// copied; the reader refuses texts of more than 2 GB.
struct XMLNode: Sendable {
  /// From the `<` to the `>` of the start tag, both included.
  var startTagStart: Int32
  var startTagEnd: Int32
  /// The end of the tag's name, which begins after the `<`.
  var nameEnd: Int32
  /// The start of the end tag; the content is between the two tags.
  var contentEnd: Int32
  /// The end of the end tag.
  var end: Int32
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1
  /// Whether the start tag has an attribute other than one `xsi:type`; namespace declarations are not counted.
  var hasAttributesBesideType: Bool
  /// Whether there may be text between the child elements: something other than white space, possibly only a comment.
  var mayHaveStrayText = false

  var startTag: Range<Int> { Int(startTagStart)..<Int(startTagEnd) }
  var name: Range<Int> { Int(startTagStart) + 1..<Int(nameEnd) }
  var content: Range<Int> { Int(startTagEnd)..<Int(contentEnd) }
}

extension Collection where Element == UInt8, Index == Int {
  /// The offset of the first occurrence of a pattern from `start` on, or `nil`.
  package func firstOffset(of pattern: StaticString, from start: Int) -> Int? {
    pattern.withUTF8Buffer { pattern in
      var offset = Swift.max(start, startIndex)
      while offset + pattern.count <= endIndex {
        if self[offset] == pattern[0], self[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
        offset += 1
      }
      return nil
    }
  }

  /// The offset of the last occurrence of a pattern, or `nil`.
  func lastOffset(of pattern: StaticString) -> Int? {
    pattern.withUTF8Buffer { pattern in
      var offset = endIndex - pattern.count
      while offset >= startIndex {
        if self[offset] == pattern[0], self[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
        offset -= 1
      }
      return nil
    }
  }
}
