extension XMLElement {
  /// The text of the element as it is in the file, with other texts as the content of some of its children.
  ///
  /// White space, comments and attributes are kept, so that a copy of an element has the layout of its neighbours.
  ///
  /// - Parameter content: the new content of a child, as XML text; `nil` keeps the child as it is.
  package func source(replacing content: (XMLElement) -> String?) -> String {
    let end = Int(node.end)
    var copied = node.startTag.lowerBound
    var result = ""
    for child in children {
      guard let new = content(child) else { continue }
      let range = child.trimmedContent
      result += document.text.string(utf8: copied..<range.lowerBound) + new
      copied = range.upperBound
    }
    return result + document.text.string(utf8: copied..<end)
  }
}
