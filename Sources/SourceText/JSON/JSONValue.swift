/// A value of a JSON document, with its position.
public struct JSONValue: Sendable {
  /// The type of a value, with its content (RFC 8259, section 3).
  public enum Kind: Sendable {
    /// The word `null`.
    case null
    /// The word `true` or `false`.
    case bool(Bool)
    /// A number; its text is the value's range, see `JSONDocument.numberText`.
    case number
    /// A string without its quotes, escapes resolved.
    case string(String)
    /// The values in the order of the file.
    case array([JSONValue])
    /// The members in the order of the file, duplicates included.
    case object([JSONMember])
  }

  /// The type and the content.
  public let kind: Kind
  /// Offsets in the text's UTF-8.
  let utf8Range: Range<Int>

  /// The members of an object, in the order of the file, duplicates included; empty for any other value.
  public var members: [JSONMember] {
    if case .object(let members) = kind { members } else { [] }
  }

  /// The value of the first member with this name; objects here are small, so no dictionary is built.
  public subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  /// The text of a string, escapes resolved; `nil` for any other value.
  public var string: String? { if case .string(let value) = kind { value } else { nil } }
  /// The value of `true` or `false`; `nil` for any other value, `null` included.
  public var bool: Bool? { if case .bool(let value) = kind { value } else { nil } }
  /// The values of an array, in the order of the file; `nil` for any other value.
  public var array: [JSONValue]? { if case .array(let value) = kind { value } else { nil } }
  /// Whether the value is an object, which may be empty.
  public var isObject: Bool { if case .object = kind { true } else { false } }
  /// Whether the value is a number; a number in quotes is a string.
  public var isNumber: Bool { if case .number = kind { true } else { false } }
  /// Whether the value is the word `null`.
  public var isNull: Bool { if case .null = kind { true } else { false } }

  /// The type of the value with its article, for messages: “a string”.
  public var kindName: String {
    switch kind {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A name and its value in a JSON object.
public struct JSONMember: Sendable {
  /// The name without quotes, escapes resolved.
  public let key: String
  /// The value after the colon.
  public let value: JSONValue
  let keyUTF8Range: Range<Int>
}

/// A JSON document: its text and its value.
public struct JSONDocument: Sendable {
  /// The text that the document was read from; the digits of numbers are kept only there.
  public let text: SourceText
  /// The outermost value, of any type.
  public let root: JSONValue

  /// The bytes of a value in the original file, quotes and brackets included; the value must belong to this document.
  public func range(of value: JSONValue) -> SourceRange { text.range(utf8: value.utf8Range) }

  /// The position of a member's name, quotes included.
  public func keyRange(of member: JSONMember) -> SourceRange { text.range(utf8: member.keyUTF8Range) }

  /// A number's digits as they are in the file.
  public func numberText(of value: JSONValue) -> String { text.string(utf8: value.utf8Range) }

  /// A number's value, or `nil` if the value is not a number or is too large for a `Double`.
  public func double(of value: JSONValue) -> Double? {
    guard case .number = value.kind else { return nil }
    return text.utf8.withUnsafeBufferPointer {
      DecimalNumber.value(of: UnsafeBufferPointer(rebasing: $0[value.utf8Range]))
    }
  }
}
