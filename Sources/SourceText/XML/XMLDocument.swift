/// A well-formed XML document as a tree of elements that know their bytes.
///
/// It holds offsets into the text and nothing else: names and values are read from the text when they are asked for.
public struct XMLDocument: Sendable {
  /// One object, so that an element is cheap to pass around.
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

  /// The places of all comments, inside and outside the root element.
  public var comments: [SourceRange] { storage.comments.map { text.range(utf8: $0) } }

  /// The places of all processing instructions.
  public var instructions: [SourceRange] { storage.instructions.map { text.range(utf8: $0) } }
}

/// An element's bytes and relatives. Offsets of 32 bits, because thousands of nodes are copied and the reader refuses
/// texts that would need more.
struct XMLNode: Sendable {
  /// `<` to the `>` of the start tag, both included.
  var startTagStart: Int32
  var startTagEnd: Int32
  /// The end of the tag's name, which begins behind the `<`.
  var nameEnd: Int32
  /// The beginning of the end tag; the content lies between the two tags.
  var contentEnd: Int32
  /// The end of the end tag.
  var end: Int32
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1
  /// Whether there is an attribute beside one `xsi:type`; declarations of namespaces are none.
  var hasAttributesBesideType: Bool
  /// Whether anything but white space stands between the elements inside: text, or a comment.
  var mayHaveStrayText = false

  var startTag: Range<Int> { Int(startTagStart)..<Int(startTagEnd) }
  var name: Range<Int> { Int(startTagStart) + 1..<Int(nameEnd) }
  var content: Range<Int> { Int(startTagEnd)..<Int(contentEnd) }
}

extension Collection where Element == UInt8, Index == Int {
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
