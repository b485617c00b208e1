extension JSONDocument {
  /// The text of an object as it is in the file, with other texts as the values of some of its members.
  ///
  /// - Parameters:
  ///   - object: an object of this document.
  ///   - value: the new value of a member, as JSON text; `nil` keeps the member as it is.
  package func source(of object: JSONValue, replacing value: (JSONMember) -> String?) -> String {
    var copied = object.utf8Range.lowerBound
    var result = ""
    for member in object.members {
      guard let new = value(member) else { continue }
      let range = member.value.utf8Range
      result += text.string(utf8: copied..<range.lowerBound) + new
      copied = range.upperBound
    }
    return result + text.string(utf8: copied..<object.utf8Range.upperBound)
  }
}
