/// A well-formed XML document as a tree of elements that know their bytes.
///
/// It holds offsets into the text and nothing else: names and values are read from the text when they are asked for.
public struct XMLDocument: Sendable {
  public let text: SourceText
  /// All elements in the order of their start tags; the first is the root.
  let nodes: [XMLNode]

  /// The document element.
  public var root: XMLElement { XMLElement(document: self, index: 0) }

  /// The places of all comments outside and inside the root element.
  public var comments: [SourceRange] {
    var found: [SourceRange] = []
    var offset = 0
    while let start = text.utf8.firstOffset(of: "<!--", from: offset),
      let end = text.utf8.firstOffset(of: "-->", from: start + 4)
    {
      offset = end + 3
      if !isInsideTagOrCharacterData(start) { found.append(text.range(utf8: start..<offset)) }
    }
    return found
  }

  private func isInsideTagOrCharacterData(_ offset: Int) -> Bool {
    if nodes.contains(where: { $0.startTag.contains(offset) }) { return true }
    let before = text.utf8[..<offset]
    guard let opened = before.lastOffset(of: "<![CDATA[") else { return false }
    return text.utf8.firstOffset(of: "]]>", from: opened).map { $0 > offset } ?? true
  }
}

struct XMLNode: Sendable {
  /// `<` to the `>` of the start tag, both included.
  var startTag: Range<Int>
  /// The tag's name with its prefix.
  var name: Range<Int>
  /// From the end of the start tag to the beginning of the end tag.
  var content: Range<Int>
  /// The end of the end tag.
  var end: Int
  var parent: Int32
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1
}

extension Collection where Element == UInt8, Index == Int {
  func firstOffset(of pattern: StaticString, from start: Int) -> Int? {
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
