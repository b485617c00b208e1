import SourceText

extension JSONOutput {
  /// The value of the first member with a key.
  subscript(key: String) -> JSONOutput? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The values of an array.
  var list: [JSONOutput]? { if case .array(let values) = self { values } else { nil } }

  /// The text of a string.
  var words: String? { if case .string(let text) = self { text } else { nil } }

  /// A whole number.
  var whole: Int? {
    switch self {
    case .integer(let number): number
    case .number(let text): Int(text)
    default: nil
    }
  }
}
